import * as v from 'valibot';

/**
 * What the environment says, read once. Without MODE=production this is demo mode: loopback only,
 * a database of its own, one login button per role.
 */
export interface Config {
	readonly mode: 'demo' | 'production';
	readonly databaseFile: string;
	readonly databaseMaxPages: number | undefined;
	readonly host: string;
	readonly port: number;
	readonly origin: string;
	readonly secret: string;
	/** A second content root outside git, with items, forms, instruments and schools of its own. */
	readonly contentDir: string | undefined;
	readonly contact: string;
}

/** A setting that can't be used: one line that names the variable. */
export class BadConfiguration extends Error {
	/** By name, since the built server has a class of its own. */
	override readonly name = 'BadConfiguration';
}

const whole = (min: number, max: number) =>
	v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(min), v.maxValue(max));

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
export const isLoopback = (host: string) => loopbackHosts.has(host);

export const demoFile = 'data/demo.db';

export function readConfig(env: Record<string, string | undefined>): Config {
	const variables = env;
	function read<T>(name: string, schema: v.GenericSchema<unknown, T>, must: string): T {
		const result = v.safeParse(schema, variables[name] || undefined);
		if (!result.success) throw new BadConfiguration(`${name} ${must}`);
		return result.output;
	}
	const mode = read(
		'MODE',
		v.optional(v.picklist(['demo', 'production']), 'demo'),
		'must be demo or production'
	);
	const host = read('HOST', v.optional(v.string(), '127.0.0.1'), 'must be a host name');
	const port = Number(
		read('PORT', v.optional(whole(1, 65535), '3000'), 'must be a port number from 1 to 65535')
	);
	const defaultOrigin = `http://127.0.0.1:${port}`;
	const origin = read(
		'ORIGIN',
		mode === 'production'
			? v.pipe(v.string(), v.url())
			: v.optional(v.pipe(v.string(), v.url()), defaultOrigin),
		'must be the address that people type, for example https://leerwinst.example.nl'
	).replace(/\/$/, '');
	const url = new URL(origin);
	if (url.origin !== origin) throw new BadConfiguration('ORIGIN must be an address without a path');
	const common = {
		host,
		port,
		origin,
		databaseMaxPages: read(
			'DATABASE_MAX_PAGES',
			v.optional(whole(1, 2 ** 31)),
			'must be a whole number of pages'
		),
		contentDir: read('CONTENT_DIR', v.optional(v.string()), 'must be a folder'),
		contact: read('CONTACT', v.optional(v.string(), ''), 'must be text')
	};
	if (mode === 'demo') {
		if (env.NODE_ENV === 'production') {
			throw new BadConfiguration('NODE_ENV is production, but MODE is not: set MODE=production');
		}
		if (!isLoopback(host)) {
			throw new BadConfiguration(
				'HOST must be 127.0.0.1 or localhost in demo mode (MODE=production lifts this)'
			);
		}
		if (!isLoopback(url.hostname)) {
			throw new BadConfiguration(
				'ORIGIN must be on 127.0.0.1 or localhost in demo mode (MODE=production lifts this)'
			);
		}
		const databaseFile = read(
			'DEMO_DATABASE_FILE',
			v.optional(v.string(), demoFile),
			'must be a file'
		);
		return { ...common, mode, databaseFile, secret: 'demo-only-no-secret-at-all-000000' };
	}
	if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
		throw new BadConfiguration('ORIGIN must start with https:// in production');
	}
	return {
		...common,
		mode,
		databaseFile: read(
			'DATABASE_FILE',
			v.optional(v.string(), 'data/leerwinst.db'),
			'must be a file'
		),
		secret: read(
			'SECRET',
			v.pipe(v.string(), v.minLength(32)),
			'must be at least 32 random characters (openssl rand -hex 32)'
		)
	};
}
