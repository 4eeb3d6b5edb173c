import { readFileSync } from 'node:fs';
import { dayOfText, profileQuality, tableOf } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { dataIntegrity, personRegister } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';

import { custody, people, reports, staff, survey } from '../inputs.ts';
import notebook from '../notebook.ts';

const cellOf = (found: ReadonlyMap<string, FindingDraft>, id: string, keys: readonly string[], column: string) => {
  const { columns, rows } = found.get(id)!.table!;
  const row = rows.find((one) => keys.every((key, at) => one[at] === key))!;
  return row[columns.findIndex(({ name }) => name === column)];
};
const nothing = {
  custody: tableOf(custody.schema, {}),
  staff: tableOf(staff.schema, {}),
  survey: tableOf(survey.schema, {}),
  people: tableOf(people.schema, {}),
};

describe('data integrity', async () => {
  const made = dataIntegrity({ seed: 'test', reports: 9000, staff: 1500 });
  const register = personRegister({ seed: 'test', records: 500 }).register;
  const found = await computeFindings(notebook, { ...made, people: register });

  it('states findings that hold together', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('says what it can of reports without how far they came, and of that why it says nothing', async () => {
    const { reached: _, ...columns } = made.reports.columns;
    const without = await computeFindings(notebook, { ...made, reports: { ...made.reports, columns } });
    const stages = [...without].filter(([id]) => /^(practice|attrition|era)\./.test(id));
    expect(stages.length).toBeGreaterThan(7);
    for (const [, { notComputed }] of stages)
      expect(notComputed?.reason).toBe('the file does not say how far reports came (reached was not given)');
    expect(cellOf(without, 'backlog.by-year', [], 'open')).toEqual(cellOf(found, 'backlog.by-year', [], 'open'));
    expect(without.get('scorecard.by-group')!.table).toEqual(found.get('scorecard.by-group')!.table);
  });

  it('tells columns apart by labels that stand whole in the code, so that a pack does not take their numbers out', () => {
    const code = readFileSync(new URL('../findings/staff.ts', import.meta.url), 'utf8');
    const labels = found.get('backlog.by-year')!.table!.columns.map(({ label }) => label);
    const numbered = labels.filter((label) => /\d/.test(label ?? ''));
    expect(numbered).toHaveLength(2);
    for (const label of numbered) expect(code).toContain(`'${label}'`);
  });

  it('follows references only where both tables are given: nothing is called unresolved for want of a list', async () => {
    const references = (of: typeof found) =>
      of.get('scorecard.summary')!.table!.rows.flatMap((row) => (row.includes('References') ? [row[0]] : []));
    const alone = await computeFindings(notebook, { ...made, ...nothing });
    const two = await computeFindings(notebook, { ...made, ...nothing, custody: made.custody });
    expect([references(found), references(two), references(alone)]).toEqual([
      ['reports', 'second system'],
      ['second system'],
      [],
    ]);
  });

  it('gives no range to what a model expects, which is no share of anything', () => {
    const { columns } = found.get('era.model')!.table!;
    const ranges = columns.flatMap(({ kind }) => (kind?.kind === 'limit' ? [kind.of] : []));
    expect(ranges.filter((name) => name === 'expected')).toEqual([]);
    expect(columns.map(({ name }) => name)).toContain('expected');
  });

  it('finds the change of practice that was put in, near its month and in those offences alone', () => {
    for (const offence of ['domestic abuse', 'rape and sexual offences']) {
      const from = cellOf(found, 'practice.changes', [offence], 'from') as string;
      const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      expect(Math.abs(months(from) - months('2019-10'))).toBeLessThanOrEqual(4);
      expect(cellOf(found, 'practice.changes', [offence], 'chance')).toBeLessThan(0.01);
      expect(cellOf(found, 'practice.changes', [offence], 'before')).toBeCloseTo(0.62, 1);
    }
    expect(cellOf(found, 'practice.changes', ['theft'], 'stretches')).toBe(1);
  });

  it('shows that a model taught with the early era expects too few charges of crimes against women', () => {
    const ratio = (taught: string) => cellOf(found, 'era.model', [taught, 'domestic abuse'], 'ratio') as number;
    expect(ratio('early era alone')).toBeLessThan(ratio('all years'));
    expect(ratio('all years')).toBeLessThan(ratio('early era left out'));
  });

  it('keeps the true change of confidence within the bounds, while the answers overstate the level', () => {
    const truth = made.truth.columns['confident_share']!;
    const shares = truth.kind === 'number' ? truth.values : new Float64Array();
    const change = shares[2]! - shares[0]!;
    expect(found.get('survey.change-least')!.value).toBeLessThan(change);
    expect(found.get('survey.change-most')!.value).toBeGreaterThan(change);
    for (const [at, wave] of ['2022', '2023', '2024'].entries()) {
      expect(cellOf(found, 'survey.by-wave', [wave], 'share')).toBeGreaterThan(shares[at]!);
      expect(cellOf(found, 'survey.by-wave', [wave], 'least')).toBeLessThan(shares[at]!);
    }
  });

  it('adds the national results up to the published total', () => {
    const national = found.get('checks.by-result')!.table!.rows.map((row) => row[1] as number);
    expect(national).toEqual([9, 88, 139, 128, 97, 461]);
    expect(found.get('checks.national-rate')!.value).toBeCloseTo(1.499, 3);
  });

  it('states why there is nothing, where only reports are given', async () => {
    const alone = await computeFindings(notebook, { ...nothing, reports: made.reports });
    expect([...alone.keys()].sort()).toEqual([...found.keys()].sort());
    expect([...alone.values()].flatMap(findingProblems)).toEqual([]);
    expect(alone.get('survey.change')!.notComputed!.reason).toBe('no survey was given');
    expect(alone.get('scorecard.agreement')!.notComputed!.reason).toBe('no second system was given');
  });
});

describe('scorecard of four reports', () => {
  const table = tableOf(reports.schema, {
    report_id: ['Q1', 'Q2', 'Q2', 'Q4'],
    offence: ['theft', 'theft', null, 'burglary'],
    reported_date: ['2024-01-02', '2024-02-30', '2030-01-01', '2024-03-01'],
    victim_ethnicity: ['W1', 'IC3', 'NS', null],
    reached: ['recorded', 'recorded', 'reported', 'charged'],
  });
  const scores = profileQuality(table, reports.schema, { today: dayOfText('2025-03-31') });
  const score = (dimension: string, what: string) => {
    const one = scores.find((each) => each.dimension === dimension && each.what === what)!;
    return [one.right, one.checked];
  };

  it('counts what is filled, possible, in a list and unique by hand', () => {
    expect(score('Completeness', 'Offence')).toEqual([3, 4]);
    expect(score('Completeness', 'Ethnicity of the victim')).toEqual([3, 4]);
    expect(score('Validity', 'Ethnicity of the victim')).toEqual([2, 3]);
    expect(score('Validity', 'Reported')).toEqual([2, 4]);
    expect(score('Uniqueness', 'Report')).toEqual([2, 4]);
  });
});
