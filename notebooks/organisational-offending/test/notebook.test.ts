import { type Table, tableOf } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { staffRegister } from '@assay/synthetic';
import { beforeAll, describe, expect, it } from 'vitest';
import { addresses, records, reviews, staff, truth } from '../inputs.ts';
import notebook from '../notebook.ts';
import { computeFindings } from './compute-cells.ts';

type Fields = readonly { readonly name: string; readonly type: 'text' | 'number' | 'date' | 'time' }[];

/** Every field of the schema; one that the table lacks is missing in every row, as the runner hands it over. */
function complete(table: Table, schema: { readonly fields: Fields; readonly name: string }): Table {
  const missing = schema.fields.filter(({ name }) => !Object.hasOwn(table.columns, name));
  const texts = Object.fromEntries(missing.map(({ name }) => [name, new Array<null>(table.rowCount).fill(null)]));
  const empty = tableOf({ ...schema, title: '', fields: missing } as never, texts as never);
  return { rowCount: table.rowCount, columns: { ...table.columns, ...empty.columns } };
}

describe('organisational offending', () => {
  let found: Map<string, FindingDraft>;
  beforeAll(async () => {
    const made = staffRegister({ seed: 'test', staff: 1500, people: 20_000, records: 12_000, namesakeShare: 0.01 });
    found = await computeFindings(notebook, {
      staff: complete(made.staff, staff.schema as never),
      addresses: complete(made.addresses, addresses.schema as never),
      records: complete(made.records, records.schema as never),
      truth: complete(made.truth, truth.schema as never),
      reviews: complete({ rowCount: 0, columns: {} }, reviews.schema as never),
    });
  });

  it('states findings that can be stored', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    const answered = new Set([...found.values()].flatMap(({ questions }) => questions));
    expect([...answered].sort()).toEqual([...notebook.questions].sort());
  });

  it('adds right and wrong flags up to all flags, at every check', () => {
    for (const [, flags, right, wrong] of found.get('ladder.counts')!.table!.rows) {
      expect(Number(right) + Number(wrong)).toBe(flags);
    }
    expect(found.get('ladder.counts')!.table!.rows[0]![1]).toBe(found.get('flags.count')!.value);
    expect(found.get('flags.wrong-share')!.numerator).toBeGreaterThan(0);
  });

  it('lets no victim into the view of those who look for offending', () => {
    expect(found.get('roles.leaked')!.value).toBe(0);
    const [suspects, all, added] = found.get('variants.compared')!.table!.rows;
    expect(Number(suspects![1]) + Number(added![1])).toBe(all![1]);
    expect(added![1]).toBeGreaterThan(0);
  });

  it('says why nothing can be judged where the truth is unknown', async () => {
    const made = staffRegister({ seed: 'test', staff: 200, people: 3000, records: 1000 });
    const decisions = tableOf(
      reviews.schema as never,
      {
        staff_id: ['s1', 's1', 's2', 's2'],
        record_id: ['r1', 'r1', 'r2', 'r2'],
        reviewer: ['ann', 'bo', 'ann', 'bo'],
        decision: ['same person', 'Same person ', 'same person', 'somebody else'],
      } as never,
    );
    const blind = await computeFindings(notebook, {
      staff: complete(made.staff, staff.schema as never),
      addresses: complete(made.addresses, addresses.schema as never),
      records: complete(made.records, records.schema as never),
      truth: complete({ rowCount: 0, columns: {} }, truth.schema as never),
      reviews: decisions,
    });
    expect(blind.get('workload.agreement')!.table!.rows.map(([who, cases, same]) => [who, cases, same])).toEqual([
      ['1 and 2', 2, 1],
    ]);
    expect(blind.get('flags.wrong-share')!.notComputed!.reason).toContain('not known who the records are really about');
    expect(blind.get('roles.leaked')!.value).toBe(0);
  });
});
