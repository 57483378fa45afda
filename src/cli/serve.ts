import { readConfig } from '../lib/server/config.ts';

/**
 * Serves the built app, which checks its content, migrates and fills an empty demo before it listens.
 * What is wrong is said in words, without a stack.
 */
try {
	const config = readConfig(process.env);
	process.env['HOST'] = config.host;
	process.env['PORT'] = String(config.port);
	process.env['ORIGIN'] = config.origin;
	// Built by `npm run build`; not there when types are checked.
	const built = new URL('../../build/index.js', import.meta.url).href;
	const { server } = (await import(built)) as {
		server: { server: { on(event: 'error', told: (error: Error) => void): void } };
	};
	server.server.on('error', (error) => stop(`PORT ${config.port} can't be used: ${error.message}`));
	console.log(
		`Leerwinst${config.mode === 'demo' ? ' (demo)' : ''} is at ${config.origin}` +
			(config.mode === 'demo' ? '   Stop with Ctrl+C.' : '')
	);
} catch (error) {
	const named = error instanceof Error && ['BadConfiguration', 'BadContent'].includes(error.name);
	if (named) stop(error.message);
	throw error;
}

function stop(text: string): never {
	console.error(text);
	process.exit(1);
}
