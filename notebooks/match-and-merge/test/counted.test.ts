import { computeFindings } from '@assay/notebook';
import { dateCounter, sameDateCounter, toleranceCounter } from '@assay/record-matching';
import { type Counter, type CountOption, type DictionaryColumn, mergeCounts } from '@assay/statistics';
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
    },
    sizes: null,
  };
  const counted = (counter: Counter, given: Readonly<Record<string, CountOption>>) =>
    mergeCounts(counter, [counter.count(slice, given)]);
  const pass = notebook.inputs[0]!.counted!.find(({ name }) => name === 'same-dates')!;
  const dates = counted(dateCounter, {});
  const setApart = pass.after!.options!(dates, { crowdedDate: CROWDED });
  const tolerances = counted(toleranceCounter, options);
  const counts = { tolerances, dates, 'same-dates': counted(sameDateCounter, setApart) };
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
