import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { SourceFile } from './source-file.ts';

/**
 * Hands over the files, with UTF-8 copies in place of those that are in Windows-1252, which older systems write, and deletes
 * the copies afterwards. They lie in a folder that only this user can open, because they hold the same people as the files do.
 */
export async function withUtf8Copies<Result>(
  files: readonly SourceFile[],
  windows1252: ReadonlySet<string>,
  work: (copies: readonly SourceFile[]) => Promise<Result>,
): Promise<Result> {
  if (windows1252.size === 0) return work(files);
  const folder = mkdtempSync(join(tmpdir(), 'assay-utf8-'));
  try {
    const copies: SourceFile[] = [];
    for (const [index, file] of files.entries()) {
      copies.push(windows1252.has(file.path) ? await utf8Copy(file, join(folder, `${index}.csv`)) : file);
    }
    return await work(copies);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function utf8Copy(file: SourceFile, path: string): Promise<SourceFile> {
  const decoder = new TextDecoder('windows-1252');
  const toUtf8 = new Transform({
    transform: (bytes: Buffer, _encoding, done) =>
      done(null, Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8')),
  });
  const target = createWriteStream(path, { mode: 0o600 });
  const source = createReadStream(file.path);
  if (file.compressed) await pipeline(source, createGunzip(), toUtf8, target);
  else await pipeline(source, toUtf8, target);
  return { ...file, path, compressed: false };
}
