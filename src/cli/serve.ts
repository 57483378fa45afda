import { openApp } from '../lib/server/app.ts';
import { BadConfiguration, readConfig } from '../lib/server/config.ts';
import { BadContent } from '../lib/server/content/problems.ts';
import { seedDemo } from '../lib/server/demo.ts';

/**
 * Prepares and serves the built app: checks the configuration and the content, migrates, fills an
 * empty demo, and then listens. What is wrong is said in words, without a stack.
 */
try {
	const config = readConfig(process.env);
	const app = await openApp(config);
	if (config.mode === 'demo') {
		const seed = Number(process.env['DEMO_SEED'] ?? 7);
		if (await seedDemo(app, { seed, now: new Date() })) {
			console.log('Made a demo: fictional people with a history.');
		}
	}
	app.db.$client.close();
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
	if (error instanceof BadConfiguration || error instanceof BadContent) stop(error.message);
	throw error;
}

function stop(text: string): never {
	console.error(text);
	process.exit(1);
}
