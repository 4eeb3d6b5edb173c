import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Long enough for a busy machine: nothing here is about time.
  test: { include: ['test/**/*.test.ts'], env: { TZ: 'UTC', LANG: 'C.UTF-8' }, testTimeout: 60_000 },
});
