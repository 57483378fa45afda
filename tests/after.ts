import { removeRun } from './server.ts';

/** After all tests: what they made is removed, unless somebody wants to look at it. */
export default function after(): void {
	if (!process.env['KEEP_TEST_RUN']) removeRun();
}
