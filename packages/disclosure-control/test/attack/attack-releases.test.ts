import type { Finding, FindingTable } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { attackRuleKey } from '../../src/attack/attacked-release.ts';
import { type AttackedRelease, attackReleases, linearSolver, SUPPRESSED } from '../../src/index.ts';
import { count, finding, key, single } from '../findings.ts';

const solver = await linearSolver();
const release = (
  findings: readonly Finding[],
  more: Partial<AttackedRelease> & { readonly base?: number } = {},
): AttackedRelease => ({
  name: 'march',
  findings,
  policy: { minimumCount: 10, roundingBase: more.base ?? 1, largestHidden: 11 },
  rules: new Map(),
  ...more,
});
const table = (columns: FindingTable['columns'], rows: FindingTable['rows'], more: Partial<FindingTable> = {}) =>
  finding({ id: 'stops', table: { columns, rows, totals: [], ...more } as FindingTable });
const rangesOf = (...releases: readonly AttackedRelease[]) =>
  attackReleases(releases, solver).ranges.map(({ place, low, high }) => [place.row, low, high]);
const sentences = (...releases: readonly AttackedRelease[]) =>
  attackReleases(releases, solver).recovered.map(({ sentence }) => sentence);

describe('attackReleases(releases, solver)', () => {
  const rows: FindingTable['rows'] = [
    ['Asian', 30],
    ['Black', SUPPRESSED],
    ['White', 400],
    ['All', 437],
  ];
  const totals = [{ row: 'All', of: ['Asian', 'Black', 'White'] }];

  it('takes a hidden count from its total', () => {
    const found = attackReleases([release([table([key('group'), count('stops')], rows, { totals })])], solver);
    expect(found.recovered).toEqual([
      {
        what: 'hidden-count',
        place: { release: 0, finding: 'stops', row: 'Black', column: 'stops' },
        low: 7,
        high: 7,
        isExact: true,
        sentence:
          'stops[Black].stops would be taken as 7, since the counts around it, their sums and their rounding leave no more',
      },
    ]);
  });

  it('says that a count is so only where guesses were held against the truth, and else what it would be taken as', () => {
    const one = release([table([key('group'), count('stops')], rows, { totals })]);
    const checked = attackReleases([one], solver, () => 7).recovered.map(({ sentence }) => sentence);
    expect(checked).toEqual([expect.stringMatching(/^stops\[Black\]\.stops is 7, /)]);
    expect(sentences(one)).toEqual([expect.stringMatching(/^stops\[Black\]\.stops would be taken as 7, /)]);
  });

  it('takes a total by its name, where none is declared, and not an "Allied" group for one', () => {
    const columns = [key('group'), count('stops')];
    expect(rangesOf(release([table(columns, rows, { totals: [] })]))).toEqual([['Black', 7, 7]]);
    const other = rows.map(([name, value]) => [name === 'All' ? 'Allied' : name!, value!]);
    // Alone, it is small: it was held back for its own size.
    expect(rangesOf(release([table(columns, other, { totals: [] })]))).toEqual([['Black', 1, 11]]);
  });

  it('knows a rounded total to its rounding: 435 in steps of five is 433 to 437', () => {
    const rounded: FindingTable['rows'] = [
      ['Asian', 30],
      ['Black', SUPPRESSED],
      ['White', 370],
      ['All', 435],
    ];
    const found = release([table([key('group'), count('stops')], rounded, { totals })], { base: 5 });
    // 30 is 28 to 32 and 370 is 368 to 372: at least 433 − 404, at most 437 − 396.
    expect(rangesOf(found)).toEqual([['Black', 29, 41]]);
  });

  it('knows from a rule that is told that a count is below the minimum', () => {
    const columns = [key('group'), count('stops')];
    const rules = new Map([[attackRuleKey('stops', 'Black', 'stops'), 'minimum-count']]);
    const without = rows.slice(0, 3);
    expect(rangesOf(release([table(columns, without)], { rules }))).toEqual([['Black', 1, 9]]);
  });

  it('takes a part to be no more than its whole', () => {
    const columns = [
      key('group'),
      count('stops'),
      count('found'),
      {
        name: 'rate',
        label: 'rate',
        unit: 'proportion',
        kind: { kind: 'share', of: 'found', outOf: 'stops', interval: 'wilson' },
      },
    ] as FindingTable['columns'];
    const found = attackReleases([release([table(columns, [['Asian', 14, SUPPRESSED, null]])])], solver);
    expect(found.ranges).toEqual([
      { place: { release: 0, finding: 'stops', row: 'Asian', column: 'found' }, low: 0, high: 14 },
    ]);
    expect(found.recovered).toEqual([]);
  });

  it('sets each table beside each other that divides the same people, however many do not', () => {
    const by = (name: string, rows: FindingTable['rows']) =>
      finding({ id: name, table: { columns: [key(name), count('stops')], rows, totals: [] } as FindingTable });
    const sex = by('sex', [
      ['women', 30],
      ['men', SUPPRESSED],
    ]);
    const area = by('area', [
      ['north', 20],
      ['south', 17],
    ]);
    // Sums of 60 and 80 are of other people: of the men there are nine at most.
    const others = ['month', 'hour'].map((name, at) =>
      by(name, [
        ['first', 20],
        ['second', 40 + 20 * at],
      ]),
    );
    const rules = new Map([[attackRuleKey('sex', 'men', 'stops'), 'minimum-count']]);
    for (const findings of [
      [sex, others[0]!, area, others[1]!],
      [others[0]!, sex, others[1]!, area],
      [sex, ...others, area],
      [...others, area, sex],
    ]) {
      expect(rangesOf(release(findings, { rules }))).toEqual([['men', 7, 7]]);
    }
    expect(rangesOf(release([sex, ...others], { rules }))).toEqual([['men', 1, 9]]);
  });

  it('takes a count in no sum for held back for its size, up to the largest that is, and not one that is seen to be larger', () => {
    const columns = [
      key('group'),
      count('found'),
      count('stops'),
      { name: 'part', label: 'part', unit: 'proportion' },
    ] as FindingTable['columns'];
    const shares = (of: number, outOf: number) =>
      rangesOf(
        release([
          table(columns, [
            ['A', SUPPRESSED, SUPPRESSED, of / outOf],
            ['B', 20, 80, null],
          ]),
        ]),
      );
    // 11 of 37 or 22 of 74: one that is held back for its size alone is 11 at most.
    expect(shares(11, 37)).toEqual([
      ['A', 11, 11],
      ['A', 37, 74],
    ]);
    expect(shares(12, 37)).toEqual([
      ['A', 12, 24],
      ['A', 37, 74],
    ]);
  });

  it('says what a number told of a count, where that moved one end of what its sums leave', () => {
    const residents = count('residents', { kind: { kind: 'constant', of: 'published' } });
    const share = { name: 'share', label: 'share', unit: 'proportion' };
    const columns = [key('group'), count('stops'), residents, share] as FindingTable['columns'];
    const told = (black: number) =>
      sentences(
        release(
          [
            table(
              columns,
              [
                ['Asian', 30, 53, null],
                ['Black', SUPPRESSED, 53, black / 53],
                ['All', 45, 106, null],
              ],
              { totals: [{ row: 'All', of: ['Asian', 'Black'] }] },
            ),
          ],
          { base: 5 },
        ),
      );
    // 43 to 47 less 28 to 32 is 11 to 19.
    for (const black of [11, 15, 19]) {
      expect(told(black)).toContain(
        `stops[Black].stops would be taken as ${black}, stops[Black].share is printed to more digits than its counts`,
      );
    }
  });

  it('keeps what a share tells where its guesses contradict each other', () => {
    const by = (name: string, columns: FindingTable['columns'], rows: FindingTable['rows']) =>
      finding({ id: name, table: { columns: [key(name), ...columns], rows, totals: [] } as FindingTable });
    const residents = count('residents', { kind: { kind: 'constant', of: 'published' } });
    const share = { name: 'share', label: 'share', unit: 'proportion' as const };
    const sex = by(
      'sex',
      [count('stops'), residents, share],
      [
        ['women', 30, 53, 30 / 53],
        ['men', SUPPRESSED, 53, 7 / 53],
      ],
    );
    const dividing = (name: string, second: number) =>
      by(
        name,
        [count('stops')],
        [
          ['first', 20],
          ['second', second],
        ],
      );
    // Of the same people were there seven men, by area, and fifteen, by month.
    expect(rangesOf(release([sex, dividing('area', 17), dividing('month', 25)]))).toEqual([['men', 7, 7]]);
  });

  describe('where guesses contradict', () => {
    const beside = (id: string, first: number) =>
      finding({
        id,
        table: { columns: [key('group'), count('stops')], rows: [['A', first], ...shown], totals: [] } as FindingTable,
      });
    const shown: FindingTable['rows'] = [
      ['AB', 40],
      ['AC', 40],
      ['BC', 40],
    ];

    it('drops them and keeps what was drawn of the first', () => {
      const stops = table([key('group'), count('stops')], [['A', SUPPRESSED], ...shown]);
      // 15 in one table of the same words is 13 to 17, 20 in another 18 to 22.
      expect(rangesOf(release([stops, beside('one', 15), beside('two', 20)], { base: 5 }))).toEqual([['A', 13, 17]]);
    });

    it('drops what was drawn of them too, where that contradicts the counts themselves', () => {
      const hidden: FindingTable['rows'] = [
        ['A', SUPPRESSED],
        ['B', SUPPRESSED],
        ['C', SUPPRESSED],
      ];
      const totals = shown.map(([name]) => ({ row: String(name), of: String(name).split('') }));
      const stops = table([key('group'), count('stops')], [...hidden, ...shown], { totals });
      // With 35 in A there are nine at most in B and nine in C, and 38 at least in both. Two sums less the third are twice A.
      expect(rangesOf(release([stops, beside('other', 35)], { base: 5 }))).toEqual([
        ['A', 17, 23],
        ['B', 17, 23],
        ['C', 17, 23],
      ]);
    });
  });

  it('gives a range as found where it is narrower than the minimum, and not where it is as wide', () => {
    const columns = [key('group'), count('stops')];
    const two = (black: number): FindingTable['rows'] => [
      ['Asian', SUPPRESSED],
      ['Black', SUPPRESSED],
      ['All', black],
    ];
    expect(sentences(release([table(columns, two(9), { totals: [{ row: 'All', of: ['Asian', 'Black'] }] })]))).toEqual([
      'stops[Asian].stops would be taken as 0 to 9, since the counts around it, their sums and their rounding leave no more',
      'stops[Black].stops would be taken as 0 to 9, since the counts around it, their sums and their rounding leave no more',
    ]);
    expect(sentences(release([table(columns, two(10), { totals: [{ row: 'All', of: ['Asian', 'Black'] }] })]))).toEqual(
      [],
    );
  });

  it('finds the fraction of a few people in a number of many digits, and says nothing of one of many', () => {
    const share = (value: number, more: Partial<Finding> = {}) =>
      release([finding({ id: 'share', value, unit: 'proportion', ...more })]);
    const said = (of: number, outOf: number) =>
      `share:value is ${of} out of ${outOf} or a multiple, since it is printed to more digits than any released counts give`;
    expect(sentences(share(3 / 11))).toEqual([said(3, 11)]);
    expect(sentences(share(8 / 11))).toEqual([said(8, 11)]);
    // 20 and 21 of 41: both ten or more, yet of fewer than a hundred people.
    expect(sentences(share(20 / 41))).toEqual([said(20, 41)]);
    expect(sentences(share(50 / 101))).toEqual([]);
    expect(sentences(share(9 / 101))).toEqual([said(9, 101)]);
    expect(sentences(share(92 / 101))).toEqual([said(92, 101)]);
    expect(sentences(share(10 / 103))).toEqual([]);
    expect(sentences(share(0.2727))).toEqual([]);
    expect(sentences(share(3 / 11, { kind: { kind: 'constant', of: 'parameter' } }))).toEqual([]);
    expect(sentences(share(3 / 11, { numerator: 30, denominator: 110 }))).toEqual([]);
    // Only the two counts together say that it is of many.
    expect(sentences(share(3 / 11, { numerator: 30, denominator: null }))).toEqual([said(3, 11)]);
    expect(sentences(share(3 / 11, { numerator: null, denominator: 110 }))).toEqual([said(3, 11)]);
    expect(sentences(share(3 / 11, { disclosure: { status: 'excepted', rule: '' } }))).toEqual([]);
  });

  it('finds a fraction in a table, but for one that the counts of its row give', () => {
    const columns = [key('group'), count('stops'), count('people'), { name: 'x', label: 'x', unit: 'proportion' }];
    const with3of11 = (stops: number, people: number) =>
      sentences(release([table(columns as FindingTable['columns'], [['A', stops, people, 3 / 11]])]));
    expect(with3of11(30, 110)).toEqual([]);
    expect(with3of11(31, 110)).toEqual([
      'stops[A].x is 3 out of 11 or a multiple, since it is printed to more digits than any released counts give',
    ]);
  });

  it('takes the counts of another table of the same key for what gives a number, not those of areas for those of groups', () => {
    const columns = [key('group'), count('stops'), count('people'), { name: 'x', label: 'x', unit: 'proportion' }];
    const shares = table(columns as FindingTable['columns'], [['A', 60, 110, 3 / 11]]);
    const beside = (by: string) =>
      finding({ id: 'beside', table: { columns: [key(by), count('some'), count('all')], rows: [['A', 30, 110]] } });
    expect(sentences(release([shares, beside('group')]))).toEqual([]);
    expect(sentences(release([shares, beside('area')]))).toHaveLength(1);
  });

  it("finds one person's own amount, and a number in a sentence that stands in no code", () => {
    const longest = finding({ id: 'hours.longest', value: 9.5, unit: 'hours' });
    expect(sentences(release([longest]))).toEqual(["hours.longest:value is one person's own amount, 9.5"]);
    expect(sentences(release([finding({ id: 'hours.median', value: 9.5, unit: 'hours' })]))).toEqual([]);
    const spoken = finding({ id: 'few', title: 'Only 3 people were asked' });
    expect(sentences(release([spoken]))).toEqual([]);
    expect(sentences(release([spoken], { isFixedText: () => true }))).toEqual([]);
    expect(sentences(release([spoken], { isFixedText: (text) => text === '' }))).toEqual([
      'few:title says 3 in a sentence that does not stand in the code: "Only 3 people were asked"',
    ]);
    const noted = finding({ id: 'open', limitations: ['No range of “Open after 90 days”: only 3 people.'] });
    expect(sentences(release([noted], { isFixedText: (text) => text === 'Open after 90 days' }))).toEqual([
      'open:limitations says 3 in a sentence that does not stand in the code: "only 3 people"',
    ]);
  });

  it('asks only guesses that hold, where the truth is known', () => {
    const one = table(
      [key('group'), count('stops')],
      [
        ['Asian', 130],
        ['Black', SUPPRESSED],
        ['White', 400],
      ],
    );
    const whole = single('all', 541);
    const found = (truth: number) =>
      attackReleases([release([one, whole])], solver, ({ row, finding: of }) =>
        of === 'all' ? 541 : row === 'Black' ? truth : row === 'Asian' ? 130 : 400,
      ).ranges.map(({ low, high }) => [low, high]);
    expect(found(11)).toEqual([[11, 11]]);
    // The single number counts two more people than the table: nobody who guesses that they are the same is right.
    expect(found(9)).not.toEqual([[11, 11]]);
  });
});
