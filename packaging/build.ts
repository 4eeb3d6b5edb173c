import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackage } from './build-package.ts';

/**
 * Packages that a program without Assay's tree can use. `engine`, `notebook` and `report` are left out: they bundle
 * TypeScript sources of the tree that they stand in.
 */
const LIBRARIES = [
  'statistics',
  'fairness-metrics',
  'record-matching',
  'contact-profiling',
  'displacement',
  'evidence',
  'disclosure-control',
  'dataset',
  'synthetic',
];

/** `npm run build -- [package…]`: writes `dist/<package>`, each ready for `npm pack` or `npm publish`. */
const repository = fileURLToPath(new URL('../', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !LIBRARIES.includes(name));
if (unknown.length > 0) {
  const standing = existsSync(join(repository, 'packages')) ? readdirSync(join(repository, 'packages')) : [];
  const why = unknown.some((name) => standing.includes(name)) ? ' It works inside this tree only.' : '';
  process.stderr.write(`not built: ${unknown.join(', ')}.${why} Name some of ${LIBRARIES.join(', ')}.\n`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : LIBRARIES) {
    buildPackage(join(repository, 'packages', name), join(repository, 'dist', name));
    process.stdout.write(`dist/${name}\n`);
  }
}
