import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/**
 * SHA-256 of text (as UTF-8) or bytes, in lower-case hexadecimal.
 *
 * @example
 * sha256Hex('assay').slice(0, 12) // '9b2153df65c7'
 */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * SHA-256 and size of a file, read in pieces so that a file larger than memory works.
 *
 * @example
 * writeAtomically(`${folder}/people.csv`, 'assay');
 * (await hashFile(`${folder}/people.csv`)).sha256 === sha256Hex('assay') // true
 */
export async function hashFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
