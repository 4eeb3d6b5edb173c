import { describe, expect, it } from 'vitest';
import { writeZip } from '../../src/pack/write-zip.ts';

/** The check value of the text "123456789", as the catalogue of CRC-32 gives it. */
const CHECK_VALUE = 0xcbf43926;

describe('writeZip(entries)', () => {
  const text = new TextEncoder();
  const zip = writeZip([
    { path: 'one.txt', content: text.encode('123456789') },
    { path: 'folder/two.txt', content: text.encode('ab') },
  ]);
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);

  // Our own reader is made of the same headers, so it sees no fault of theirs: these are the places that the format names.
  it('lies as the format of PKWARE says (APPNOTE 4.3.7, 4.3.12, 4.3.16)', () => {
    const end = zip.byteLength - 22;
    expect(view.getUint32(end, true)).toBe(0x06054b50);
    expect([view.getUint16(end + 8, true), view.getUint16(end + 10, true)]).toEqual([2, 2]);
    const [size, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
    expect(start + size).toBe(end);
    let central = start;
    for (const { name, content } of [
      { name: 'folder/two.txt', content: 'ab' },
      { name: 'one.txt', content: '123456789' },
    ]) {
      expect(view.getUint32(central, true)).toBe(0x02014b50);
      expect(view.getUint16(central + 4, true) >> 8).toBe(3);
      expect(view.getUint16(central + 6, true)).toBe(20);
      // Names are UTF-8, contents stored as they are.
      expect([view.getUint16(central + 8, true), view.getUint16(central + 10, true)]).toEqual([0x0800, 0]);
      expect([view.getUint32(central + 20, true), view.getUint32(central + 24, true)]).toEqual([
        content.length,
        content.length,
      ]);
      expect(view.getUint16(central + 28, true)).toBe(name.length);
      expect(view.getUint32(central + 38, true) >>> 16).toBe(0o100644);
      const local = view.getUint32(central + 42, true);
      expect(view.getUint32(local, true)).toBe(0x04034b50);
      expect([view.getUint16(local + 4, true), view.getUint16(local + 6, true)]).toEqual([20, 0x0800]);
      expect(view.getUint32(local + 14, true)).toBe(view.getUint32(central + 16, true));
      if (content === '123456789') expect(view.getUint32(local + 14, true)).toBe(CHECK_VALUE);
      expect([view.getUint32(local + 18, true), view.getUint32(local + 22, true)]).toEqual([
        content.length,
        content.length,
      ]);
      expect(view.getUint16(local + 26, true)).toBe(name.length);
      const body = new TextDecoder().decode(zip.subarray(local + 30, local + 30 + name.length + content.length));
      expect(body).toBe(name + content);
      central += 46 + name.length;
    }
    expect(central).toBe(end);
  });
});
