import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { root } from '../../src/cli/root.js';
import { bareEnvironment, node } from '../server.ts';

test('no acknowledged answer is lost when the server is killed five times while 20 learners answer', () => {
	test.setTimeout(180_000);
	const done = spawnSync(node, ['src/cli/bench.ts', 'kill', '20', '5', '3', '--only'], {
		cwd: root,
		env: bareEnvironment(),
		encoding: 'utf8'
	});
	expect(done.stdout + done.stderr).toMatch(
		/\d{2,} acknowledged answers, 5 kills: 0 lost, 0 doubled or altered, 0 sittings stuck: passed/
	);
	expect(done.status).toBe(0);
});
