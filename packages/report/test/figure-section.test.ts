import type { Finding } from '@assay/evidence';
import type { Figure } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { whyNotDrawn } from '../src/section/figure-section.ts';

const columns = [
  { name: 'group', label: 'Group', unit: 'text', key: true },
  { name: 'share', label: 'Share', unit: 'proportion' },
  { name: 'rate', label: 'Rate', unit: 'ratio' },
];
const why = (chart: object, rows: readonly (readonly (string | number | null)[])[] | null, reason?: string) =>
  whyNotDrawn(
    { chart } as Figure,
    { table: rows === null ? null : { columns, rows }, reason: reason ?? null } as unknown as Finding,
  );
const none = [
  ['a', null, '[c]'],
  ['b', null, null],
];
const one = [
  ['a', null, '[c]'],
  ['b', null, 2],
];
const notMade = 'the file does not hold what its numbers are made of';

describe('why a figure is not drawn', () => {
  it('is the finding’s own reason where it has no table', () => {
    expect(why({ kind: 'bar', x: 'group', y: 'share' }, null, 'nobody was searched')).toBe('nobody was searched');
    expect(why({ kind: 'bar', x: 'group', y: 'share' }, null)).toBe('the finding has no table');
  });

  it('is that no number of the column which it draws could be computed', () => {
    for (const kind of ['bar', 'line', 'scatter']) {
      const chart = { kind, x: 'group', y: 'rate', value: 'share' };
      expect(why(chart, none)).toBe(
        'its numbers (Rate) are held back, so that nobody can be told from them, or could not be computed',
      );
      expect(why(chart, one)).toBeNull();
      expect(why({ ...chart, y: 'count' }, one)).toBe(notMade);
    }
    const interval = { kind: 'interval', label: 'group', value: 'rate', y: 'share' };
    expect([why(interval, one), why({ ...interval, value: 'share' }, one)]).toEqual([
      null,
      'none of its numbers (Share) could be computed',
    ]);
  });

  it('is the same for a declared one: of all the numbers that its marks draw, not one', () => {
    const dot = { mark: 'dot', x: 'share', y: 'group' };
    const chart = { kind: 'plot', marks: [dot, { mark: 'dot', x: 'rate', y: 'group' }] };
    expect(why(chart, none)).toBe(
      'its numbers (Share, Rate) are held back, so that nobody can be told from them, or could not be computed',
    );
    expect(why(chart, one)).toBeNull();
    expect(why({ kind: 'plot', marks: [dot] }, one)).toBe('none of its numbers (Share) could be computed');
    const other = { mark: 'dot', x: 'count', y: 'group' };
    expect(why({ kind: 'plot', marks: [other, { mark: 'rule', at: 1, axis: 'x' }] }, one)).toBe(notMade);
    expect(why({ kind: 'plot', marks: [other, { mark: 'dot', x: 'rate', y: 'group' }] }, one)).toBeNull();
  });

  it('does not take the number that names a row for one that could be shown', () => {
    const band = { name: 'band', label: 'Band', unit: 'count', key: true };
    const chart = { kind: 'plot', marks: [{ mark: 'line', x: 'band', y: 'share' }] };
    const drawn = (share: string | number) =>
      whyNotDrawn(
        { chart } as unknown as Figure,
        { table: { columns: [band, columns[1]], rows: [[1, share]] }, reason: null } as unknown as Finding,
      );
    expect(drawn('[c]')).toBe('it is held back, so that nobody can be told from it');
    expect(drawn(0.4)).toBeNull();
  });

  it('tells numbers that are held back from numbers that could not be computed', () => {
    const chart = { kind: 'bar', x: 'group', y: 'share' };
    expect(
      why(chart, [
        ['a', '[c]', 1],
        ['b', '[c]', 2],
      ]),
    ).toBe('it is held back, so that nobody can be told from it');
    expect(
      why(chart, [
        ['a', null, 1],
        ['b', null, 2],
      ]),
    ).toBe('none of its numbers (Share) could be computed');
  });

  it('is that what places every mark along its axis is held back, though there are numbers for the other', () => {
    const chart = { kind: 'line', x: 'rate', y: 'share' };
    expect(
      why(chart, [
        ['a', 0, '[c]'],
        ['b', '[c]', 2],
      ]),
    ).toBe('it is held back, so that nobody can be told from it');
    expect(
      why(chart, [
        ['a', 0, '[c]'],
        ['b', 0, 2],
      ]),
    ).toBeNull();
  });
});
