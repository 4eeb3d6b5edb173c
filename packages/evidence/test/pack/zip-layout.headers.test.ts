import { expect, it } from 'vitest';
import { centralHeader, localHeader } from '../../src/pack/zip-layout.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const name = new TextEncoder().encode('a');

/** Field by field from APPNOTE.TXT 6.3.10, sections 4.3.7 and 4.3.12; numbers stand with their last byte first. */
it('writes the headers of a zip as its specification lays them out', () => {
  // Signature, version needed 2.0, UTF-8 names, stored, 00:00, 1 January 1980, checksum, two sizes, lengths of name and extra.
  const said = ['0008', '0000', '0000', '2100', '78563412', '05000000', '05000000', '0100', '0000'];
  expect(hex(localHeader(name, 0x12345678, 5))).toBe(['504b0304', '1400', ...said, '61'].join(''));
  // Besides: made on Unix by 2.0; no comment, first disk, internal attributes, a readable regular file, where its entry begins.
  const central = ['504b0102', '1403', '1400', ...said, '0000', '0000', '0000', '0000a481', '09000000', '61'];
  expect(hex(centralHeader(name, 0x12345678, 5, 9))).toBe(central.join(''));
});
