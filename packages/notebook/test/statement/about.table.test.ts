import { isComputed, koopmanRatio, notComputed, wilsonInterval } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Columns } from '../../src/index.ts';
import { about, NO_TRUTH, PAIRS, ROWS, type Row, store } from './invented-rows.ts';

describe('a table', () => {
  const shares = (t: Columns<Row>) => [
    t.key('group', 'Group'),
    t.people('flagged', 'Flagged'),
    t.behind(t.people('people', 'People')),
    t.share('share', 'Share', { of: 'flagged', outOf: 'people' }),
    t.ratio(
      'ratio',
      'Times White',
      {
        group: { of: 'flagged', outOf: 'people' },
        reference: { of: { column: 'flagged', row: 'White' }, outOf: { column: 'people', row: 'White' } },
      },
      { except: ({ group }) => group === 'White' },
    ),
  ];

  it('has columns, links, limits and cells from one expression each', () => {
    const { table, fault } = about.table('flags', 'Flags', { rows: ROWS, columns: shares });
    expect(fault).toBeUndefined();
    expect(table!.columns.map(({ name, label, unit }) => [name, label, unit])).toEqual([
      ['group', 'Group', 'text'],
      ['flagged', 'Flagged', 'count'],
      ['share', 'Share', 'proportion'],
      ['shareLow', 'from', 'proportion'],
      ['shareHigh', 'to', 'proportion'],
      ['ratio', 'Times White', 'ratio'],
      ['ratioLow', 'from', 'ratio'],
      ['ratioHigh', 'to', 'ratio'],
    ]);
    expect(table!.columns[2]).not.toHaveProperty('denominator');
    expect(table!.parts).toMatchObject({ columns: [{ name: 'people', people: true }], rows: [[100], [50], [0]] });
    const ratio = koopmanRatio({ successes: 20, total: 50 }, { successes: 20, total: 100 });
    if (!isComputed(ratio) || 'status' in ratio.interval) throw new Error('not computed');
    expect(table!.rows[1]!.slice(5)).toEqual([2, ratio.interval.low, ratio.interval.high]);
    expect(table!.rows[0]!.slice(5)).toEqual([null, null, null]);
    expect(table!.rows[2]).toEqual(['Other', 0, null, null, null, null, null, null]);
  });

  it('says why a share of everybody has no range', () => {
    const stated = (options: Parameters<Columns<Row>['share']>[3]) =>
      about.table('flags', 'Flags', {
        rows: ROWS,
        columns: (t) => [
          t.key('group', 'Group'),
          t.people('flagged', 'Flagged'),
          t.people('people', 'People'),
          t.share('share', 'Share', { of: 'flagged', outOf: 'people' }, options),
        ],
      });
    const none = stated({ interval: null, limits: { none: 'they are everybody' } });
    expect(none.table!.columns.map(({ name }) => name)).toEqual(['group', 'flagged', 'people', 'share']);
    expect(none.limitations).toContain('No range of “Share”: they are everybody.');
    for (const limits of [true, { low: 'least', high: 'most' }] as const) {
      const { table, limitations } = stated({ interval: null, limits });
      expect(table!.columns).toHaveLength(4);
      expect(limitations?.join() ?? '').not.toContain('No range');
    }
  });

  it('states the reference beside itself as once, and without limits', () => {
    const white = (column: string) => ({ column, row: 'White' });
    const parts = {
      group: { of: 'flagged', outOf: 'people' },
      reference: { of: white('flagged'), outOf: white('people') },
    };
    const itself = ({ group }: Row) => group === 'White';
    const { table } = about.table('flags', 'Flags', {
      rows: ROWS,
      columns: (t) => [
        t.key('group', 'Group'),
        t.people('flagged', 'Flagged'),
        t.people('people', 'People'),
        t.ratio('ratio', 'Times', parts, { itself }),
        t.difference('gap', 'Gap', parts, { itself }),
      ],
    });
    expect(table!.rows[0]!.slice(3)).toEqual([1, null, null, 0, null, null]);
    expect(table!.rows[1]!.slice(3)).not.toContain(null);
  });

  it('of counts that are given and no column keeps them behind it', () => {
    const { table } = about.table('flags', 'Flags', {
      rows: ROWS,
      columns: (t) => [
        t.key('group', 'Group'),
        t.share('share', 'Share', (row) => (row.people === 0 ? null : { of: row.flagged, outOf: row.people }), {
          counts: { of: 'flags', outOf: 'people' },
          limits: false,
        }),
      ],
    });
    expect(table!.rows).toEqual([
      ['White', 0.2],
      ['Black', 0.4],
      ['Other', null],
    ]);
    expect(table!.parts!.rows).toEqual([
      [20, 100],
      [20, 50],
      [null, null],
    ]);
    expect(table!.parts!.columns.map(({ kind }) => kind)).toEqual([
      { kind: 'count', counts: 'flags' },
      { kind: 'count', counts: 'people' },
    ]);
  });

  it('of cases that depend on each other has the interval of as many as they are worth', () => {
    const wide = wilsonInterval({ successes: 20, total: 100 }, { designEffect: 2.5 });
    const single = about.share('a', 'A', { from: { of: 20, outOf: 100, designEffect: 2.5 }, ...PAIRS });
    expect(single.fault).toBeUndefined();
    expect(single.interval).toEqual((wide as { interval: object }).interval);
    const { table, fault } = about.table('flags', 'Flags', {
      rows: ROWS.slice(0, 1),
      columns: (t) => [
        t.key('group', 'Group'),
        t.people('flagged', 'Flagged'),
        t.people('people', 'People'),
        t.share('share', 'Share', { of: 'flagged', outOf: 'people' }, { designEffect: () => 2.5 }),
      ],
    });
    expect(fault).toBeUndefined();
    expect(table!.rows[0]!.slice(4)).toEqual(
      [single.interval, single.interval].map((_, i) =>
        i === 0 ? (single.interval as { low: number }).low : (single.interval as { high: number }).high,
      ),
    );
    expect(table!.parts!.rows).toEqual([[2.5]]);
  });

  it('of estimates and magnitudes keeps who they are of', () => {
    const { table, fault } = about.table('days', 'Days', {
      rows: ROWS,
      columns: (t) => [
        t.key('group', 'Group'),
        t.count('records', 'Records', 'records', 'people'),
        t.estimate('odds', 'Odds', () => wilsonInterval({ successes: 1, total: 2 }), {
          unit: 'ratio',
          contributors: 'records',
        }),
        t.magnitude('mean', 'Mean', ({ people }) => people / 2, {
          unit: 'days',
          statistic: 'mean',
          contributors: (row) => row.flagged,
          largest: () => [9, 8],
        }),
        t.constant('base', 'Base', () => 5, { of: 'the rule', unit: 'count' }),
        t.text('word', 'Word', () => 'x'),
      ],
    });
    expect(fault).toBeUndefined();
    expect(table!.rows[0]).toEqual(['White', 100, 0.5, expect.any(Number), expect.any(Number), 50, 5, 'x']);
    expect(table!.parts!.columns.map(({ name }) => name)).toEqual(['meanContributors', 'meanLargest', 'meanSecond']);
    expect(table!.parts!.rows[0]).toEqual([20, 9, 8]);
  });

  it.each([
    ['ratio', 1, 2],
    ['percentage-points', 0, 0.25],
  ] as const)('of a %s leaves out what has no range, but not what stands beside itself', (unit, itself, other) => {
    const interval = notComputed('one person alone');
    const stated = (value: number) =>
      about.table('gaps', 'Gaps', {
        rows: ROWS.slice(0, 1),
        columns: (t) => [
          t.key('group', 'Group'),
          t.count('records', 'Records', 'records', 'people'),
          t.estimate('gap', 'Gap', () => ({ status: 'computed', value, interval }), { unit, contributors: 'records' }),
        ],
      }).table!.rows[0]!;
    expect(stated(itself).slice(2)).toEqual([itself, null, null]);
    expect(stated(other).slice(2)).toEqual([null, null, null]);
  });

  it('of a share of the top keeps what all contribute', () => {
    const { table, fault } = about.table('top', 'Top', {
      rows: ROWS,
      columns: (t) => [
        t.key('group', 'Group'),
        t.people('people', 'People'),
        t.magnitude('top', 'Share of the top', () => 0.75, {
          unit: 'proportion',
          statistic: 'top-share',
          contributors: 'people',
          largest: () => [9, 8],
          total: ({ flagged }) => flagged,
        }),
      ],
    });
    expect(fault).toBeUndefined();
    expect(table!.columns[2]!.kind).toMatchObject({ largest: ['topLargest', 'topSecond'], total: 'topTotal' });
    expect(table!.parts!.rows[0]).toEqual([9, 8, 20]);
  });

  it('is not computed for the reason that its rows are not there', () => {
    expect(about.table('flags', 'Flags', { rows: NO_TRUTH, columns: shares })).toMatchObject({
      notComputed: NO_TRUTH,
      unit: 'proportion',
    });
  });

  it.each<[string, readonly Row[], RegExp]>([
    ['a key twice', [ROWS[0]!, ROWS[1]!, ROWS[0]!], /two rows of the table have the key White: rows 1 and 3/],
    ['a value that is no number', [{ ...ROWS[0]!, flagged: Number.NaN }], /must be a whole number of 0 or more: NaN/],
    ['more flagged than people', [ROWS[0]!, { ...ROWS[1]!, flagged: 51 }], /"share" of "Black": .*51 of 50/],
    ['no such field', [{ group: 'White', people: 1 } as never], /no field "flagged" for the column "flagged"/],
    ['a text where a number belongs', [{ ...ROWS[0]!, people: '12' as never }], /"people" is "12", which is no number/],
    ['no row of reference', [ROWS[1]!], /the row "White", which is not there/],
  ])('with %s is stored as one that could not be stated, with the fault', (_, rows, fault) => {
    const draft = about.table('flags', 'Flags', { rows, columns: shares });
    expect(draft.fault).toMatch(fault);
    expect(store(draft)).toMatchObject({ status: 'not-computed', table: null });
  });

  it('with a column of what nobody counts is one too', () => {
    const draft = about.table('flags', 'Flags', {
      rows: ROWS,
      columns: (t) => [
        t.key('group', 'Group'),
        t.share('share', 'Share', (row) => ({ of: row.flagged, outOf: row.people })),
      ],
    });
    expect(draft.fault).toMatch(/"share" does not say what its counts count/);
  });

  it('takes fields of the row by name, of the right type alone', () => {
    const t = undefined as unknown as Columns<Row>;
    expectTypeOf<Columns<Row>['people']>().toBeCallableWith('people', 'People');
    // @ts-expect-error no field of that name
    const unknown = () => t.people('nobody', 'Nobody');
    // @ts-expect-error a text is no count
    const text = () => t.people('group', 'Group');
    // @ts-expect-error a number is no text
    const number = () => t.text('people', 'People');
    // @ts-expect-error no field of that name behind another
    const behind = () => t.people('nobody', 'Nobody', 'nobody');
    // @ts-expect-error no list knows this word
    const word = () => t.count('people', 'People', 'ghosts');
    expect([unknown, text, number, behind, word]).toHaveLength(5);
  });

  it('gives back what it was given, whatever the rows', () => {
    const row = fc.record({ people: fc.nat(1000), part: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (given) => {
        const rows = given.map(({ people, part }, index) => ({
          group: `g${index}`,
          people,
          flagged: Math.round(people * part),
        }));
        const { table, fault } = about.table('flags', 'Flags', {
          rows,
          columns: (t) => [
            t.key('group', 'Group'),
            t.people('people', 'People'),
            t.people('flagged', 'Flagged'),
            t.share('share', 'Share', { of: 'flagged', outOf: 'people' }),
          ],
        });
        expect(fault).toBeUndefined();
        expect(table!.columns[3]).toMatchObject({ numerator: 'flagged', denominator: 'people' });
        for (const [index, { people, flagged }] of rows.entries()) {
          const share = people === 0 ? null : flagged / people;
          expect(table!.rows[index]!.slice(0, 4)).toEqual([`g${index}`, people, flagged, share]);
        }
      }),
    );
  });
});
