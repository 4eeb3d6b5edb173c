import { statSync, truncateSync } from 'node:fs';
import { InputError, shorterFirst } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesKernels } from '../../../src/read/codes-kernel.ts';
import { KernelTextCodes } from '../../../src/read/kernel-text-codes.ts';
import { putTexts, putTextsReader } from '../../../src/read/slices/put-texts.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { textVector } from '../text-vector.ts';

const folder = temporaryFolder();
const PLAIN = Array.from({ length: 9000 }, (_, at) => (at % 5 === 0 ? `a "long\\ reference" of ${at}` : `R${at}`));
const ODD = PLAIN.map((text, at) => (at === 5000 ? ' é𝒥 ' : text));

function columnOf(texts: readonly string[]): KernelTextCodes {
  const column = new KernelTextCodes(codesKernels()!(), 0);
  for (let from = 0; from < texts.length; from += 2000) column.codesOf(textVector(texts.slice(from, from + 2000)));
  return column;
}

let files = 0;
const put = (texts: readonly string[], isOnDisk: boolean) =>
  structuredClone(
    putTexts(columnOf(texts), `${folder.path}/texts-${files++}`, isOnDisk ? texts.length - 1 : undefined),
  );

describe.each([
  ['in memory', false],
  ['on disk', true],
])('texts that are put by %s', (_, isOnDisk) => {
  it('are those of any codes, in the order of these, one by one and all together', () => {
    const [plain, odd] = [put(PLAIN, isOnDisk), put(ODD, isOnDisk)];
    expect([typeof plain.blocks === 'string', plain.arePlain, odd.arePlain]).toEqual([isOnDisk, true, false]);
    const code = fc.integer({ min: 0, max: PLAIN.length - 1 });
    fc.assert(
      fc.property(fc.uniqueArray(code, { maxLength: 300 }), fc.boolean(), (codes, isPlain) => {
        const texts = putTextsReader(isPlain ? plain : odd)(Int32Array.from(codes));
        const expected = codes.map((each) => (isPlain ? PLAIN : ODD)[each]!);
        expect(texts.length).toBe(codes.length);
        expect(codes.map((_, at) => texts.at(at))).toEqual(expected);
        expect(texts.all()).toEqual(expected);
        expect(codes.map((_, at) => texts.at(at))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('compare, and travel, as their strings do, while they are held', () => {
    const codes = Int32Array.from(PLAIN, (_, at) => PLAIN.length - 1 - at).filter((each) => each !== 7);
    const expected = Array.from(codes, (each) => PLAIN[each]!);
    const read = putTextsReader(put([...PLAIN, ...PLAIN.map((text) => `${text} again`)], isOnDisk));
    const many = Int32Array.from({ length: 2 * PLAIN.length }, (_, at) => at);
    expect(read(many).length).toBe(many.length);
    const texts = read(codes);
    expect(texts.arePlain).toBe(true);
    for (let at = 1; at < 200; at++) {
      expect(Math.sign(texts.compare(at, at - 1))).toBe(Math.sign(shorterFirst(expected[at]!, expected[at - 1]!)));
    }
    expect(Buffer.from(texts.json(3, 50)).toString()).toBe(JSON.stringify(expected.slice(3, 50)));
  });

  it('may be none', () => {
    expect(
      putTextsReader(putTexts(columnOf([]), `${folder.path}/none-${isOnDisk}`, isOnDisk ? -1 : 0))(
        new Int32Array(0),
      ).all(),
    ).toEqual([]);
  });
});

it('texts that are not on disk any more end the reading', () => {
  const there = put(PLAIN, true);
  const path = there.blocks as string;
  truncateSync(path, statSync(path).size / 2);
  const texts = putTextsReader(there)(Int32Array.of(1, 8999));
  expect(texts.at(0)).toBe(PLAIN[1]);
  expect(() => texts.at(1)).toThrow(InputError);
  expect(() => texts.all()).toThrow('texts that were put by are gone');
});
