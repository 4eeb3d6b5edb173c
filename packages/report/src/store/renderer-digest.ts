import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalJson, sha256Hex } from '@assay/evidence';

/** Packages whose code decides what a report looks like. */
const RENDERING = ['@assay/report', '@assay/notebook', '@assay/evidence'];

let known: string | undefined;

/** Names the renderer by its own source and the libraries it draws with: a report of another renderer is out of date. */
export function rendererDigest(): string {
  known ??= digest();
  return known;
}

function digest(): string {
  const files: Record<string, string> = {};
  for (const name of RENDERING) {
    const source = dirname(fileURLToPath(import.meta.resolve(name)));
    for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.ts'))
        files[`${name}/${file.replaceAll('\\', '/')}`] = sha256Hex(readFileSync(join(source, file)));
    }
  }
  const lock = fileURLToPath(new URL('../../../../package-lock.json', import.meta.url));
  return sha256Hex(canonicalJson({ files, libraries: existsSync(lock) ? sha256Hex(readFileSync(lock)) : null }));
}
