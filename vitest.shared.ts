import { defineConfig } from 'vitest/config';

/** Settings of every suite. The time limits only end what hangs: how long a test takes on a busy machine says nothing. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
