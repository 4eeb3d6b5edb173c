import { crc32 } from 'node:zlib';
import { pathProblem } from './pack-path.ts';
import { PackProblem } from './pack-problem.ts';
import {
  centralHeader,
  endRecord,
  LOCAL_HEADER_SIZE,
  LOCAL_SIGNATURE,
  localHeader,
  type ZipEntry,
} from './zip-layout.ts';

/**
 * The files of a zip that {@link writeZip} wrote, or a {@link PackProblem} that names the first thing that differs.
 *
 * Nothing is inflated and nothing is written to disk: a compressed entry is refused whatever size it claims. Contents are
 * views into `bytes`. Every byte is accounted for: headers must be the ones the writer gives, checksums must match, and
 * the directory at the end must be the one that follows from the entries.
 */
export function readZip(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  while (offset + LOCAL_HEADER_SIZE <= bytes.length && view.getUint32(offset, true) === LOCAL_SIGNATURE) {
    const method = view.getUint16(offset + 8, true);
    const crc = view.getUint32(offset + 14, true);
    const size = view.getUint32(offset + 22, true);
    const nameLength = view.getUint16(offset + 26, true);
    const contentAt = offset + LOCAL_HEADER_SIZE + nameLength;
    const name = bytes.subarray(offset + LOCAL_HEADER_SIZE, contentAt);
    const path = decodeName(name, offset);
    const problem = pathProblem(path);
    if (problem !== null) throw new PackProblem(path, `refused: ${problem}`);
    if (method !== 0)
      throw new PackProblem(
        path,
        `refused: it is compressed, to ${size} bytes by its own account; packs store their files as they are`,
      );
    if (!isEqual(bytes, offset, localHeader(name, crc, size)))
      throw new PackProblem(path, 'its header in the zip was changed');
    if (contentAt + size > bytes.length) throw new PackProblem(path, 'the pack ends before it does');
    const previous = entries.at(-1)?.path;
    if (previous !== undefined && previous >= path) throw new PackProblem(path, `out of order: it follows ${previous}`);
    const content = bytes.subarray(contentAt, contentAt + size);
    if (crc32(content) !== crc) throw new PackProblem(path, 'its content does not match its checksum');
    entries.push({ path, content });
    directory.push(centralHeader(name, crc, size, offset));
    offset = contentAt + size;
  }
  if (entries.length === 0) throw new PackProblem('the file', 'is not a pack: it does not begin as a zip does');
  let at = offset;
  for (const [index, expected] of directory.entries()) {
    if (!isEqual(bytes, at, expected))
      throw new PackProblem(entries[index]!.path, 'its line in the directory of the zip was changed');
    at += expected.length;
  }
  const end = endRecord(entries.length, at - offset, offset);
  if (!isEqual(bytes, at, end)) throw new PackProblem('the end of the zip', 'was changed');
  if (at + end.length !== bytes.length) throw new PackProblem('the end of the zip', 'is followed by more bytes');
  return entries;
}

function decodeName(name: Uint8Array, offset: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    throw new PackProblem(`the entry at byte ${offset}`, 'has a name that is not UTF-8');
  }
}

function isEqual(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let index = 0; index < expected.length; index++) if (bytes[at + index] !== expected[index]) return false;
  return true;
}
