import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PackFiles, withTemporaryFolder } from '@assay/evidence';
import { keptBundle } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import { assayDigest } from './assay-digest.ts';
import { readReleasedPack } from './pack-content.ts';
import type { PackRecord } from './released-pack-payload.ts';
import type { ContentProblem } from './released-pack-problems.ts';

/**
 * Is the code that people read the code that ran? Bundles the pack's source again, where this Assay has not bundled the very same
 * before, and compares with the bundle; nothing of it is run. A pack that cannot be read has no source to compare, and {@link releasedPackProblems} says so.
 *
 * @example
 * await releasedSourceProblems(new Map()) // []
 */
export async function releasedSourceProblems(files: PackFiles): Promise<readonly ContentProblem[]> {
  return withTemporaryFolder('source', (place) => problemsOfSource(files, place));
}

async function problemsOfSource(files: PackFiles, place: string): Promise<readonly ContentProblem[]> {
  try {
    const { record, files: code, bundle } = readReleasedPack(files);
    const folder = join(place, 'notebooks', 'read');
    writeFileSync(join(place, 'package.json'), '{"type":"module"}\n');
    for (const [name, text] of Object.entries(code)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const made = await keptBundle(folder).catch((error: unknown) => {
      if (error instanceof InputError) return null;
      throw error;
    });
    if (made?.code === bundle) return [];
    const { pack } = record as Partial<PackRecord>;
    const path = 'data/code';
    return pack?.assay === assayDigest()
      ? [{ path, problem: 'is not the code that ran: bundled again, it is another than code/notebook.mjs' }]
      : [
          {
            path,
            problem: 'was bundled by another Assay, so that this one cannot tell whether it is the code that ran',
            isUnchecked: true,
          },
        ];
  } catch (error) {
    if (error instanceof InputError || error instanceof SyntaxError) return [];
    throw error;
  }
}
