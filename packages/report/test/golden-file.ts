import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const folder = fileURLToPath(new URL('./golden/', import.meta.url));

/**
 * Compares with the committed golden file. A difference is written beside it as `-changed` for eyes to judge; the golden
 * itself is only ever written by a person's command: ASSAY_WRITE_GOLDEN=1 npx vitest run, and never in CI.
 */
export function expectGolden(name: string, actual: string): void {
  const path = join(folder, name);
  const changed = path.replace(/(\.\w+)$/, '-changed$1');
  if (process.env['ASSAY_WRITE_GOLDEN'] === '1' && !process.env['CI']) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  const golden = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (golden === actual) rmSync(changed, { force: true });
  else if (!process.env['CI']) writeFileSync(changed, actual);
  expect(actual, `differs from ${name}; look at ${changed}`).toBe(golden);
}
