import { dictionaryColumn, isComputed, notComputed, textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  clericalEstimate,
  clusterByRule,
  clusterGivenLinks,
  clusteringErrors,
  decoyPairs,
  decoyRows,
  errorsByGroup,
  errorsOfWays,
  fieldAgreements,
  givenLinksErrors,
  groupsOfChangedSurname,
  judgedBySheet,
  judgedByTruth,
  judgedSoFar,
  linkedPairFacts,
  linkShares,
  linksAsItGrows,
  nameChanges,
  profileShares,
  profileSizes,
  sheetOfPairs,
  toleranceRow,
  toleranceSweep,
  waysToKnowWrongLinks,
  wholeLinks,
  withinTolerance,
  wrongByDuplicates,
} from '../src/index.ts';
import * as example from './example-values.ts';
import { generatedRegister } from './registers/generated-register.ts';

const generated = generatedRegister('ways', 900);
const { dateOfBirth: dates } = generated.records;
/** Many people on few dates, so that some are linked wrongly. */
const records = {
  ...generated.records,
  dateOfBirth: { values: dates.values, codes: dates.codes.map((code) => (code < 0 ? code : code % 40)) },
};
const { truth } = generated;
const sweep = toleranceSweep(records, { truth });
const tolerance = { forename: 2, surname: 1 };
const clusters = clusterByRule(sweep, withinTolerance(tolerance));

describe('pairs that were drawn and judged', () => {
  const sample = [
    {
      name: 'near',
      isLinked: true,
      pairs: 10,
      pairsVariance: 0,
      drawn: [
        [0, 1],
        [2, 3],
      ],
    },
    { name: 'far', isLinked: false, pairs: 6, pairsVariance: 0, drawn: [[2, 4]] },
  ] as const;
  const recordId = dictionaryColumn(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', null]);
  const sheet = (rows: readonly (readonly [string, string, string, string | null])[]) => {
    const column = (at: number) => dictionaryColumn(rows.map((row) => row[at]!));
    return { one: column(0), other: column(1), reviewer: column(2), said: column(3) };
  };

  it('are judged by the truth, on both sides of the rule', () => {
    // r0 and r1 are one person, r2 and r3 are not, r2 and r4 are.
    expect(judgedByTruth(sample, example.truth)).toMatchObject({
      judge: 'the truth',
      linked: [{ name: 'near', yesVotes: [1, 0], reviewers: 1 }],
      outside: [{ name: 'far', yesVotes: [1], reviewers: 1 }],
      agreement: [],
      pairs: [
        { left: 0, right: 1, isOnePerson: true, standsFor: 5 },
        { left: 2, right: 3, isOnePerson: false, standsFor: 5 },
        { left: 2, right: 4, isOnePerson: true, standsFor: 6 },
      ],
      reviewers: 1,
      reviewed: 3,
    });
  });

  it('are judged by those who filled in the sheet, and say so', () => {
    const one = judgedBySheet(
      sample,
      sheet([
        ['r1', 'r0', 'R1', 'no'],
        ['r2', 'r4', 'R1', 'yes'],
      ]),
      recordId,
    );
    expect(one).toMatchObject({ judge: 'one reviewer', reviewers: 1, reviewed: 2 });
    expect(one.linked[0]!.yesVotes).toEqual([0]);
    expect(one.outside[0]!.yesVotes).toEqual([1]);
    expect(judgedSoFar(sample, one).map(({ name, judged }) => [name, judged])).toEqual([
      ['near', 1],
      ['far', 1],
    ]);
    expect(judgedSoFar(sample, null).map(({ judged }) => judged)).toEqual([0, 0]);
    const two = judgedBySheet(
      sample,
      sheet([
        ['r0', 'r1', 'R1', 'yes'],
        ['r0', 'r1', 'R2', 'no'],
        ['r2', 'r3', 'R2', 'no'],
      ]),
      recordId,
    );
    // Of r2 and r3 one reviewer has said nothing: that is no "no".
    expect(two).toMatchObject({ judge: '2 reviewers', linked: [{ yesVotes: [1] }], outside: [{ yesVotes: [] }] });
    expect(two.agreement).toHaveLength(1);
  });

  it('stand on a sheet by the names of their records, or not at all', () => {
    expect(
      sheetOfPairs(
        [
          [2, 3],
          [0, 1],
        ],
        recordId,
      ),
    ).toEqual([
      { pair: 1, left: 'r2', right: 'r3' },
      { pair: 2, left: 'r0', right: 'r1' },
    ]);
    expect(sheetOfPairs([], recordId)).toEqual(notComputed('no pair was drawn'));
    expect(
      sheetOfPairs(
        [
          [0, 1],
          [0, 6],
        ],
        recordId,
      ),
    ).toEqual(notComputed('some records have no identifier by which a reviewer could open them'));
  });
});

describe('what is found in several ways', () => {
  const decoys = decoyPairs(
    records,
    records.dateOfBirth.codes.map((code) => 1000 + code * 401),
  );
  const scored = { length: 1, left: Int32Array.of(0), right: Int32Array.of(1), weight: Float32Array.of(12) };
  const given = { tolerance, decoys, scored, judged: null, clusters };

  it('is the share of wrong links as each way gives it alone', () => {
    const judged = [{ name: 'linked', pairs: 90, yesVotes: [1, 1, 0, 1], reviewers: 1 }];
    const ways = waysToKnowWrongLinks(sweep, { ...given, judged, truth });
    if ('status' in ways) throw new Error('not computed');
    expect(ways.map(({ way }) => way)).toEqual(['decoys', 'drawn pairs', 'duplicates', 'model', 'truth']);
    const [byDecoys, byPeople, byDuplicates, byModel, byTruth] = ways;
    const { pairs } = toleranceRow(sweep.rows, tolerance);
    const rows = decoyRows(decoys, sweep.pairsByClass);
    if ('status' in rows) throw new Error('no decoys');
    const { precision } = toleranceRow(rows, tolerance);
    if ('status' in precision || !isComputed(byDecoys!.wrong)) throw new Error('no precision');
    expect(byDecoys!.wrong.value).toBeCloseTo(1 - precision.value, 12);
    expect(byDecoys!.meetsDecoys).toBeNull();
    const middle = clericalEstimate(judged).middle;
    expect(isComputed(byPeople!.wrong) && isComputed(middle) && byPeople!.wrong.value).toBeCloseTo(0.25, 12);
    expect(byPeople!.pairs).toBe(4);
    const facts = linkedPairFacts(sweep, withinTolerance(tolerance), scored);
    const most = wrongByDuplicates(facts.perRecord);
    expect(isComputed(most) ? most.value : most.reason).toEqual(
      isComputed(byDuplicates!.wrong) ? byDuplicates!.wrong.value : byDuplicates!.wrong.reason,
    );
    expect(byModel).toMatchObject({ wrong: { value: facts.impliedWrong / pairs }, meetsDecoys: false, pairs });
    expect(byTruth!.wrong).toEqual(linkShares(sweep, withinTolerance(tolerance), clusters, truth).wrong.estimate);
    expect(typeof byTruth!.meetsDecoys).toBe('boolean');
  });

  it('has no way of people who did not judge, nor of a truth that nobody knows', () => {
    const ways = waysToKnowWrongLinks(toleranceSweep(records), { ...given, truth: null });
    expect('status' in ways ? [] : ways.map(({ way }) => way)).toEqual(['decoys', 'duplicates', 'model']);
    const apart = { ...records, dateOfBirth: dictionaryColumn(Array.from(truth.codes, (_, row) => `d${row}`)) };
    expect(waysToKnowWrongLinks(toleranceSweep(apart), { ...given, truth: null })).toEqual(
      notComputed('no pair is linked at the chosen tolerance'),
    );
  });

  it('is the row of a tolerance that the sweep has', () => {
    for (const forename of [0, 3])
      expect(toleranceRow(sweep.rows, { forename, surname: 2 })).toBe(sweep.rows[4 * forename + 2]);
    expect(() => toleranceRow(sweep.rows, { forename: 4, surname: 0 })).toThrow('no tolerance of 4 and 0 edits');
  });

  it('are the errors of another linker at each probability, each counted by itself', () => {
    const links = { left: [0, 2, 4], right: [1, 3, 5], probability: Float64Array.of(0.97, 0.6, 0.6) };
    const file = {
      left: Int32Array.from(links.left),
      right: Int32Array.from(links.right),
      probability: links.probability,
      hasProbabilities: true,
    };
    const rows = givenLinksErrors(file, { records: 7, chosen: 0.7, truth: example.truth });
    expect(rows.map(({ from }) => from)).toEqual([0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999]);
    for (const { from, ...row } of rows) {
      const clustering = clusterGivenLinks(file, 7, from);
      const errors = clusteringErrors(clustering, example.truth);
      expect(row).toMatchObject({
        ...profileSizes(clustering),
        wrong: errors.falseLinkedPairs,
        missed: errors.missedPairs,
        mixed: errors.overMergedPeople,
        scattered: errors.underMergedPeople,
        shares: profileShares(clustering, example.truth),
      });
    }
    const unknown = givenLinksErrors({ ...file, hasProbabilities: false }, { records: 7, chosen: 0.7, truth: null });
    expect(unknown).toMatchObject([{ from: 1, wrong: null, missed: null, mixed: null, scattered: null, shares: null }]);
    expect(() => givenLinksErrors(file, { records: 7, chosen: 1.1, truth: null })).toThrow('a probability lies within');
  });

  it('are the errors of each group under each way of merging', () => {
    const apart = { clusterOfRow: Int32Array.from(truth.codes, (_, row) => row), clusters: truth.codes.length };
    const group = dictionaryColumn(Array.from(truth.codes, (code) => ['B', 'A', null][code % 3]!));
    const rows = errorsOfWays(clusters, { apart }, truth, group);
    expect(rows.map(({ group }) => group)).toEqual(['A', 'B', 'Not recorded']);
    for (const { under, ...row } of rows) {
      const of = (way: typeof clusters) => errorsByGroup(way, truth, group).find((each) => each.group === row.group)!;
      expect(row).toEqual(of(clusters));
      expect(under.apart).toEqual(of(apart));
      expect(under.apart.mixedPeople).toBe(0);
      expect(under.apart.scatteredPeople).toBe(row.peopleWithSeveralRecords);
    }
  });

  it('parts every group by who changed the surname, whoever stated none', () => {
    const sex = dictionaryColumn(Array.from(truth.codes, (code) => ['F', 'M', null][code % 3]!));
    const parted = groupsOfChangedSurname(records, truth, sex, 2, 'Sex not recorded');
    expect(parted.values.slice(-2)).toEqual(['Sex not recorded, surname kept', 'Sex not recorded, surname changed']);
    for (const [group, changed] of nameChanges(records, truth, sex, 2, 'Sex not recorded').map(
      (row) => [row.group, row.changedSurname] as const,
    )) {
      const people = new Set(
        Array.from(truth.codes).filter((_, row) => textAt(parted, row) === `${group}, surname changed`),
      );
      expect(people.size, group).toBe(changed);
    }
    expect(
      parted.codes.every(
        (code, row) => textAt(sex, row) === null || parted.values[code]!.startsWith(textAt(sex, row)!),
      ),
    ).toBe(true);
  });

  it('are the links here beside those of larger registers, with what each rests on', () => {
    const interval = { low: 0, high: 9, level: 0.95, method: 'invented' };
    const of = (value: number) => ({ value, interval });
    const links = {
      records: 14,
      wrong: of(2.4),
      strangers: of(1.6),
      sameBirth: of(0.8),
      right: of(5.7),
      wrongShare: null,
    };
    const [here, live] = linksAsItGrows({ records: 7, wrong: 1, right: 3 }, [links]);
    expect(here).toMatchObject({ wrong: 1, links: 4, behind: { wrong: 1, right: 3, links: 4 } });
    expect(live).toEqual({ ...wholeLinks(links), behind: { wrong: 7, right: 3, links: 3 } });
  });

  it('is what each agreement counts for, field by field', () => {
    const rows = fieldAgreements(example.model.fields);
    const [first] = example.model.fields;
    expect(rows).toHaveLength(example.model.fields.reduce((sum, { levels }) => sum + levels.length, 0));
    expect(rows[1]).toEqual({
      field: first!.name,
      level: first!.levels[1],
      samePerson: first!.m[1],
      differentPeople: first!.u[1],
      weight: first!.weights[1],
    });
  });
});
