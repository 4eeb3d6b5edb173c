import { type FindingDraft, numbersWithoutKind, remakeFinding, finding as storedFinding } from '@assay/evidence';
import { isComputed, koopmanRatio, notComputed, wilsonInterval } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Columns, finding } from '../../src/index.ts';

const method = { name: 'Count', source: 'the input' };
const about = finding.about({ questions: ['MM-P1'], method, limitations: ['Of records only.'] });
const NO_TRUTH = notComputed('nobody knows who is who');
const PAIRS = { counts: 'pairs', outOfLabel: 'linked pairs' } as const;
const store = (draft: FindingDraft) => storedFinding(draft, { cell: 'a', file: 'b.ts' });

interface Row {
  readonly group: string;
  readonly people: number;
  readonly flagged: number;
}
const ROWS: readonly Row[] = [
  { group: 'White', people: 100, flagged: 20 },
  { group: 'Black', people: 50, flagged: 20 },
  { group: 'Other', people: 0, flagged: 0 },
];

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

describe('a single finding', () => {
  it('of counts has value, interval, both counts and what they count', () => {
    const draft = about.share('wrong', 'Wrong links', { from: { of: 7, outOf: 20 }, ...PAIRS });
    expect(draft).toMatchObject({
      id: 'wrong',
      unit: 'proportion',
      value: 0.35,
      interval: (wilsonInterval({ successes: 7, total: 20 }) as { interval: object }).interval,
      numerator: 7,
      denominator: 20,
      denominatorLabel: 'linked pairs',
      people: true,
      limitations: ['Of records only.'],
    });
    expect(remakeFinding(store(draft))).toEqual(store(draft));
    const one = finding
      .about({ questions: [], method, limitations: 'Of records only.' })
      .with({ limitations: 'Of one year.' });
    const said = one.share('wrong', 'Wrong links', { from: { of: 7, outOf: 20 }, ...PAIRS }).limitations;
    expect(said).toEqual(['Of records only.', 'Of one year.']);
  });

  it('is a number: a text in its place is a fault, whatever TypeScript was not asked', () => {
    const text = '300' as unknown as number;
    const faults = [
      about.count('rows', 'Rows', { counts: 'records', from: text }),
      about.share('wrong', 'Wrong', { from: { of: text, outOf: 400 }, ...PAIRS }),
      about.constant('years', 'Years', { from: text, of: 'years', unit: 'years' }),
      about.table('by', 'By', {
        rows: [{ group: 'a', people: text }],
        columns: (t) => [t.key('group', 'Group'), t.count('people', 'People', 'people')],
      }),
    ].map(({ fault }) => fault);
    expect(faults).toEqual(
      faults.map(() => expect.stringMatching(/is (?:the text )?"300", (?:a number is needed|which is no number)/)),
    );
  });

  it('says the same with its title in its place or among the rest', () => {
    const share = { from: { of: 7, outOf: 20 }, ...PAIRS };
    expect(about.share('wrong', { title: 'Wrong links', ...share })).toEqual(
      about.share('wrong', 'Wrong links', share),
    );
    const columns = (t: Columns<Row>) => [t.key('group', 'Group'), t.people('people', 'People')];
    const table = { rows: ROWS, columns };
    expect(about.table('by', { title: 'By', ...table })).toEqual(about.table('by', 'By', table));
    // What is given are the rows, where none are named.
    expect(about.given(ROWS).table('by', 'By', { columns })).toEqual(about.table('by', 'By', table));
    expect(about.given<readonly Row[]>(NO_TRUTH).table('by', 'By', { columns }).notComputed).toEqual(NO_TRUTH);
  });

  it('of a table takes what its estimates have in common from the table, and its own before that', () => {
    const stated = { unit: 'ratio', contributors: 'people', limits: false } as const;
    const draft = (estimates: object) =>
      about.table('by', 'By', {
        rows: ROWS,
        estimates,
        columns: (t) => [
          t.key('group', 'Group'),
          t.people('people', 'People'),
          t.estimate('twice', 'Twice', ({ flagged }) => 2 * flagged),
          t.estimate('score', 'Score', 'flagged', { unit: 'score', limits: true }),
        ],
      });
    const kind = { kind: 'estimate', contributors: 'people' };
    expect(draft(stated).table!.columns.slice(2, 5)).toMatchObject([
      { name: 'twice', unit: 'ratio', kind },
      { name: 'score', unit: 'score', kind },
      { name: 'scoreLow', unit: 'score' },
    ]);
    for (const unsaid of [{}, { unit: 'ratio' }, { contributors: 'people' }])
      expect(draft(unsaid).fault).toContain('"twice" does not say its unit and how many contribute');
  });

  it('takes what its heading says of all numbers, and its own before that', () => {
    const shared = about.with({ contributors: 120, counts: 'flags', unit: 'score' });
    const all = { contributors: 120, counts: 'flags' } as const;
    expect(shared.estimate('e', 'E', { from: 0.5 })).toEqual(
      about.estimate('e', 'E', { from: 0.5, unit: 'score', ...all }),
    );
    expect(shared.estimate('e', 'E', { from: 0.5, unit: 'ratio', counts: 'pairs' })).toEqual(
      about.estimate('e', 'E', { from: 0.5, unit: 'ratio', contributors: 120, counts: 'pairs' }),
    );
    expect(shared.chance('c', 'C', { from: 0.5 })).toEqual(about.chance('c', 'C', { from: 0.5, ...all }));
    expect(shared.text('t', 'T', { from: 'few' })).toEqual(about.text('t', 'T', { from: 'few', ...all }));
    const mean = { from: 3, statistic: 'mean' } as const;
    expect(shared.magnitude('m', 'M', mean)).toEqual(about.magnitude('m', 'M', { ...mean, unit: 'score', ...all }));
    // A denominator without a name goes by the word of its counts.
    const from = { of: 7, outOf: 20 };
    const share = about.share('s', 'S', { from, counts: 'flags', outOfLabel: 'flags' });
    expect(about.share('s', 'S', { from, counts: 'flags' })).toEqual(share);
    expect(shared.share('s', 'S', { from })).toEqual(share);
    const named = shared.with({ outOfLabel: 'flags looked into' });
    expect(named.share('s', 'S', { from })).toMatchObject({ denominatorLabel: 'flags looked into' });
    const columns = (t: Columns<Row>) => [
      t.key('group', 'Group'),
      t.share('share', 'Share', (row) => ({ of: row.flagged, outOf: row.people })),
    ];
    const table = about.table('b', 'B', { rows: ROWS, counts: 'flags', columns });
    expect(table.table!.parts!.columns[0]!.kind).toEqual({ kind: 'count', counts: 'flags' });
    expect(shared.table('b', 'B', { rows: ROWS, columns })).toEqual(table);
    // What contributes to one thing is not what contributes to another that is given.
    expect(shared.given({ n: 3 }).estimate('e', 'E', { from: ({ n }) => n }).parts![0]!.value).toBe(120);
    const made = about.given({ n: 12 }).with({ contributors: ({ n }) => n, unit: 'score' });
    expect(made.estimate('e', 'E', { from: 0.5 }).parts![0]!.value).toBe(12);
    expect(made.given({ m: 1 }).estimate('e', 'E', { from: 0.5 }).fault).toBe(
      'nothing says how many contribute: pass contributors',
    );
    expect(about.estimate('e', 'E', { from: 0.5, contributors: 3 }).fault).toBe('nothing says its unit: pass unit');
    expect(about.given(NO_TRUTH).estimate('e', 'E', { from: 0.5 }).fault).toBe('nothing says its unit: pass unit');
    expect(about.share('s', 'S', { from }).fault).toMatch(/"S" does not say what its counts count/);
  });

  it('takes so many of so many as statistics says it', () => {
    const part = { successes: 7, total: 20 };
    const all = about.with({ counts: 'pairs' });
    const from = { of: 7, outOf: 20 };
    expect(all.share('s', 'S', { from: part })).toEqual(all.share('s', 'S', { from }));
    expect(all.rate('r', 'R', { from: part })).toEqual(all.rate('r', 'R', { from }));
    const [two, parts] = [from, part].map((each) => ({ from: { group: each, reference: each } }));
    expect(all.difference('d', 'D', parts!)).toEqual(all.difference('d', 'D', two!));
    const table = (given: typeof from | typeof part) =>
      all.table('t', 'T', {
        rows: ROWS,
        columns: (t) => [
          t.key('group', 'Group'),
          t.share('share', 'Share', () => given),
          t.ratio('ratio', 'Ratio', () => ({ group: given, reference: given })),
        ],
      });
    expect(table(part)).toEqual(table(from));
  });

  it('of a share that was estimated says of how many, and is an estimate from these', () => {
    const interval = { low: 0.2, high: 0.6, level: 0.95, method: 'of clusters' };
    const from = { successes: 7, total: 20, estimate: { status: 'computed', value: 0.35, interval } } as const;
    const share = about.estimatedShare('s', 'S', { from, counts: 'pairs', outOfLabel: 'linked pairs' });
    expect(share).toMatchObject({ value: 0.35, interval, numerator: 7, denominator: 20, unit: 'proportion' });
    expect(share).toMatchObject({ denominatorLabel: 'linked pairs', kind: { kind: 'estimate' } });
    expect(share.parts![0]).toMatchObject({ kind: { kind: 'count', counts: 'pairs' }, value: 20 });
    expect(about.with({ counts: 'pairs' }).estimatedShare('s', 'S', { from }).denominatorLabel).toBe('pairs');
    const none = { successes: 0, total: 0, estimate: notComputed('there are no pairs') } as const;
    expect(about.estimatedShare('s', 'S', { from: none, counts: 'pairs' })).toMatchObject({
      notComputed: { reason: 'there are no pairs' },
    });
    expect(about.estimatedShare('s', 'S', { from: none, counts: 'pairs' }).numerator).toBeUndefined();
    expect(about.given<typeof from>(NO_TRUTH).estimatedShare('s', 'S', { from: (it) => it }).notComputed).toBe(
      NO_TRUTH,
    );
  });

  it('of no cases is not computed, with the reason', () => {
    expect(about.share('wrong', 'Wrong', { from: { of: 0, outOf: 0 }, ...PAIRS })).toMatchObject({
      notComputed: { reason: 'there are no cases' },
    });
  });

  it('is stated with what it is of in its place as with that among the rest, by its title or with a long one', () => {
    const from = { of: 7, outOf: 20 };
    const whole = about.share('a', 'A', { from, ...PAIRS });
    expect(whole.value).toBe(0.35);
    expect(about.share('a', 'A', from, PAIRS)).toEqual(whole);
    expect(about.share('a', { title: 'A', from, ...PAIRS })).toMatchObject({ value: 0.35, title: 'A' });
    expect(about.with(PAIRS).share('a', 'A', { successes: 7, total: 20 })).toEqual(whole);
    expect(about.given(from).share('a', 'A', (given) => given, PAIRS)).toEqual(whole);
    expect(about.share('a', 'A', NO_TRUTH, PAIRS).notComputed).toBe(NO_TRUTH);
    const ofPeople = about.count('b', 'B', { counts: 'people', from: 3, measure: 'people flagged' });
    expect(about.people('b', 'B', 3, { measure: 'people flagged' })).toEqual(ofPeople);
    expect(about.count('b', 'B', 'people', 3, { measure: 'people flagged' })).toEqual(ofPeople);
    expect(ofPeople.kind).toEqual({ kind: 'count', counts: 'people' });
    expect(about.people('b', 'B', 3, { population: 'residents' }).kind).toMatchObject({ population: 'residents' });
    expect(about.count('b', 'B', 'pairs', 3)).toEqual(about.count('b', 'B', { counts: 'pairs', from: 3 }));
    const limitations = 'Of a sample.';
    expect(about.text('c', 'C', 'differs', { limitations })).toEqual(
      about.text('c', 'C', { from: 'differs', limitations }),
    );
    // @ts-expect-error: what a constant is of must be said
    expect(() => about.constant('d', 'D', 5)).not.toThrow();
    // @ts-expect-error: a count takes what it counts before its number
    expect(about.count('e', 'E', 5).fault).toBeDefined();
  });

  it('of every kind can be made again, and says how it is made', () => {
    const two = { group: { of: 20, outOf: 50 }, reference: { of: 20, outOf: 100 } };
    const drafts = [
      about.count('count', 'Count', { counts: 'people', from: 3, measure: 'people flagged' }),
      about.rate('rate', 'Rate', {
        from: { of: 9, outOf: 400 },
        counts: { of: 'searches', outOf: { constant: 'residents' } },
        outOfLabel: 'residents',
        per: 1000,
      }),
      about.ratio('ratio', 'Ratio', { from: two, counts: 'people', outOfLabel: 'people' }),
      about.relativeRate('relative', 'Relative', { from: two, counts: 'searches', outOfLabel: 'people' }),
      about.difference('difference', 'Difference', { from: two, counts: 'people', outOfLabel: 'people' }),
      about.estimate('kappa', 'Kappa', { from: 0.4, unit: 'score', contributors: 120 }),
      about.chance('chance', 'Chance', { from: 0.0312, contributors: 120 }),
      about.magnitude('days', 'Days', {
        from: 12.5,
        unit: 'days',
        statistic: 'mean',
        contributors: 30,
        largest: [90, 60],
      }),
      about.constant('base', 'Base', { from: 5, of: 'the rounding base', unit: 'count' }),
      about.text('verdict', 'Verdict', { from: 'differs', contributors: 120 }),
      about.text('words', 'Words', { from: 'as the rule says' }),
    ];
    for (const draft of drafts) {
      expect(draft.fault, draft.id).toBeUndefined();
      expect(numbersWithoutKind(store(draft)), draft.id).toEqual([]);
      expect(remakeFinding(store(draft)).value, draft.id).toBe(draft.value);
    }
    const [count, rate, ratio, relative, difference] = drafts;
    expect([count!.unit, rate!.unit, ratio!.unit, relative!.unit, difference!.unit]).toEqual([
      'count',
      'rate-per-1000',
      'ratio',
      'ratio',
      'percentage-points',
    ]);
    expect([rate!.value, ratio!.value, relative!.value, difference!.value]).toEqual([22.5, 2, 2, 0.2]);
    expect(drafts[6]!.value).toBe('about 31 in a thousand');
  });

  it('of a rate over time says whose time it is', () => {
    const draft = about.rate('a', 'A', {
      from: { of: 9, outOf: 4.5 },
      counts: 'hits',
      outOfLabel: 'image-years',
      exposure: { contributors: 30, counts: 'images' },
    });
    expect(draft).toMatchObject({ value: 2, numerator: 9, denominator: 4.5 });
    expect(draft.parts!.map(({ name, kind }) => [name, kind.kind])).toEqual([
      ['of', 'count'],
      ['outOf', 'magnitude'],
      ['exposed', 'count'],
    ]);
    const { table, fault } = about.table('b', 'B', {
      rows: ROWS,
      columns: (t) => [
        t.key('group', 'Group'),
        t.people('people', 'People'),
        t.rate('rate', 'Rate', ({ flagged }) => ({ of: flagged, outOf: 2.5 }), { counts: 'hits', exposure: 'people' }),
      ],
    });
    expect(fault).toBeUndefined();
    expect(table!.rows[0]![2]).toBe(8);
    expect(table!.parts!.columns[1]!.kind).toEqual({ kind: 'magnitude', statistic: 'sum', contributors: 'people' });
  });

  it('of what is not there is not computed for that reason, in one place', () => {
    const counts: { readonly wrong: number; readonly all: number } | null = null as never;
    const truth = about.given(counts, NO_TRUTH);
    const share = truth.share('wrong', 'Wrong', { from: ({ wrong, all }) => ({ of: wrong, outOf: all }), ...PAIRS });
    expect(share).toMatchObject({ notComputed: NO_TRUTH, unit: 'proportion' });
    expect(truth.given(3).count('n', 'N', { counts: 'people', from: (n) => n })).toMatchObject({
      notComputed: NO_TRUTH,
    });
    const known = about.given({ wrong: 7, all: 20 }, NO_TRUTH);
    expect(known.share('wrong', 'Wrong', { from: (t) => ({ of: t.wrong, outOf: t.all }), ...PAIRS }).value).toBe(0.35);
  });

  it('counts who contributes out of what is given, and of nothing where nothing is', () => {
    const some = { unit: 'score', contributors: ({ n }: { readonly n: number }) => n, counts: 'events' } as const;
    const made = about.given({ n: 12 });
    const plain = { ...some, contributors: 12 };
    expect(made.estimate('e', 'E', { from: 0.5, ...some })).toEqual(about.estimate('e', 'E', { from: 0.5, ...plain }));
    expect(made.chance('c', 'C', { from: 0.5, ...some })).toEqual(about.chance('c', 'C', { from: 0.5, ...plain }));
    expect(made.text('t', 'T', { from: 'few', ...some })).toEqual(about.text('t', 'T', { from: 'few', ...plain }));
    const sum = { from: 3, statistic: 'sum', largest: [2, 1] } as const;
    expect(made.magnitude('m', 'M', { ...sum, ...some })).toEqual(about.magnitude('m', 'M', { ...sum, ...plain }));
    const none = about.given<{ readonly n: number }>(NO_TRUTH).estimate('e', 'E', { from: 0.5, ...some });
    expect(none).toMatchObject({ notComputed: NO_TRUTH });
    expect(none.kind).toBeUndefined();
  });

  it('of a list of none is not computed where it says why', () => {
    const columns = (t: Columns<Row>) => [t.key('group', 'Group')];
    expect(about.given<readonly Row[]>([], NO_TRUTH).table('t', 'T', { columns }).notComputed).toEqual(NO_TRUTH);
    expect(about.given<readonly Row[]>([]).table('t', 'T', { columns }).table!.rows).toEqual([]);
    expect(about.given(ROWS, NO_TRUTH).table('t', 'T', { columns }).table!.rows).toHaveLength(3);
  });

  it('has its own heading where it says one', () => {
    const other = about
      .with({ questions: ['MM-D1'] })
      .count('n', 'N', { counts: 'records', from: 3, limitations: ['Too few.'] });
    expect(other).toMatchObject({ questions: ['MM-D1'], limitations: ['Of records only.', 'Too few.'], method });
  });

  it.each<[string, () => FindingDraft, RegExp]>([
    ['more of them than there are', () => about.share('a', 'A', { from: { of: 21, outOf: 20 }, ...PAIRS }), /21 of 20/],
    ['a value that is no number', () => about.count('a', 'A', { counts: 'people', from: Number.NaN }), /value is NaN/],
    [
      'a count that is no whole number',
      () => about.share('a', 'A', { from: { of: 1.5, outOf: 20 }, ...PAIRS }),
      /whole number of 0 or more: 1.5/,
    ],
    [
      'an accessor that throws',
      () =>
        about.given({ a: null as never as { b: number } }).count('a', 'A', { counts: 'people', from: ({ a }) => a.b }),
      /Cannot read properties of null/,
    ],
  ])('with %s is stored as one that could not be stated', (_, state, fault) => {
    const draft = state();
    expect(draft.fault).toMatch(fault);
    expect(store(draft)).toMatchObject({ status: 'not-computed', value: null, fault: draft.fault });
    expect(draft.notComputed!.reason).not.toMatch(fault);
  });
});

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
