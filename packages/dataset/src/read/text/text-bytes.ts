import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '@assay/statistics';
import { type SourceFile, unreadableFile } from '../source-file.ts';

const PART_BYTES = 1 << 20;

/** A file's bytes one part after the other, unpacked where it is compressed. */
export async function* textBytes({ path, compressed }: SourceFile): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: PART_BYTES });
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

/**
 * The same, each part only good until the next is asked for, which is read meanwhile: memory is not asked for again and again, which
 * would let the engine look for what is no longer used.
 */
export async function* textParts(file: SourceFile): AsyncGenerator<Buffer> {
  if (file.compressed) {
    yield* textBytes(file);
    return;
  }
  let handle: FileHandle | undefined;
  let reading: Promise<{ readonly bytesRead: number }> | undefined;
  try {
    handle = await open(file.path);
    const parts = [Buffer.allocUnsafeSlow(PART_BYTES), Buffer.allocUnsafeSlow(PART_BYTES)] as const;
    reading = handle.read(parts[0], 0, PART_BYTES, null);
    for (let turn: 0 | 1 = 0; ; turn = turn === 0 ? 1 : 0) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = handle.read(parts[turn === 0 ? 1 : 0], 0, PART_BYTES, null);
      yield parts[turn].subarray(0, bytesRead);
    }
  } catch (cause) {
    throw unreadableFile(file.path, cause);
  } finally {
    await reading?.catch(() => {});
    await handle?.close();
  }
}
