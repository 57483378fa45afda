import { registerHooks } from 'node:module';

/**
 * For `node --import`: the built server with one fault, to see that the kill test finds it. Its journal
 * acknowledges first and commits in a later turn of the event loop. Made while the file is loaded, so
 * that no switch for it exists in the server.
 */
registerHooks({
	load(url, context, next) {
		const loaded = next(url, context);
		if (!/\/build\/server\/.*\/journal[^/]*\.js$/.test(url)) return loaded;
		const right = String(loaded.source);
		const wrong = right.replace('commit(db, group);', 'setTimeout(() => commit(db, group), 1);');
		if (wrong === right) throw new Error(`${url} has no commit to put off`);
		return { ...loaded, source: wrong };
	}
});
