import { existsSync } from 'node:fs';

/** What a browser without a desktop, possibly as root and without a network, needs to start. */
export const launchArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage'
];

/** The path of a Chromium, or undefined: then Playwright looks for one of its own. */
export function chromium() {
	const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
	return candidates.find((path) => path && existsSync(path));
}
