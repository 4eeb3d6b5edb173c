import { describe, expect, it } from 'vitest';
import type { Columns } from '../../src/index.ts';
import { about, method, NO_TRUTH, PAIRS, ROWS, type Row, store } from './invented-rows.ts';

describe('what is made of what is given', () => {
  it('is stated as if it had been given, and is made once', () => {
    let times = 0;
    const made = about.given(ROWS).of((rows) => {
      times++;
      return { people: rows.length };
    });
    const from = { from: ({ people }: { people: number }) => people, unit: 'count', contributors: 3 } as const;
    expect(made.estimate('a', 'A', from)).toEqual(about.given({ people: 3 }).estimate('a', 'A', from));
    expect(times).toBe(1);
  });

  it('is not made where there is nothing, for the same reason, nor where it cannot be', () => {
    const count = { counts: 'people', from: () => 1 } as const;
    const never = () => expect.unreachable();
    expect(about.given(NO_TRUTH).of(never).count('a', 'A', count).notComputed).toBe(NO_TRUTH);
    expect(
      about
        .given(ROWS)
        .of(() => NO_TRUTH)
        .count('a', 'A', count).notComputed,
    ).toBe(NO_TRUTH);
  });
});

describe('of how few an estimate tells', () => {
  it('stands behind it, alone and in a table, and names columns that are there', () => {
    const few = { contributors: 4_000, fewest: 3, unit: 'score', from: 0.7 } as const;
    const alone = store(about.estimate('a', 'A', few));
    expect(alone.kind).toEqual({ kind: 'estimate', contributors: 'contributors', fewest: ['fewest'] });
    expect(alone.parts?.map(({ name, value }) => [name, value])).toEqual([
      ['contributors', 4_000],
      ['fewest', 3],
    ]);
    const of = (row: Row) => row.people - row.flagged;
    const table = store(
      about.table('b', 'B', {
        unit: 'score',
        rows: ROWS,
        columns: (t) => [
          t.key('group', 'Group'),
          t.people('people', 'People'),
          t.estimate('made', 'Made', () => 0.7, { unit: 'score', contributors: 'people', fewest: of, limits: false }),
          t.estimate('named', 'Named', () => 0.7, {
            unit: 'score',
            contributors: 'people',
            fewest: ['people'],
            limits: false,
          }),
        ],
      }),
    ).table!;
    expect(table.columns.slice(2).map(({ kind }) => kind)).toEqual([
      { kind: 'estimate', contributors: 'people', fewest: ['madeFewest'] },
      { kind: 'estimate', contributors: 'people', fewest: ['people'] },
    ]);
    expect(table.parts?.rows).toEqual([[80], [30], [0]]);
  });
});

describe('what counts count', () => {
  const ofPairs = about.with({ counts: 'pairs' });
  const from = { of: 7, outOf: 20 };
  const two = { group: from, reference: { of: 1, outOf: 9 } };
  const table = {
    rows: ROWS,
    columns: (t: Columns<Row>) => [t.key('group', 'Group'), t.share('share', 'S', () => from)],
  };

  it('is said once, by the heading', () => {
    const outOfLabel = 'linked pairs';
    expect(ofPairs.share('a', 'A', { from, outOfLabel })).toEqual(about.share('a', 'A', { from, ...PAIRS }));
    expect(ofPairs.rate('a', 'A', { from, outOfLabel })).toEqual(about.rate('a', 'A', { from, ...PAIRS }));
    expect(ofPairs.ratio('a', 'A', { from: two, outOfLabel })).toEqual(about.ratio('a', 'A', { from: two, ...PAIRS }));
    const own = {
      ...table,
      columns: (t: Columns<Row>) => [t.key('group', 'Group'), t.share('share', 'S', () => from, PAIRS)],
    };
    expect(ofPairs.table('a', 'A', table)).toEqual(about.table('a', 'A', own));
    expect(about.table('a', 'A', { ...table, counts: 'pairs' })).toEqual(about.table('a', 'A', own));
  });

  it('may be said otherwise by a number, is kept under another heading, and is no part of a finding', () => {
    const people = about.share('a', 'A', { from, counts: 'people', outOfLabel: 'people' });
    expect(ofPairs.share('a', 'A', { from, counts: 'people', outOfLabel: 'people' })).toEqual(people);
    expect(
      ofPairs
        .with({ method })
        .given(from)
        .share('a', 'A', { from: (of) => of, outOfLabel: 'linked pairs' }),
    ).toEqual(about.share('a', 'A', { from, ...PAIRS }));
    expect(ofPairs.share('a', 'A', { from, outOfLabel: 'linked pairs' })).not.toHaveProperty('counts');
  });

  it('is asked for where nobody said it', () => {
    expect(about.share('a', 'A', { from, outOfLabel: 'pairs' }).fault).toMatch(/does not say what its counts count/);
    expect(about.table('a', 'A', table).fault).toMatch(/does not say what its counts count/);
  });
});
