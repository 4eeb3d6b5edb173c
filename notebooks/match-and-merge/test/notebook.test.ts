import { tableOf } from '@assay/dataset';
import { readTable } from '@assay/dataset/read';
import { type FindingDraft, findingProblems, numbersWithoutKind } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { personRegister } from '@assay/synthetic';
import { describeWithReferenceData, differingWholes } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { people, reviews } from '../inputs.ts';
import notebook from '../notebook.ts';

const register = (entity: readonly (string | null)[], record_id: readonly (string | null)[] = ['1', '2', '3', '4']) =>
  tableOf(people.schema, {
    record_id,
    first_name: ['Amina', 'Aminah', 'Amina', 'Zoe'],
    surname: ['Hussain', 'Husain', 'Hussain', 'Lee'],
    date_of_birth: ['1990-02-01', '1990-02-01', '1990-02-01', null],
    entity,
  });

/** Numbers that do not say how they are made, which the gate would hold back, and findings that could not be stated. */
const withoutKindOrFaulty = (found: ReadonlyMap<string, FindingDraft>) =>
  [...found].flatMap(([id, { notComputed, table = null, value = null, kind, fault }]) => {
    const status = notComputed === undefined ? 'computed' : 'not-computed';
    const without = numbersWithoutKind({ status, table, value, ...(kind === undefined ? {} : { kind }) });
    return [...without, ...(fault === undefined ? [] : [fault])].map((each) => `${id}: ${each}`);
  });

describe('match and merge', () => {
  it('states pairs and people at every tolerance', async () => {
    const found = await computeFindings(notebook, { people: register(['a', 'a', 'b', 'c']) });
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    const pairs = found.get('tolerance.pairs')!.table!;
    expect(pairs.rows[0]!.slice(0, 5)).toEqual([0, 0, 0, 1, 1]);
    expect(pairs.rows[5]!.slice(0, 5)).toEqual([1, 1, 1, 2, 0]);
    expect(found.get('register.without-date')).toMatchObject({ numerator: 1, denominator: 4 });
    expect(found.get('chosen.mixed-people')!.value).toBe(2);
  });

  it('foresees no live register where no dates lie apart to tell how often strangers agree: none would stand as 0 to 0', async () => {
    const found = await computeFindings(notebook, { people: register(['a', 'a', 'b', 'c']) });
    expect(found.get('control.decoy')!.notComputed).toBeDefined();
    for (const id of ['size.errors', 'size.cohorts', 'costs.live', 'costs.best'])
      expect([id, found.get(id)!.notComputed?.reason]).toEqual([
        id,
        'too few dates of birth lie apart to tell how often strangers agree',
      ]);
  });

  it('counts a person once, whatever the table, so that parts sum to their wholes', async () => {
    const { columns } = personRegister({
      seed: 'wholes',
      records: 6000,
      twinShare: 0.2,
      furtherRecordsShare: 0.5,
    }).register;
    const found = await computeFindings(
      notebook,
      { people: { rowCount: 6000, columns } },
      { forenameTolerance: 3, surnameTolerance: 3 },
    );
    expect(withoutKindOrFaulty(found)).toEqual([]);
    const findings = [...found].map(([id, each]) => ({ ...each, id }));
    expect(
      findings.flatMap(({ measure, table }) => measure ?? table?.columns.flatMap(({ measure }) => measure ?? []) ?? [])
        .length,
    ).toBeGreaterThan(20);
    expect(differingWholes(findings)).toEqual([]);
    // One label for one definition.
    const labels = new Map<string, Set<string>>();
    for (const { label, measure } of findings.flatMap(({ table }) => table?.columns ?? [])) {
      if (measure !== undefined && /^people with/i.test(label))
        labels.set(label, (labels.get(label) ?? new Set()).add(measure));
    }
    expect([...labels].filter(([, measures]) => measures.size > 1)).toEqual([]);
  });

  it('says why errors cannot be counted where the true persons are unknown', async () => {
    const found = await computeFindings(notebook, { people: register([null, null, null, null]) });
    expect(found.get('tolerance.pairs')!.notComputed!.reason).toContain('do not say which person');
    expect(found.get('tolerance.links')!.table!.rows).toHaveLength(16);
  });

  it('names no pair on the sheet by its row, where records have no identifiers', async () => {
    const ids = [null, null, null, null];
    const found = await computeFindings(notebook, { people: register(ids, ids) });
    expect(found.get('clerical.sheet')!.notComputed!.reason).toBe(
      'some records have no identifier by which a reviewer could open them',
    );
  });

  it('reads the sheet as three reviewers filled it in, at worst, by majority and at best', async () => {
    const unknown = register([null, null, null, null]);
    const blind = await computeFindings(notebook, { people: unknown });
    expect(blind.get('clerical.readings')!.notComputed!.reason).toContain('nobody has looked');
    const { columns, rows } = blind.get('clerical.sheet')!.table!;
    expect(columns.filter((column) => column.identifiesPerson).map(({ name }) => name)).toEqual([
      'record_a',
      'record_b',
    ]);
    expect(rows).toHaveLength(3);
    // Everybody says yes to the first pair of the sheet, two to the second, one to the third.
    const votes = rows.flatMap(([, a, b], place) =>
      ['x', 'y', 'z'].map((reviewer, index) => ({ a, b, reviewer, said: index + place < 3 ? 'yes' : 'cannot tell' })),
    );
    const filled = tableOf(reviews.schema, {
      // The other way round is the same pair.
      record_a: votes.map(({ b }) => `${b}`),
      record_b: votes.map(({ a }) => `${a}`),
      reviewer: votes.map(({ reviewer }) => reviewer),
      same_person: votes.map(({ said }) => said),
    });
    const found = await computeFindings(notebook, { people: unknown, reviews: filled });
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    expect(withoutKindOrFaulty(found)).toEqual([]);
    const readings = found.get('clerical.readings')!.table!.rows;
    expect(readings.map(([, judge, wrong]) => [judge, Math.round(Number(wrong) * 3)])).toEqual([
      ['3 reviewers', 2],
      ['3 reviewers', 1],
      ['3 reviewers', 0],
    ]);
    const agreement = found.get('clerical.agreement')!.table!;
    expect(agreement.columns.slice(0, 4).map(({ name, label }) => [name, label])).toEqual([
      ['reviewers', 'Reviewers'],
      ['cases', 'Pairs both judged'],
      ['same', 'Judged alike'],
      ['share', 'Share judged alike'],
    ]);
    expect(agreement.rows.map(([who, cases, same]) => [who, cases, same])).toEqual([
      ['1 and 2', 3, 2],
      ['1 and 3', 3, 1],
      ['2 and 3', 3, 2],
    ]);
    expect(found.get('unlabelled.compared')!.table!.rows.map(([way]) => way)).toContain(
      'drawn pairs, judged by 3 reviewers',
    );
  });
});

const linkedAt = (found: Awaited<ReturnType<typeof computeFindings>>, tolerance: number) =>
  found.get('tolerance.pairs')!.table!.rows.find(([first, last]) => first === tolerance && last === tolerance)!;

describeWithReferenceData('match and merge on FEBRL data set 1', ['linkage/febrl/dataset1.csv'], (path) => {
  it('links and misses the pairs that brute force counted', async () => {
    const { table } = await readTable({ paths: [path!], schema: people.schema });
    const found = await computeFindings(notebook, { people: table });
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    const rightAndWrong = [0, 1, 2, 3].map((tolerance) => linkedAt(found, tolerance).slice(2, 4));
    expect(rightAndWrong).toEqual([
      [202, 0],
      [279, 0],
      [309, 0],
      [314, 0],
    ]);
    expect(found.get('tolerance.same-date')).toMatchObject({ numerator: 442, denominator: 500 });
    expect(found.get('groups.sex')!.notComputed!.reason).toBe('the records do not state sex');
    // Not one wrong link here is no reason to expect a million among three million records.
    const { columns, rows } = found.get('size.errors')!.table!;
    const at = (name: string) => Number(rows[1]![columns.findIndex((column) => column.name === name)]);
    expect(at('wrongHigh')).toBeLessThan(at('right') / 20);
  });
});

describeWithReferenceData(
  'match and merge on historical figures',
  ['linkage/splink/historical_figures_with_errors_50k.parquet'],
  (path) => {
    it('links as brute force does, and its model passes the best published fit without labels', async () => {
      const { table } = await readTable({ paths: [path!], schema: people.schema });
      const found = await computeFindings(notebook, { people: table });
      expect([...found.values()].flatMap(findingProblems)).toEqual([]);
      expect(linkedAt(found, 0).slice(2, 4)).toEqual([37_746, 106]);
      expect(linkedAt(found, 2).slice(2, 4)).toEqual([55_815, 285]);
      const wrong = found.get('model.wrong-links')!;
      const missed = found.get('model.missed-links')!;
      const right = wrong.denominator! - wrong.numerator!;
      expect((2 * right) / (wrong.denominator! + missed.denominator!)).toBeGreaterThan(0.827);
      // The sample of pairs judged by the truth, and every pair counted, agree on what is missed.
      const [sample, counted] = found.get('clerical.readings')!.table!.rows.map((row) => row.slice(5).map(Number));
      expect(sample![1]).toBeLessThan(counted![0]!);
      expect(sample![2]).toBeGreaterThan(counted![0]!);
    });
  },
);
