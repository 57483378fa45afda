import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../src/cli/root.js';

/** Prints every route that the built app serves, with what can be asked of it. Run by node, apart. */

export interface BuiltRoute {
	readonly id: string;
	/** GET of a page or an endpoint, POST of an endpoint or of a page's form, `?/name` for a named form. */
	readonly asks: readonly string[];
}

interface Manifest {
	_: {
		nodes: (() => Promise<{ server?: { actions?: Record<string, unknown> } }>)[];
		routes: {
			id: string;
			page: { leaf: number } | null;
			endpoint: (() => Promise<Record<string, unknown>>) | null;
		}[];
	};
}

async function readRoutes(): Promise<BuiltRoute[]> {
	const folder = join(root, 'build', 'server', 'chunks');
	const file = readdirSync(folder).find((name) => /^manifest\.js-.*\.js$/.test(name));
	if (!file) throw new Error('the build has no manifest');
	const { m } = (await import(pathToFileURL(join(folder, file)).href)) as { m: Manifest };
	return Promise.all(
		m._.routes.map(async ({ id, page, endpoint }) => {
			const node = page && (await m._.nodes[page.leaf]?.());
			const forms = Object.keys(node?.server?.actions ?? {});
			const methods = Object.keys((await endpoint?.()) ?? {});
			return {
				id,
				asks: [
					...(page ? ['GET'] : []),
					...forms.map((name) => (name === 'default' ? 'POST' : `?/${name}`)),
					...methods.filter((name) => /^[A-Z]+$/.test(name) || name === 'fallback')
				]
			};
		})
	);
}

console.log(JSON.stringify(await readRoutes()));
// Modules of the app hold no timer or handle, but a native one may.
process.exit(0);
