import { type FindingDraft, numbersWithoutKind, remakeFinding } from '@assay/evidence';
import { notComputed, wilsonInterval } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { type Columns, finding } from '../../src/index.ts';
import { about, method, NO_TRUTH, PAIRS, ROWS, type Row, store } from './invented-rows.ts';

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
    const ranged = { unit: 'score', contributors: 120, counts: 'pairs', noRange: 'pairs share events' } as const;
    const why = { status: 'not-computed', reason: 'pairs share events' };
    expect(about.estimate('e', 'E', { from: 0.5, ...ranged }).interval).toMatchObject(why);
    // Wilson's range of 7 of 20.
    const limited = about.estimate('e', 'E', { from: wilsonInterval({ successes: 7, total: 20 }), ...ranged });
    expect(limited.value).toBe(0.35);
    expect((limited.interval as { readonly low: number }).low).toBeCloseTo(0.18119, 5);
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

  it('of no cases is not computed, and the reason names who is not there', () => {
    expect(about.share('wrong', 'Wrong', { from: { of: 0, outOf: 0 }, ...PAIRS })).toMatchObject({
      notComputed: { reason: 'there are no linked pairs' },
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
