import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const repository = fileURLToPath(new URL('.', import.meta.url));

/** Two processes beside others too: whichever of these ends last would leave a processor idle. */
const LONGEST = ['apps/cli', 'apps/workbench'].map((name) => join(repository, name));
const processes = LONGEST.includes(process.cwd()) ? 2 : Number(process.env['ASSAY_TEST_PROCESSES'] ?? 2);

/**
 * Settings of every suite. The time limits only end what hangs: how long a test takes on a busy machine says nothing. The
 * test files of a suite share their processes, so that each source is read once; what stands in folders of tests is read
 * anew for each. One root for all, so that what a suite has made of a source is there for the next suite too.
 */
export default defineConfig({
  root: repository,
  test: {
    dir: process.cwd(),
    experimental: { fsModuleCache: true, fsModuleCachePath: join(repository, 'node_modules/.vitest') },
    include: ['**/*.test.ts'],
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    maxWorkers: processes,
    isolate: false,
    globalSetup: join(repository, 'testing/src/own-temporary-folder.ts'),
    setupFiles: ['read-tests-anew', 'equal-bytes'].map((name) => join(repository, `testing/src/${name}.ts`)),
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
