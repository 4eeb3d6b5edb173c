import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { SourceFile } from '../source-file.ts';

/** A file's bytes one part after the other, unpacked where it is compressed. */
export async function* textBytes({ path, compressed }: SourceFile): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: 1 << 20 });
  const unpacked: Readable = compressed ? raw.pipe(createGunzip()) : raw;
  if (compressed) raw.on('error', (cause) => unpacked.destroy(cause));
  for await (const part of unpacked) yield part as Buffer;
}
