import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateShape, patternShape } from '../../src/date/date-shape.ts';

const piece = fc.constantFrom(
  '20',
  '24',
  '1980',
  '03',
  '5',
  '-',
  '/',
  'T',
  ' ',
  ':',
  '.',
  ':30',
  '123',
  'Z',
  '+01:00',
  ',',
);

it('the quick way for common forms agrees with the patterns, on what they read and on what they refuse', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const shape = patternShape(text);
      if (shape !== undefined) expect(dateShape(text)).toEqual(shape);
    }),
    { numRuns: 3000 },
  );
  const two = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
  const date = fc.tuple(
    fc.constantFrom('1980', '2024', '0000'),
    two(99),
    two(99),
    fc.constantFrom('-', '/', '.'),
    fc.boolean(),
  );
  const rest = fc.tuple(
    fc.constantFrom('', 'T', ' ', ', '),
    two(99),
    two(99),
    fc.constantFrom('', ':59', ':59.123', ':59.1', ':5'),
    fc.constantFrom('', 'Z', '+01', 'X'),
  );
  fc.assert(
    fc.property(date, rest, ([year, one, other, sign, isYearFirst], [between, hour, minute, second, zone]) => {
      const parts = isYearFirst ? [year, one, other] : [one, other, year];
      const text = parts.join(sign) + (between === '' ? '' : `${between}${hour}:${minute}${second}${zone}`);
      expect(dateShape(text)).toEqual(patternShape(text));
    }),
    { numRuns: 3000 },
  );
});
