import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import type { GeneratedHashes } from '@assay/report/release';

/**
 * Makes a dataset once to compare, not at every release: again only where its recipe changed. No file
 * that was made before is believed.
 */
export function rememberHashes(home: string, generatedHashes: GeneratedHashes): GeneratedHashes {
  const known = new Map<string, { readonly recipe: string; readonly hashes: Promise<ReadonlySet<string>> }>();
  return (dataset) => {
    const path = join(home, 'datasets', dataset, 'datapackage.json');
    const recipe = existsSync(path) ? sha256Hex(readFileSync(path, 'utf8')) : '';
    const remembered = known.get(dataset);
    if (remembered?.recipe === recipe) return remembered.hashes;
    const hashes = generatedHashes(dataset);
    known.set(dataset, { recipe, hashes });
    hashes.catch(() => known.delete(dataset));
    return hashes;
  };
}
