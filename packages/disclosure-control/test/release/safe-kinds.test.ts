import type { Finding, TableColumn } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { withSafeKinds } from '../../src/release/safe-kinds.ts';
import { finding, key, people } from '../findings.ts';

const records = { kind: 'count', counts: 'records' };
const kindOf = (parts: Partial<Finding>) => withSafeKinds(finding({ id: 'a', ...parts })).kind;

describe('a single number of a run from before kinds', () => {
  it('is a count where it is whole, and its own kind where it has one', () => {
    expect(kindOf({ value: 7 })).toEqual(records);
    expect(kindOf({ value: 0 })).toEqual(records);
    expect([kindOf({ value: 7.5 }), kindOf({ value: -1 }), kindOf({ value: 7, unit: 'hours' })]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(kindOf({ value: 7, kind: people })).toBe(people);
    expect(kindOf({ value: 'more often', unit: 'text' })).toEqual({ kind: 'text' });
    expect(kindOf({ value: '7', unit: 'count' })).toBeUndefined();
  });

  it('is a share or rate of its counts where it is exactly that, and leaves without its interval', () => {
    const share = { value: 0.3, unit: 'proportion', numerator: 3, denominator: 10 } as const;
    const interval = { low: 0.1, high: 0.6, level: 0.95, method: 'x' };
    const made = withSafeKinds(finding({ id: 'a', ...share, interval }));
    expect(made.kind).toEqual({ kind: 'share', of: 'numerator', outOf: 'denominator', interval: null });
    expect(made.parts!.map(({ name, kind, value }) => [name, kind, value])).toEqual([
      ['numerator', records, 3],
      ['denominator', records, 10],
    ]);
    expect(made.interval).toBeNull();
    const rate = (value: number, unit: Finding['unit']) => kindOf({ ...share, value, unit });
    const per = (each: number) => ({ kind: 'rate', of: 'numerator', outOf: 'denominator', per: each, interval: null });
    expect([rate(0.3, 'ratio'), rate(300, 'rate-per-1000'), rate(300_000, 'rate-per-million')]).toEqual([
      ...[per(1), per(1000), per(1_000_000)],
    ]);
    expect([rate(0.301, 'ratio'), rate(0.3, 'rate-per-1000'), rate(0.3, 'score'), rate(0.3, 'hours')]).toEqual([
      ...[undefined, undefined, undefined, undefined],
    ]);
    expect(kindOf({ ...share, denominator: 0 })).toBeUndefined();
    expect(kindOf({ ...share, numerator: null })).toBeUndefined();
    expect(kindOf({ ...share, value: 0.25, numerator: 2.5 })).toBeUndefined();
  });
});

describe('columns of a run from before kinds', () => {
  const column = (name: string, unit: TableColumn['unit'], more: Partial<TableColumn> = {}) =>
    ({ name, label: name, unit, ...more }) as TableColumn;
  const { kind: _, ...bareKey } = key('area');
  const kindsOf = (columns: readonly TableColumn[], rows: readonly (readonly (string | number | null)[])[]) =>
    withSafeKinds(
      finding({ id: 'a', table: { columns: [bareKey, ...columns], rows: rows.map((row, at) => [`r${at}`, ...row]) } }),
    )
      .table!.columns.slice(1)
      .map(({ kind }) => kind);

  it('are counts where every number is whole or lacks, and texts where none is a number', () => {
    expect(
      kindsOf(
        [column('n', 'count'), column('m', 'count')],
        [
          [1, 2],
          [null, 2.5],
        ],
      ),
    ).toEqual([records, undefined]);
    expect(
      kindsOf(
        [column('why', 'text'), column('odd', 'text')],
        [
          ['a', 'b'],
          [null, 3],
        ],
      ),
    ).toEqual([{ kind: 'text' }, undefined]);
    expect(kindsOf([column('n', 'count', { kind: people })], [[1.5]])).toEqual([people]);
    const keyed = withSafeKinds(finding({ id: 'a', table: { columns: [bareKey], rows: [['x']] } }));
    expect(keyed.table!.columns[0]!.kind).toEqual({ kind: 'key' });
  });

  it('are shares of two others where every row is exactly that', () => {
    const made = { numerator: 'n', denominator: 'all' };
    const of = (share: number | null, unit: TableColumn['unit'] = 'proportion', more: Partial<TableColumn> = made) =>
      kindsOf(
        [column('n', 'count'), column('all', 'count'), column('share', unit, more)],
        [
          [1, 4, 0.25],
          [3, 8, share],
        ],
      )[2];
    const share = { kind: 'share', of: 'n', outOf: 'all', interval: null };
    expect([of(0.375), of(null), of(0.376)]).toEqual([share, share, undefined]);
    expect([of(0.375, 'proportion', {}), of(0.375, 'proportion', { numerator: 'n' }), of(0.375, 'hours')]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(of(0.375, 'proportion', { ...made, denominator: 'gone' })).toBeUndefined();
  });
});
