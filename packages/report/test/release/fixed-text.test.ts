import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedText } from '../../src/release/index.ts';

const CODE = `title: 'Searches by month', note: 'Of 12 officers each has a code', why: \`Only \${few} were asked in the north\``;

/** By trying each length: the longest piece of the text that the code holds, from each place on. */
function isMadeOfPieces(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    let longest = 0;
    for (let length = 1; at + length <= text.length; length++)
      if (CODE.includes(text.slice(at, at + length))) longest = length;
    if (longest < 12) return false;
    at += longest;
  }
  return text.length >= 12;
}

describe('fixedText(bundle)', () => {
  it('is what trying every piece finds', () => {
    const cut = fc.tuple(fc.nat(CODE.length), fc.integer({ min: 8, max: 60 }));
    const piece = cut.map(([from, length]) => CODE.slice(from, from + length));
    const noise = fc.constantFrom('', '', '7', ' 7 ', 'Only 7 were asked', 'month');
    let fixed = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, noise), { minLength: 1, maxLength: 3 }), (parts) => {
        const text = parts.flat().join('');
        const isFixed = fixedText(CODE)(text);
        if (isFixed) fixed++;
        expect(isFixed).toBe(isMadeOfPieces(text));
      }),
      { seed: 3, numRuns: 500 },
    );
    expect(fixed).toBeGreaterThan(50);
  });

  it('knows no sentence into which a template put a number', () => {
    const isFixed = fixedText(CODE);
    expect(isFixed('Of 12 officers each has a code')).toBe(true);
    expect(isFixed('Only 7 were asked in the north')).toBe(false);
    expect(isFixed('by month')).toBe(false);
  });
});
