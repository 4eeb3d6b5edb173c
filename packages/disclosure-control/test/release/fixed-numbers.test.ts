import { expect, it } from 'vitest';
import { fixedNumbers } from '../../src/release/fixed-numbers.ts';
import { count, key } from '../findings.ts';

const none = { unit: 'count', table: null } as const;
const rate = (per: number) => ({ kind: 'rate', of: 'stops', outOf: 'people', per }) as never;
const stands = (of: Parameters<typeof fixedNumbers>[0], text: string) => fixedNumbers(of).test(text);

it('takes for no count what the rates of a finding are stated per, in either spelling, and no part of another number', () => {
  const perThousand = { ...none, unit: 'rate-per-1000' } as const;
  for (const text of ['Stops per 1,000 residents', 'Per 1000 residents']) {
    expect(stands(perThousand, text)).toBe(true);
    expect(stands(none, text)).toBe(false);
  }
  for (const text of ['1,000 residents', 'per 1,001', 'per 1,000,000', 'per 1000.5', 'super 1000'])
    expect(stands(perThousand, text)).toBe(false);
  expect(stands({ ...none, kind: rate(2) }, 'stops per 2 hours')).toBe(true);
  expect(stands({ ...none, kind: rate(250) }, 'stops per 250 hours')).toBe(true);
  // One of anything needs no figure, and may be a count.
  expect(stands({ ...none, kind: rate(1) }, 'stops per 1 officer')).toBe(false);
});

it('takes it from the columns of a table too', () => {
  const table = (more: object) => ({ columns: [key('area'), count('stops', more)], rows: [] });
  expect(stands({ ...none, table: table({ unit: 'rate-per-1000' }) }, 'per 1,000')).toBe(true);
  expect(stands({ ...none, table: table({ kind: rate(250) }) }, 'per 250')).toBe(true);
  expect(stands({ ...none, table: table({}) }, 'per 250')).toBe(false);
});

it('takes for no count the digit of a name in capitals or of a code', () => {
  expect(['AC1 counts', 'of code A1'].map((text) => stands(none, text))).toEqual([true, true]);
  expect(['A1 counts', 'AC12 counts', 'of code A12', 'of code 1'].map((text) => stands(none, text))).toEqual([
    ...[false, false, false, false],
  ]);
});
