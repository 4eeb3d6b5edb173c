import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalJson, sha256Hex } from '@assay/evidence';

/** What reads inputs, closes cells in and takes what they state. A notebook's own bundle holds what its cells call. */
const PACKAGES = ['statistics', 'evidence', 'dataset', 'notebook'];

const known = new Map<string, string | null>();

/**
 * Which Assay computes here? Names the part of a run that its code does not: the sources by which inputs are read and findings
 * are taken, and the libraries beneath them. The same code on the same data is another run where this is another.
 *
 * @param sources Folder of this package's sources, beside which those of the others stand.
 * @returns `null` where they cannot be told, as without a list of the libraries: then nothing computed before is taken.
 *
 * @example
 * computedBy() === computedBy() // true
 */
export function computedBy(sources: string = dirname(dirname(fileURLToPath(import.meta.url)))): string | null {
  let digest = known.get(sources);
  if (digest === undefined) {
    digest = digestOf(sources);
    known.set(sources, digest);
  }
  return digest;
}

function digestOf(sources: string): string | null {
  const packages = dirname(dirname(sources));
  const lock = join(packages, '..', 'package-lock.json');
  if (!existsSync(lock)) return null;
  const files: Record<string, string> = {};
  for (const name of PACKAGES) {
    const folder = join(packages, name, basename(sources));
    if (!existsSync(folder)) return null;
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/\.(?:ts|mjs|js|json)$/.test(file)) files[`${name}/${file}`] = sha256Hex(readFileSync(join(folder, file)));
    }
  }
  return sha256Hex(canonicalJson({ files, libraries: sha256Hex(readFileSync(lock)) }));
}
