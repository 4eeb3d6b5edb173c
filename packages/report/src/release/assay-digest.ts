import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalJson, sha256Hex } from '@assay/evidence';

let known: string | undefined;

/**
 * Names this Assay by the source of its packages and the libraries that it stands on: the same name makes the same pages,
 * bundles and packs of the same parts.
 */
export function assayDigest(): string {
  known ??= assayDigestOf(join(dirname(fileURLToPath(import.meta.resolve('@assay/report'))), '..', '..'));
  return known;
}

/** The name of the Assay whose packages lie in a folder. */
export function assayDigestOf(packages: string): string {
  const files: Record<string, string> = {};
  for (const name of readdirSync(packages).sort()) {
    const source = join(packages, name, 'src');
    if (!existsSync(source)) continue;
    for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (/\.(?:ts|mjs|json|css)$/.test(file))
        files[`${name}/${file.replaceAll('\\', '/')}`] = sha256Hex(readFileSync(join(source, file)));
    }
  }
  const lock = join(packages, '..', 'package-lock.json');
  const libraries = existsSync(lock) ? sha256Hex(readFileSync(lock)) : null;
  return sha256Hex(canonicalJson({ files, libraries, icu: process.versions.icu ?? null }));
}
