import { defineConfig } from 'vitest/config';

/** For `npm run mutate`: the tests of pure arithmetic, without the app around them. */
export default defineConfig({
	test: {
		environment: 'node',
		// Instrumented code is slow; a mutant that never ends is stopped by Stryker itself.
		testTimeout: 60_000,
		include: ['src/lib/domain/{statistics,psychometrics,gain,analysis}/**/*.test.ts']
	}
});
