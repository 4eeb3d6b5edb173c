import { readFileSync } from 'node:fs';
import { type Table, tableOf } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings as findingsOf } from '@assay/notebook';
import { scoredCohort } from '@assay/synthetic';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { scored } from '../inputs.ts';
import notebook from '../notebook.ts';

type Found = ReadonlyMap<string, FindingDraft>;
type Values = readonly (string | number | null)[];

const compute = (columns: Readonly<Record<string, Values>>, parameters = {}): Promise<Found> =>
  findingsOf(notebook, { scored: tableOf(scored.schema, columns) }, parameters);
const cellOf = (found: Found, id: string, column: string, ...keys: readonly string[]) => {
  const { columns, rows } = found.get(id)!.table!;
  const row = rows.find((each) => keys.every((key, at) => each[at] === key));
  expect(row, `${id} of ${keys.join(', ')}`).toBeDefined();
  return row![columns.findIndex(({ name }) => name === column)];
};
const reasonOf = (found: Found, id: string) => found.get(id)!.notComputed?.reason;
const withoutKind = (found: Found) =>
  [...found.values()].flatMap(({ id, kind, value, table }) => [
    ...((value ?? null) !== null && kind === undefined ? [id] : []),
    ...(table?.columns ?? []).filter((column) => column.kind === undefined).map(({ name }) => `${id}.${name}`),
  ]);

/** Larson and others (2016): true negatives, false positives, false negatives, true positives. */
const PUBLISHED_COMPAS = {
  'African-American': [990, 805, 532, 1369],
  Caucasian: [1139, 349, 461, 505],
  Hispanic: [318, 87, 129, 103],
  Other: [208, 36, 90, 43],
  Asian: [21, 2, 3, 6],
  'Native American': [5, 3, 1, 9],
} as const;

function published() {
  const rows = Object.entries(PUBLISHED_COMPAS).flatMap(([race, counts]) =>
    counts.flatMap((count, slot) =>
      Array.from({ length: count }, () => [race, slot & 1 ? 'High' : 'Low', slot >> 1 ? 'yes' : 'no'] as const),
    ),
  );
  return {
    group: rows.map(([race]) => race),
    decision: rows.map(([, decision]) => decision),
    outcome: rows.map(([, , outcome]) => outcome),
  };
}

describe('a table of decisions, outcomes and groups: the published COMPAS counts', async () => {
  const found = await compute(published(), { flaggedWords: 'High', reference: 'Caucasian' });

  it('gives every rate of the published table', () => {
    for (const [race, [tn, fp, fn, tp]] of Object.entries(PUBLISHED_COMPAS)) {
      const of = (column: string) => cellOf(found, 'rates.by-group', column, race);
      expect(['wrongly', 'without'].map((name) => cellOf(found, 'errors.by-group', name, race))).toEqual([fp, fp + tn]);
      expect(of('truePositiveRate')).toBeCloseTo(tp / (tp + fn), 12);
      expect(of('accuracy')).toBeCloseTo((tn + tp) / (tn + fp + fn + tp), 12);
      expect(of('negativePredictiveValue')).toBeCloseTo(tn / (tn + fn), 12);
      expect(cellOf(found, 'errors.by-group', 'rate', race)).toBeCloseTo(fp / (fp + tn), 12);
      expect(cellOf(found, 'errors.by-group', 'missed', race)).toBeCloseTo(fn / (fn + tp), 12);
      expect(cellOf(found, 'errors.by-group', 'right', race)).toBeCloseTo(tp / (tp + fp), 12);
    }
  });

  it('gives ratio and difference with the intervals of R', () => {
    const wrongly = 'flagged, of people to whom it did not happen';
    const of = (column: string, group = 'African-American', what = wrongly) =>
      cellOf(found, 'errors.gaps', column, what, group);
    expect(of('difference')).toBeCloseTo(0.213924955821128, 14);
    expect(of('differenceLow')).toBeCloseTo(0.18205318232699, 12);
    expect(of('differenceHigh')).toBeCloseTo(0.245023340326906, 12);
    expect(of('ratio')).toBeCloseTo(1.91209264831472, 13);
    expect(of('ratioLow')).toBeCloseTo(1.7225683087, 9);
    expect(of('ratioHigh')).toBeCloseTo(2.1255502622, 9);
    expect(of('verdict')).toBe('different');
    expect(of('verdict', 'Asian')).toBe('insufficient evidence');
    expect(of('difference', 'Native American', 'not flagged, of people to whom it happened')).toBeCloseTo(
      -0.377225672877847,
      14,
    );
    for (const [group, ratio] of [
      ['Asian', 0.370749],
      ['Hispanic', 0.915887],
      ['Native American', 1.598854],
      ['Other', 0.629057],
    ] as const)
      expect(of('ratio', group)).toBeCloseTo(ratio, 6);
  });

  it('says why everything about scores is not computed, and nothing else', () => {
    for (const id of ['score.area', 'score.area-by-group', 'score.gaps', 'score.calibration', 'score.by-band'])
      expect(reasonOf(found, id), id).toBe('the file has no scores');
    expect(reasonOf(found, 'weighted.by-group')).toBe('the file has no weights');
    expect(reasonOf(found, 'errors.crossed')).toBe('the file has no second column of groups');
    const others = [...found.values()].filter(({ id, notComputed }) => notComputed && !id.startsWith('score.'));
    expect(others.map(({ id }) => id).sort()).toEqual([
      'errors.crossed',
      'gap.crossed',
      'people.people',
      'people.repeated',
      'weighted.by-group',
    ]);
  });

  it('holds together, and says of every number how it is made', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    expect([...found.values()].filter(({ fault }) => fault !== undefined)).toEqual([]);
    expect(withoutKind(found)).toEqual([]);
  });
});

it('counts one person of a group whose decision is known, and none flagged where nobody’s is', async () => {
  const found = await compute({ group: ['a', 'a', 'b', 'b', 'c'], decision: [1, 0, 1, null, null] });
  expect(found.get('flags.by-group')!.table!.rows.map((row) => row.slice(0, 4))).toEqual([
    ['a', 1, 2, 0.5],
    ['b', 1, 1, 1],
    ['c', null, 0, null],
  ]);
});

describe('Fairlearn’s example with weights and a second column of groups', async () => {
  const golden = JSON.parse(
    readFileSync(new URL('../../../packages/fairness-metrics/test/golden/metric-frame.json', import.meta.url), 'utf8'),
  );
  const found = await compute({
    group: golden.group,
    second_group: golden.level,
    decision: golden.decision,
    outcome: golden.label,
    weight: golden.weight,
  });

  it('gives its weighted rates', () => {
    for (const group of 'abc') {
      for (const metric of ['selectionRate', 'truePositiveRate', 'falsePositiveRate'])
        expect(cellOf(found, 'weighted.by-group', metric, group)).toBeCloseTo(golden.weighted[group][metric], 12);
    }
  });
  it('gives its rates within levels', () => {
    for (const [name, share] of Object.entries(golden.byLevel as Record<string, number>)) {
      const [level, group] = name.split(' ');
      expect(cellOf(found, 'errors.crossed', 'selected', `${group} × ${level}`)).toBeCloseTo(share, 12);
    }
  });
  it('gives them no range, which no column of weights tells, and no rate of nobody', async () => {
    const columns = found.get('weighted.by-group')!.table!.columns.map(({ name }) => name);
    const rates = ['selectionRate', 'falsePositiveRate', 'truePositiveRate', 'positivePredictiveValue'];
    expect(columns).toEqual(['group', ...rates]);
    const few = await compute({
      group: ['a', 'a', 'b', 'b'],
      decision: [1, 0, 1, 0],
      outcome: [0, 1, 1, 1],
      weight: [1, 3, 2, 6],
    });
    const of = (group: string) => rates.map((rate) => cellOf(few, 'weighted.by-group', rate, group));
    expect([of('a'), of('b')]).toEqual([
      [0.25, 1, 0, 0],
      [0.25, null, 0.25, 1],
    ]);
  });
  it('refuses a weight that is missing', async () => {
    const weight = [...(golden.weight as number[]).slice(1), null];
    await expect(compute({ group: golden.group, decision: golden.decision, weight })).rejects.toThrow(
      'weight is missing or negative in 1 of 18 rows',
    );
  });
});

const rowsOf = (path: string) => {
  const [head, ...rest] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head!.split(',');
  return rest.map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at]!, value])));
};

describeWithReferenceData('Aequitas’ COMPAS file', ['fairness/aequitas/compas_for_aequitas.csv'], (path) => {
  it('gives its printed disparities', async () => {
    const rows = rowsOf(path);
    const found = await compute(
      {
        group: rows.map((row) => row['age_cat']!),
        decision: rows.map((row) => String(Number(row['score']))),
        outcome: rows.map((row) => row['label_value']!),
      },
      { reference: '25 - 45' },
    );
    const ratio = (group: string) =>
      cellOf(found, 'errors.gaps', 'ratio', 'flagged, of people to whom it did not happen', group);
    expect(ratio('Less than 25')).toBeCloseTo(1.621868, 6);
    expect(ratio('Greater than 45')).toBeCloseTo(0.503031, 6);
  });
});

describeWithReferenceData('COMPAS deciles', ['fairness/compas/compas_two_year_cells.csv'], (path) => {
  it('gives the areas, intervals and test of R’s pROC, and the area between the curves', async () => {
    const rows = rowsOf(path).flatMap((row) => Array.from({ length: Number(row['n']) }, () => row));
    const found = await compute(
      {
        group: rows.map((row) => row['race']!),
        score: rows.map((row) => Number(row['decile_score'])),
        outcome: rows.map((row) => row['two_year_recid']!),
      },
      { cut: 5, reference: 'Caucasian' },
    );
    const black = (id: string, column: string) => cellOf(found, id, column, 'African-American');
    expect(found.get('score.area')!.value).toBeCloseTo(0.7021662544, 10);
    expect(black('score.area-by-group', 'area')).toBeCloseTo(0.6918343813, 10);
    expect(black('score.area-by-group', 'areaLow')).toBeCloseTo(0.67505354956963, 12);
    expect(black('score.area-by-group', 'areaHigh')).toBeCloseTo(0.708615212949436, 12);
    expect(black('score.gaps', 'chance')).toBeCloseTo(0.92415792601, 9);
    expect(black('score.gaps', 'between')).toBeCloseTo(0.0158146778, 10);
    // A decile of five or more is "Medium" or "High": the published table of flags.
    for (const [race, [tn, fp, fn, tp]] of Object.entries(PUBLISHED_COMPAS)) {
      const counts = ['wrongly', 'without'].map((name) => cellOf(found, 'errors.by-group', name, race));
      expect(counts).toEqual([fp, fp + tn]);
      expect(cellOf(found, 'errors.by-group', 'missed', race)).toBeCloseTo(fn / (fn + tp), 12);
    }
    expect(reasonOf(found, 'score.calibration')).toContain('not probabilities');
    expect(cellOf(found, 'score.by-band', 'rate', 'African-American')).toBeCloseTo(91 / 398, 12);
  });
});

describe('what a file may lack', async () => {
  const { group, decision, outcome } = published();
  const score = decision.map((word, row) => (word === 'High' ? 7 : 2) + (row % 5) / 10);

  it('decisions and groups alone: who is flagged, and why no error is computed', async () => {
    const found = await compute({ group, decision }, { flaggedWords: 'High' });
    expect(found.get('flags.share')).toMatchObject({ numerator: 3317, denominator: 7214 });
    expect(cellOf(found, 'flags.gaps', 'comparedWith', 'Caucasian')).toBe('African-American');
    for (const id of [
      'errors.wrongly',
      'errors.by-group',
      'errors.gaps',
      'gap.missed',
      'power.by-group',
      'label.limits',
    ])
      expect(reasonOf(found, id), id).toBe('the file does not say what happened to anybody');
    expect(withoutKind(found)).toEqual([]);
  });
  it('scores and groups alone: a tenth counts as flagged, and the report says so', async () => {
    const found = await compute({ group, score });
    expect(found.get('flags.rule')!.value).toBe('the highest scores, a tenth of those scored');
    expect(found.get('flags.share')).toMatchObject({ numerator: 721, denominator: 7214 });
    expect(found.get('score.by-band')!.table!.columns.map(({ name }) => name)).not.toContain('rate');
  });
  it('no groups: rates of everyone, and why none by group', async () => {
    const found = await compute({ decision, outcome }, { flaggedWords: 'High' });
    expect(found.get('errors.wrongly')!.value).toBeCloseTo(1282 / 3963, 12);
    for (const id of ['flags.by-group', 'errors.by-group', 'gap.wrongly', 'people.by-group'])
      expect(reasonOf(found, id), id).toBe('the file has no column of groups');
  });
  it('groups alone: who the people are, and why nothing else', async () => {
    const found = await compute({ group });
    expect(cellOf(found, 'people.by-group', 'people', 'Asian')).toBe(32);
    expect(reasonOf(found, 'flags.share')).toBe('the file has neither decisions nor scores');
    expect(reasonOf(found, 'errors.by-group')).toBe('the file has neither decisions nor scores');
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });
  it('the cut and the share that are chosen go before the file’s decisions', async () => {
    const found = await compute({ group, decision, score }, { flaggedWords: 'High', cut: 7.4 });
    const above = score.filter((value) => value >= 7.4).length;
    expect(found.get('flags.share')).toMatchObject({ numerator: above, denominator: 7214 });
    const half = await compute({ group, decision, score }, { share: 0.5 });
    expect(half.get('flags.share')).toMatchObject({ numerator: 3607, denominator: 7214 });
  });
  it('an outcome that is not known is neither yes nor no, and a score that is missing is no flag', async () => {
    const found = await compute(
      {
        group: ['A', 'A', 'A', 'B', 'B', 'B'],
        score: [9, 1, null, 9, 9, 1],
        outcome: ['charged', 'released', 'charged', 'not known', null, 'released'],
      },
      { cut: 5, happenedWords: 'charged' },
    );
    expect(found.get('flags.share')).toMatchObject({ numerator: 3, denominator: 5 });
    expect(found.get('errors.wrongly')).toMatchObject({ value: 0 });
    expect(cellOf(found, 'errors.by-group', 'without', 'B')).toBe(1);
    expect(cellOf(found, 'people.known', 'known', 'What happened')).toBe(4);
    expect(cellOf(found, 'people.by-group', 'known', 'B')).toBe(1);
  });
  it('tells people from rows', async () => {
    const person = group.map((_, row) => `P${row % 5000}`);
    const found = await compute({ person, group, decision }, { flaggedWords: 'High' });
    expect(found.get('people.people')!.value).toBe(5000);
    expect(found.get('people.repeated')!.value).toBe(2214);
  });
});

describe('what is refused, in one line with the remedy', () => {
  const group = ['A', 'B', 'A', 'B'];
  it.each([
    ['nothing that it knows', { person: ['1', '2'] }, {}, 'no column was read as a group, a score'],
    [
      'a column of names as groups',
      { group: Array.from({ length: 50 }, (_, row) => `N${row}`) },
      {},
      '50 different values',
    ],
    [
      'an unknown group',
      { group, decision: [1, 0, 1, 0] },
      { reference: 'C' },
      'nobody is recorded as C: the groups are A, B. Choose one of them',
    ],
    [
      'a word that nobody wrote',
      { group, decision: ['x', 'y', 'x', 'y'] },
      { flaggedWords: 'z' },
      'no row of decision says "z": its words are x, y',
    ],
    ['words for a column that is not there', { group }, { happenedWords: 'z' }, 'no column of what happened'],
    [
      'a cut without scores',
      { group, decision: [1, 0, 1, 0] },
      { cut: 3 },
      'a cut was chosen, and the file has no scores',
    ],
    ['a cut and a share', { group, score: [1, 2, 3, 4] }, { cut: 3, share: 0.5 }, 'Leave one of them empty'],
  ] as const)('%s', async (_what, columns, parameters, message) => {
    await expect(compute(columns, parameters)).rejects.toThrow(message);
  });
  it('a heading without rows', async () => {
    const empty: Table = tableOf(scored.schema, { group: [] });
    await expect(findingsOf(notebook, { scored: empty }, {})).rejects.toThrow('no rows: 0. Export it again');
  });
  it('words of its own without saying which mean yes: nothing is guessed', async () => {
    await expect(compute({ group, decision: ['p', 'q', 'p', 'q'] })).rejects.toThrow(
      'no word of decision says yes or no: p, q. Name those that mean yes: --parameter "flaggedWords=…".',
    );
  });
});

it('finds what was put into the invented cohort', async () => {
  const { cohort } = scoredCohort({ seed: 'scored-model', people: 6000 });
  const { columns, rowCount } = cohort;
  const table: Table = {
    rowCount,
    columns: {
      person: columns['person_id']!,
      group: columns['ethnic_group']!,
      second_group: columns['sex']!,
      score: columns['score_with_suspect_data']!,
      outcome: columns['recharged']!,
    },
  };
  const found = await findingsOf(notebook, { scored: table }, { share: 0.1 });
  expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  expect(withoutKind(found)).toEqual([]);
  const wrongly = (group: string) => cellOf(found, 'errors.by-group', 'rate', group) as number;
  expect(wrongly('Black')).toBeGreaterThan(wrongly('White'));
  const turned = await findingsOf(notebook, { scored: table }, { share: 0.1 });
  expect(turned).toEqual(found);
});
