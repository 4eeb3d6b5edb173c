import { computeFindings } from '@assay/notebook';
import { toleranceCounter } from '@assay/record-matching';
import { type DictionaryColumn, mergeCounts } from '@assay/statistics';
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
  const counts = mergeCounts(toleranceCounter, [
    toleranceCounter.count(
      {
        rowCount: register.rowCount,
        columns: {
          forename: text('first_name'),
          surname: text('surname'),
          dateOfBirth: text('date_of_birth'),
          entity: text('entity'),
        },
        sizes: null,
      },
      options,
    ),
  ]);
  let ofRows: Awaited<ReturnType<typeof computeFindings>>;
  let ofCounts: typeof ofRows;
  beforeAll(async () => {
    ofRows = await computeFindings(notebook, { people: register }, { crowdedDate: CROWDED });
    ofCounts = await computeFindings(notebook, {}, { crowdedDate: CROWDED }, 1, { people: { tolerances: counts } });
  });

  const GIVEN = [
    'register.records',
    'register.people',
    'register.without-date',
    'register.set-apart',
    'register.without-name',
    'tolerance.links',
    'tolerance.pairs',
    'tolerance.people',
    'chosen.mixed-people',
    'chosen.scattered-people',
  ];

  it('gives of counts alone what it gives of the rows, to the last digit', () => {
    for (const id of GIVEN) {
      expect(ofRows.get(id)!.notComputed, id).toBeUndefined();
      expect(JSON.stringify(ofCounts.get(id)), id).toBe(JSON.stringify(ofRows.get(id)));
    }
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
