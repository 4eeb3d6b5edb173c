import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenDay } from '../../src/date/calendar-day.ts';
import { looksMissing } from '../../src/profile/missing-words.ts';
import { codesKernels } from '../../src/read/codes-kernel.ts';
import { KernelTextCodes } from '../../src/read/kernel-text-codes.ts';
import { scalarTextCodes, type TextCodes } from '../../src/read/text-codes.ts';
import { oddnessOf } from '../../src/read/written-texts.ts';
import { dayVector, textVector } from './text-vector.ts';

type Texts = readonly (string | null)[];

/** By the one way that has no table, no bytes and no vectors. */
function plainCodes(texts: Texts): { codes: number[]; texts: string[] } {
  const distinct = [...new Set(texts)].filter((text) => text !== null && text !== '') as string[];
  const codeOf = new Map(distinct.map((text, code) => [text, code]));
  return { codes: texts.map((text) => codeOf.get(text ?? '') ?? -1), texts: distinct };
}

function coders(): readonly TextCodes[] {
  const kernel = codesKernels()!;
  // Spelt out, and left where they are.
  return [new KernelTextCodes(kernel(), 0), new KernelTextCodes(kernel(), 0, 0), scalarTextCodes(0)];
}

function added(chunks: readonly Texts[]) {
  return coders().map((coder) => {
    for (const chunk of chunks) coder.add(textVector(chunk));
    const { codes, texts } = coder.finish();
    return { codes: Array.from(codes.wide()), texts: texts.all() };
  });
}

const letters = fc.constantFrom('a', 'B', '7', ' ', '\u00e9', '\u{1F600}', '\u0000', '\n', 'x', ',', '"', 'K', '0');
const someText = fc.oneof(
  fc.string({ unit: letters, maxLength: 14 }),
  fc.string({ unit: letters, minLength: 10, maxLength: 60 }),
  fc.constantFrom('', 'same', 'a text of more than twelve bytes', 'exactly12byt', 'exactly13byte'),
);

describe('codes of texts', () => {
  it('are those of the order of first appearance, by the kernel and by its twin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.option(someText, { freq: 5 }), { maxLength: 90 }), { maxLength: 4 }),
        (chunks) => {
          const expected = plainCodes(chunks.flat());
          for (const { codes, texts } of added(chunks)) {
            expect(codes).toEqual(expected.codes);
            expect(texts).toEqual(expected.texts);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('stay the same while tables grow, for short and long texts that come again', () => {
    const texts = Array.from({ length: 40_000 }, (_, at) =>
      at % 3 === 0 ? `a long reference of the number ${at % 9001}` : at % 3 === 1 ? `R${at}` : `é${at % 500}`,
    );
    const chunks = Array.from({ length: 20 }, (_, chunk) => texts.slice(2000 * chunk, 2000 * chunk + 2000));
    const expected = plainCodes(texts);
    expect(expected.texts.length).toBeGreaterThan(15_000);
    for (const { codes, texts: found } of added(chunks)) {
      expect(codes).toEqual(expected.codes);
      expect(found).toEqual(expected.texts);
    }
  });

  it('are the same where texts rise for long, and then do not', () => {
    const rising = Array.from({ length: 30_000 }, (_, at) => (at % 50 === 0 ? null : `R${10_000_000 + (at >> 1)}`));
    const ends: Texts[] = [
      [],
      ['R10000001', 'S', 'R10000001'],
      ['a text of more than twelve bytes', 'R10000003'],
      ['é', 'R2', ''],
    ];
    for (const end of ends) {
      const texts = [...rising, ...end, ...rising.slice(0, 500)];
      const chunks = Array.from({ length: 16 }, (_, chunk) => texts.slice(2000 * chunk, 2000 * chunk + 2000));
      const expected = plainCodes(texts);
      for (const { codes, texts: found } of added(chunks)) {
        expect(codes).toEqual(expected.codes);
        expect(found).toEqual(expected.texts);
      }
    }
  });

  it('tell texts apart that differ in one bit, wherever it is', () => {
    const base = 'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF';
    const texts = [8, 12, 13, 16, 17, 32].flatMap((length) =>
      Array.from({ length }, (_, at) => `${base.slice(0, at)}@${base.slice(at + 1, length)}`).concat(
        base.slice(0, length),
      ),
    );
    for (const { codes } of added([texts, texts])) {
      expect(codes).toEqual([...texts.keys(), ...texts.keys()]);
    }
  });

  it('are those of the written days of dates, near and far', () => {
    const days = [0, null, 18_000, 0, -150_000, 65_744, 65_745, -43_829, -43_830, 18_000, -150_000, 900_000];
    const expected = plainCodes(days.map((day) => (day === null ? null : writtenDay(day))));
    for (const coder of coders()) {
      coder.addDays(dayVector(days));
      const { codes, texts } = coder.finish();
      expect({ codes: Array.from(codes.wide()), texts: texts.all() }).toEqual(expected);
    }
  });

  it('leave out a day in no year that is known', () => {
    for (const coder of coders()) {
      expect(() => coder.addDays(dayVector([900_000_000]))).toThrow('in no year that is known');
    }
  });
});

describe('what is odd about a text', () => {
  const words = fc.constantFrom(
    'unknown',
    'N/A',
    'test user',
    'xxxx',
    '9999',
    '0',
    'not known',
    'duplicate',
    'nfn',
    '\\N',
  );
  const around = fc.string({ unit: fc.constantFrom(' ', '-', '.', '?', 'u', '1', '9', 'R', '\u00a0'), maxLength: 3 });
  const anyText = fc.oneof(
    fc.tuple(around, words, around).map((parts) => parts.join('')),
    someText,
    fc.string({ maxLength: 6 }),
  );

  it('is the same by the kernel and by its twin', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyText, { minLength: 1, maxLength: 60 }), (texts) => {
        const oddOf = (coder: TextCodes) => {
          coder.add(textVector(texts));
          const { texts: written } = coder.finish();
          return { arePlain: written.arePlain, mayBeMissing: written.mayBeMissing() };
        };
        const [kernel, twin] = coders().map(oddOf);
        expect(kernel).toEqual(twin);
      }),
      { numRuns: 200 },
    );
  });

  it('passes over no text that may be a word for a missing value', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('name' as const, 'category' as const), (text, role) => {
        if (looksMissing(text, role)) expect(oddnessOf(text) & 2).toBe(2);
      }),
      { numRuns: 1000 },
    );
  });
});
