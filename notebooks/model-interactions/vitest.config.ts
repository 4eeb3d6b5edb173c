import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], env: { TZ: 'UTC', LANG: 'C.UTF-8' } },
});
