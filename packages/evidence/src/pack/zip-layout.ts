/**
 * The one way a pack's zip is laid out: entries stored without compression, sorted by name, dated 1980-01-01, with no
 * comment, extra field or descriptor. Equal contents give equal bytes, and a reader that rebuilds the layout finds any
 * byte that differs.
 *
 * Source: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
 */
export interface ZipEntry {
  readonly path: string;
  readonly content: Uint8Array;
}

export const LOCAL_HEADER_SIZE = 30;
export const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const UTF8_NAMES = 0x0800;
const FIRST_OF_JANUARY_1980 = 0x0021;
const REGULAR_FILE_READABLE = (0o100644 << 16) >>> 0;

export function localHeader(name: Uint8Array, crc: number, size: number): Uint8Array {
  const bytes = new Uint8Array(LOCAL_HEADER_SIZE + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, UTF8_NAMES, true);
  view.setUint16(12, FIRST_OF_JANUARY_1980, true);
  view.setUint32(14, crc, true);
  view.setUint32(18, size, true);
  view.setUint32(22, size, true);
  view.setUint16(26, name.length, true);
  bytes.set(name, LOCAL_HEADER_SIZE);
  return bytes;
}

export function centralHeader(name: Uint8Array, crc: number, size: number, offset: number): Uint8Array {
  const bytes = new Uint8Array(46 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, CENTRAL_SIGNATURE, true);
  view.setUint16(4, (3 << 8) | 20, true);
  view.setUint16(6, 20, true);
  view.setUint16(8, UTF8_NAMES, true);
  view.setUint16(14, FIRST_OF_JANUARY_1980, true);
  view.setUint32(16, crc, true);
  view.setUint32(20, size, true);
  view.setUint32(24, size, true);
  view.setUint16(28, name.length, true);
  view.setUint32(38, REGULAR_FILE_READABLE, true);
  view.setUint32(42, offset, true);
  bytes.set(name, 46);
  return bytes;
}

export function endRecord(entries: number, directorySize: number, directoryOffset: number): Uint8Array {
  const bytes = new Uint8Array(22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, END_SIGNATURE, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, directorySize, true);
  view.setUint32(16, directoryOffset, true);
  return bytes;
}
