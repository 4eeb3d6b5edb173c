import { crc32 } from 'node:zlib';
import { InputError } from '@assay/statistics';
import { unsafePathProblem } from './pack-path.ts';
import { centralHeader, endRecord, localHeader, type ZipEntry } from './zip-layout.ts';

const LARGEST_ZIP = 0xffff_fffe;
const MOST_ENTRIES = 0xfffe;

/** The entries as one zip whose bytes depend on their paths and contents alone. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (sorted.length > MOST_ENTRIES)
    throw new InputError(`${sorted.length} files in a pack. Pack at most ${MOST_ENTRIES}.`);
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [index, { path, content }] of sorted.entries()) {
    const problem = unsafePathProblem(path) ?? (sorted[index - 1]?.path === path ? 'it stands there twice' : null);
    if (problem !== null) throw new InputError(`${path} cannot be packed: ${problem}. Rename it.`);
    const name = new TextEncoder().encode(path);
    const crc = crc32(content);
    directory.push(centralHeader(name, crc, content.length, offset));
    const header = localHeader(name, crc, content.length);
    parts.push(header, content);
    offset += header.length + content.length;
  }
  const directorySize = directory.reduce((size, entry) => size + entry.length, 0);
  if (offset + directorySize > LARGEST_ZIP) throw new InputError(`a pack of ${offset} bytes. Keep it under 4 GB.`);
  parts.push(...directory, endRecord(sorted.length, directorySize, offset));
  return concatenate(parts);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
