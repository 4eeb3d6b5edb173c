import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTrustedSigners, type TrustedSigner } from '@assay/evidence';
import type { Context } from '../command.ts';
import { filePath } from '../words/file-path.ts';
import { readTextFile } from './read-bytes.ts';

/** The signers whose word counts: those of `--signers`, else of the project's `signers.json`, else nobody. */
export function trustedSigners({ home, cwd }: Context, option: string | null): readonly TrustedSigner[] {
  const path = option === null ? join(home, 'signers.json') : filePath(cwd, option);
  if (option === null && !existsSync(path)) return [];
  return readTrustedSigners(readTextFile(path, 'signers'), path);
}
