import { computeFindings } from '@assay/notebook';
import {
  chainCounter,
  dateCounter,
  linkedByFieldCounter,
  nameChangeCounter,
  nameRuleCounter,
  rightByFieldCounter,
  sameDateCounter,
  toleranceCounter,
} from '@assay/record-matching';
import {
  type Counter,
  type CountOption,
  combinationCounter,
  type DictionaryColumn,
  mergeCounts,
} from '@assay/statistics';
import { personRegister } from '@assay/synthetic';
import { beforeAll, describe, expect, it } from 'vitest';
import notebook from '../notebook.ts';

const CROWDED = 100;
const options = { missingNames: 'never-match', crowdedDate: CROWDED };

describe('Match and Merge of counts', () => {
  const { register } = personRegister({ seed: 1, records: 1500 });
  const text = (name: keyof typeof register.columns): DictionaryColumn => {
    const column = register.columns[name]!;
    if (column.kind === 'text') return column;
    if (column.kind === 'date') return column.recorded;
    throw new Error(`${name} is no text`);
  };
  const slice = {
    rowCount: register.rowCount,
    columns: {
      forename: text('first_name'),
      surname: text('surname'),
      dateOfBirth: text('date_of_birth'),
      entity: text('entity'),
      record: text('record_id'),
      group: text('sex'),
      placeOfBirth: text('place_of_birth'),
      postcode: text('postcode'),
      sex: text('sex'),
      ethnicity: text('self_defined_ethnicity'),
    },
    sizes: null,
  };
  const counted = (counter: Counter, given: Readonly<Record<string, CountOption>>) =>
    mergeCounts(counter, [counter.count(slice, given)]);
  const pass = notebook.inputs[0]!.counted!.find(({ name }) => name === 'same-dates')!;
  const dates = counted(dateCounter, {});
  const setApart = pass.after!.options!(dates, { crowdedDate: CROWDED })!;
  const tolerances = counted(toleranceCounter, options);
  const settledOf = (name: string, given: typeof tolerances, missingNames = 'never-match') =>
    notebook.inputs[0]!.counted!.find((each) => each.name === name)!.after!.options!(given, { missingNames });
  const words = ['self_defined_ethnicity', 'sex'] as const;
  const { rows } = combinationCounter(words).count(
    { ...slice, columns: Object.fromEntries(words.map((word) => [word, text(word)])) },
    {},
  );
  const counts = {
    ...{ tolerances, dates, 'same-dates': counted(sameDateCounter, setApart) },
    'another-policy': counted(toleranceCounter, { ...options, ...settledOf('another-policy', tolerances) }),
    'third-policy': counted(toleranceCounter, { ...options, ...settledOf('third-policy', tolerances) }),
    'name-changes': counted(nameChangeCounter, { tolerance: 2, ...setApart }),
    chains: counted(chainCounter, { ...options, forename: 2, surname: 2 }),
    'linked-by-field': counted(linkedByFieldCounter, { ...options, forename: 2, surname: 2 }),
    'right-by-field': counted(rightByFieldCounter, {
      missingNames: 'never-match',
      forename: 2,
      surname: 2,
      ...setApart,
    }),
    'by-words': rows,
    'name-rules': counted(nameRuleCounter, { ...options, ...settledOf('name-rules', tolerances) }),
  };
  let ofRows: Awaited<ReturnType<typeof computeFindings>>;
  let ofCounts: typeof ofRows;
  beforeAll(async () => {
    ofRows = await computeFindings(notebook, { people: register }, { crowdedDate: CROWDED });
    ofCounts = await computeFindings(notebook, {}, { crowdedDate: CROWDED }, 1, { people: counts });
  });

  const GIVEN = [
    'register.records',
    'register.people',
    'register.without-date',
    'register.set-apart',
    'register.without-name',
    'tolerance.same-date',
    'tolerance.links',
    'tolerance.pairs',
    'tolerance.people',
    'chosen.mixed-people',
    'chosen.scattered-people',
    'dates.default',
    'missing.compared',
    'groups.words',
    'names.changed',
    'rules.compared',
    'unmerge.chains',
    'unmerge.chained',
    'unmerge.shown',
    'variables.added',
  ];

  it('gives of counts alone what it gives of the rows, to the last digit', () => {
    for (const id of GIVEN) {
      expect(ofRows.get(id)!.notComputed, id).toBeUndefined();
      expect(JSON.stringify(ofCounts.get(id)), id).toBe(JSON.stringify(ofRows.get(id)));
    }
  });

  it('takes dates for none that more records share than are compared', () => {
    const shared = (text: string, count: number) => ({
      what: JSON.stringify(['records', text]),
      at: 0,
      size: 0,
      count,
    });
    const given = [shared('1900-01-01', CROWDED + 1), shared('1980-01-01', CROWDED)];
    expect(pass.after!.options!(given, { crowdedDate: CROWDED })).toEqual({ setApart: '["1900-01-01"]' });
  });

  it('sweeps under every meaning of a missing name where the register is small enough, each in its place', async () => {
    const told = (name: string, chosen: string) => settledOf(name, tolerances, chosen)!['missingNames'];
    for (const [chosen, others] of [
      ['never-match', ['match-anything', 'empty-text']],
      ['match-anything', ['never-match', 'empty-text']],
      ['empty-text', ['never-match', 'match-anything']],
    ] as const)
      expect([told('another-policy', chosen), told('third-policy', chosen)]).toEqual(others);
    const count = (what: string, count: number) => ({ what, at: 0, size: 0, count });
    const wanted = (records: number, comparedPairs: number) =>
      settledOf('third-policy', [count('records', records), count('comparedPairs', comparedPairs)]) !== null;
    expect([wanted(1_000_000, 500_000_000), wanted(1_000_001, 1), wanted(2, 500_000_001)]).toEqual([
      true,
      false,
      false,
    ]);
    const byRules = (comparedPairs: number) => settledOf('name-rules', [count('comparedPairs', comparedPairs)]);
    expect([byRules(5_000_000), byRules(5_000_001)]).toEqual([{}, null]);
    const { 'third-policy': _, ...without } = counts;
    const found = await computeFindings(notebook, {}, { crowdedDate: CROWDED }, 1, { people: without });
    expect(found.get('missing.compared')!.notComputed?.reason).toMatch('it needs the rows of people');
  });

  it('needs the rows where a pass was not counted, or there are too many dates to tell', async () => {
    const reasons = async (given: object) => {
      const found = await computeFindings(notebook, {}, { crowdedDate: CROWDED }, 1, { people: given as never });
      return ['tolerance.same-date', 'dates.default'].map((id) => found.get(id)!.notComputed?.reason);
    };
    const needs = 'it needs the rows of people, which were counted where they lie';
    expect(await reasons({ tolerances })).toEqual([needs, needs]);
    const many = [{ what: 'too many dates', at: 0, size: 0, count: 200_000 }];
    for (const reason of await reasons({ ...counts, dates: many }))
      expect(reason).toMatch(`${needs}: the dates of birth`);
  });

  it('states every other finding and says that it needs rows', () => {
    expect([...ofCounts.keys()].sort()).toEqual([...ofRows.keys()].sort());
    for (const [id, draft] of ofCounts) {
      if (GIVEN.includes(id)) continue;
      expect(draft.notComputed?.reason, id).toMatch(/^it needs the rows of people, which were counted where they lie$/);
      expect([draft.value, draft.table], id).toEqual([undefined, undefined]);
    }
  });
});
