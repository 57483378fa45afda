import { BadConfiguration, readConfig, type Config } from '../lib/server/config.ts';

/** The configuration for a command; what is wrong is one line that names the variable. */
export function configOrStop(): Config {
	try {
		return readConfig(process.env);
	} catch (error) {
		if (!(error instanceof BadConfiguration)) throw error;
		console.error(error.message);
		process.exit(1);
	}
}
