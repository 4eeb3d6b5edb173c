import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of real data that is never committed: `ASSAY_REFERENCE_DATA`, or `../shared/data` beside the repository. */
export function referenceDataFolder(): string {
  return resolve(repository, process.env['ASSAY_REFERENCE_DATA'] ?? '../shared/data');
}

/** Path of one reference file, whether or not it is there. */
export function referencePath(file: string): string {
  return join(referenceDataFolder(), file);
}

/** A suite that reads reference files; where one is absent the suite is skipped and its title says which. */
export function describeWithReferenceData(
  title: string,
  files: readonly string[],
  suite: (...paths: string[]) => void,
): void {
  const paths = files.map(referencePath);
  const absent = files.filter((_, index) => !existsSync(paths[index]!));
  if (absent.length === 0) describe(title, () => suite(...paths));
  // A suite may read its files before its first test, so that even one that is skipped must not be entered.
  else
    describe.skip(`${title} (skipped: no ${absent.join(', ')}; set ASSAY_REFERENCE_DATA)`, () => {
      it('reads the reference files', () => suite(...paths));
    });
}
