import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '@assay/statistics';
import { type SourceFile, unreadableFile } from '../source-file.ts';

/** A file's bytes one part after the other, unpacked where it is compressed. */
export async function* textBytes({ path, compressed }: SourceFile): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: 1 << 20 });
  const unpacked: Readable = compressed ? raw.pipe(createGunzip()) : raw;
  if (compressed) raw.on('error', (cause) => unpacked.destroy(cause));
  try {
    for await (const part of unpacked) yield part as Buffer;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (!/^Z_|^ERR_/.test(code)) throw unreadableFile(path, cause);
    throw new InputError(`${path} is cut off or damaged: it cannot be unpacked to its end. Copy or export it again.`, {
      cause,
    });
  }
}
