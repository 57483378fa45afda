import { afterEach, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { removeRoots, rootOf } from '../../src/lib/server/content/fixtures.ts';
import { root } from '../../src/cli/root.js';
import { runtime } from '../../src/cli/runtime.js';

afterEach(removeRoots);

const alone = `id: los
status: proef
items:
  - id: los-vraag
    type: single-choice
    domain: D1
    level: L1
    stem: "Wat betekent n onder een staaf?"
    options:
      - { text: "Het aantal leerlingen", key: true }
      - { text: "Het niveau van de groep", misconception: M08 }
      - { text: "Het nummer van de toets", misconception: M22 }
    unchecked: "A definition."
    twin: los-andere
    expected:
      p: 0.8
      because: "A daily sign."
    explanation: "De letter n staat voor het aantal."
`;

it('the check of all content fails on a broken rule, and names it', { timeout: 120_000 }, () => {
	const added = rootOf({ 'testlets/core/los.yaml': alone });
	const done = spawnSync(runtime() ?? process.execPath, ['src/cli/content.ts', added], {
		cwd: root,
		encoding: 'utf8'
	});
	expect(done.stderr).toBe('broken: los-vraag names a twin that is not there: los-andere\n');
	expect(done.status).toBe(1);
});
