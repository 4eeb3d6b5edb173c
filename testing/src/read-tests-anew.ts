import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** What vitest keeps of a module that it has read. */
interface Read {
  readonly file: string;
  promise: unknown;
  exports: unknown;
  evaluated: boolean;
  readonly importers: Set<string>;
}

interface Worker {
  readonly evaluatedModules: { readonly idToModuleMap: ReadonlyMap<string, Read> };
}

/**
 * Read by vitest before each test file. The test files of a suite share a process and the sources that it has read; what
 * stands in a folder of tests, which may keep a temporary folder or count its calls, is read anew for each of them, so
 * that none finds what another left. As vitest's own `resetModules` does it, which forgets the sources too.
 */
const { idToModuleMap } = (globalThis as unknown as { __vitest_worker__: Worker }).__vitest_worker__.evaluatedModules;
for (const module of idToModuleMap.values()) {
  if (!module.file.startsWith(repository) || !`/${module.file.slice(repository.length)}`.includes('/test/')) continue;
  module.promise = undefined;
  module.exports = undefined;
  module.evaluated = false;
  module.importers.clear();
}
