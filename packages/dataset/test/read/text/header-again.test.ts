import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HeaderAgain } from '../../../src/read/text/header-again.ts';

const HEADER = 'ab,ab';

/** What is found of a text that comes in parts of these sizes, over and over. */
function found(text: string, sizes: readonly number[]) {
  const bytes = Buffer.from(text);
  const again = new HeaderAgain(Buffer.from(HEADER));
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    again.add(bytes.subarray(at, at + size));
    at += size;
  }
  return again.finish();
}

/** The same by going through the whole text, line by line. */
function looked(text: string) {
  const lines = [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)];
  return lines
    .filter(([, line]) => line === HEADER)
    .map(({ 0: whole, index }) => [index, index + whole.length])
    .slice(1);
}

it('are the lines that are the header and nothing else, in whatever parts the text comes', () => {
  const line = fc.constantFrom(
    HEADER,
    HEADER,
    `x${HEADER}`,
    `${HEADER},c`,
    `${HEADER}${HEADER}`,
    `ab,${HEADER}`,
    'ab',
    '',
    '1,2',
  );
  const end = fc.constantFrom('\n', '\r\n', '\r');
  const text = fc
    .tuple(fc.array(fc.tuple(line, end), { maxLength: 12 }), end, line)
    .map(([lines, first, last]) => `${HEADER}${first}${lines.flat().join('')}${last}`);
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }), (written, sizes) => {
      expect(found(written, sizes)).toEqual(looked(written));
    }),
    { numRuns: 500 },
  );
});
