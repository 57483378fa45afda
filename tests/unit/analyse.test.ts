import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/cli/root.js';
import { runtime } from '../../src/cli/runtime.js';

/** The command under bare node. Starting node and reading the library takes a while on a busy machine. */
function analyse(...given: readonly string[]) {
	const command = [join(root, 'src/cli/analyse.ts'), ...given];
	return spawnSync(runtime() ?? process.execPath, command, { cwd: root, encoding: 'utf8' });
}

describe('npm run analyse', () => {
	it('answers under bare node from files, and exits with 0', { timeout: 60_000 }, () => {
		const done = analyse('tests/unit/analyse-lsat-6');
		expect(done.stderr).toBe('');
		expect(done.status).toBe(0);
		// Bock & Lieberman (1970), with R's psych::alpha.
		const figures = JSON.parse(done.stdout) as { policies: { omit_as_wrong: { alpha: number } } };
		expect(figures.policies.omit_as_wrong.alpha).toBeCloseTo(0.294997192216, 11);
	});

	it('tells a problem apart from figures, by exit code and stream', { timeout: 60_000 }, () => {
		const done = analyse('tests/unit');
		expect(done.stdout).toBe('');
		expect(done.stderr).toMatch(/^there is no .*analysis\.json\n$/);
		expect(done.status).toBe(1);
	});

	it('explains itself when asked', { timeout: 60_000 }, () => {
		const done = analyse('--help');
		expect(done.stdout).toMatch(/^npm run analyse -- FOLDER\n/);
		expect(done.status).toBe(0);
	});
});
