import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableOf } from '@assay/dataset';
import { readTable } from '@assay/dataset/read';
import type { FindingDraft } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { people } from '../inputs.ts';
import { linked } from '../linked.ts';
import notebook from '../notebook.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-linked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const only = {
  ...notebook,
  cells: notebook.cells.filter(({ name }) => name.startsWith('other') || name === 'register'),
};
const records = (entity: readonly (string | null)[]) =>
  tableOf(people.schema, {
    record_id: entity.map((_, row) => `r${row}`),
    first_name: entity.map(() => 'Ada'),
    surname: entity.map(() => 'Lee'),
    date_of_birth: entity.map(() => '1990-02-01'),
    entity,
  });
/** A file as it would be sent, read by its own headings. */
const sent = async (text: string) => {
  const path = join(folder, 'sent.csv');
  writeFileSync(path, text);
  return (await readTable({ paths: [path], schema: linked.schema })).table;
};
const ask = async (entity: readonly (string | null)[], text: string, parameters = {}) =>
  computeFindings(only, { people: records(entity), linked: await sent(text) }, parameters);

/** What the table says at a probability. */
function rowAt(found: ReadonlyMap<string, FindingDraft>, from: number): Record<string, unknown> {
  const { columns, rows } = found.get('other.by-probability')!.table!;
  const row = rows.find(([key]) => key === from)!;
  return Object.fromEntries(columns.slice(1).map(({ name }, at) => [name, row[at + 1]]));
}

describe('the answer of another linker', () => {
  it('is read as Splink writes pairs, and counted by hand', async () => {
    const found = await ask(
      ['a', 'a', 'a', 'b', 'b', 'c'],
      'match_weight,match_probability,unique_id_l,unique_id_r,match_key\n12,0.999,r0,r1,0\n9,0.96,r2,r3,0\n1,0.6,r4,r5,1\n8,0.97,r0,r9,0\n',
    );
    expect(rowAt(found, 0.95)).toMatchObject({
      pairs: 2,
      profiles: 4,
      largest: 2,
      wrong: 1,
      missed: 3,
      mixed: 2,
      scattered: 2,
    });
    expect(rowAt(found, 0.95)).toMatchObject({ wrongShare: 0.5, missedShare: 0.75 });
    expect(rowAt(found, 0.5)).toMatchObject({ pairs: 3, profiles: 3, largest: 2, wrong: 2, missed: 3 });
    expect(found.get('other.left-out')).toMatchObject({ numerator: 1, denominator: 4 });
    expect(rowAt(found, 0.999)).toMatchObject({ pairs: 1, profiles: 5, largest: 2, wrong: 0, missed: 3 });
  });

  it('is read as Splink writes clusters', async () => {
    const found = await ask(
      ['a', 'a', 'b', 'b'],
      'cluster_id,unique_id,first_name\nr0,r0,A\nr0,r1,A\nr0,r2,A\nr3,r3,B\n',
    );
    expect(rowAt(found, 1)).toMatchObject({ pairs: 3, profiles: 2, mixed: 2 });
    expect(rowAt(found, 1)['wrongShare']).toBeCloseTo(2 / 3, 12);
    expect(found.get('other.by-probability')!.table!.rows).toHaveLength(1);
  });

  it('gives for random links what counting every pair gives', async () => {
    const count = 12;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: count, maxLength: count }),
        fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 1,
          maxLength: 20,
        }),
        async (entity, drawn) => {
          // Of a record and itself alone nothing is computed: the first pair is always of two.
          const pairs = drawn.map(([left, right, probability], at) =>
            at === 0 && left === right
              ? ([left, (right + 1) % count, probability] as const)
              : ([left, right, probability] as const),
          );
          const lines = pairs.map(([left, right, probability]) => `r${left},r${right},${probability.toFixed(6)}`);
          const found = await ask(entity, `unique_id_l,unique_id_r,match_probability\n${lines.join('\n')}\n`, {
            linkedFrom: 0.5,
          });
          const group = Array.from({ length: count }, (_, row) => row);
          for (let again = 0; again < count; again++)
            for (const [left, right, probability] of pairs) {
              if (Number(probability.toFixed(6)) < 0.5) continue;
              group[left] = group[right] = Math.min(group[left]!, group[right]!);
            }
          const every = group.flatMap((_, a) => group.slice(a + 1).map((_, b) => [a, a + 1 + b] as const));
          const together = every.filter(([a, b]) => group[a] === group[b]);
          const same = every.filter(([a, b]) => entity[a] === entity[b]);
          const row = rowAt(found, 0.5);
          expect(row).toMatchObject({ pairs: together.length, profiles: new Set(group).size });
          const wrong = together.filter(([a, b]) => entity[a] !== entity[b]).length;
          const missed = same.filter(([a, b]) => group[a] !== group[b]).length;
          expect(row).toMatchObject({ wrong, missed });
          if (together.length > 0) expect(row['wrongShare']).toBeCloseTo(wrong / together.length, 12);
          const mixed = new Set(together.flatMap(([a, b]) => (entity[a] === entity[b] ? [] : [entity[a], entity[b]])));
          expect(row['mixed']).toBe(mixed.size);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('without truth says what is linked, and why no errors', async () => {
    const found = await ask([null, null, null], 'unique_id_l,unique_id_r\nr0,r1\n');
    expect(rowAt(found, 1)).toMatchObject({ profiles: 2, wrong: null, mixed: null, wrongShare: null });
  });

  it.each([
    ['unique_id_l,match_probability\nr0,0.9\n', 'neither pairs of records nor records with their clusters'],
    ['unique_id_l,unique_id_r,match_probability\nr0,r1,12.5\n', 'below 0 or above 1'],
    ['match_weight,match_probability,unique_id_l,unique_id_r\n3,0.9,x1,x2\n', 'names two of these records'],
    ['unique_id_l,unique_id_r,match_probability\nr0,r0,0.9\n', 'names two of these records'],
  ])('says of %j why nothing is computed', async (text, reason) => {
    const found = await ask(['a', 'a'], text);
    for (const draft of [...found.values()].filter(({ id }) => id.startsWith('other.')))
      expect(draft.notComputed?.reason).toContain(reason);
  });

  it('is not there unless it is given, and refuses identifiers that stand for several records', async () => {
    const none = await computeFindings(only, { people: records(['a', 'a']) });
    expect(none.get('other.by-probability')!.notComputed!.reason).toBe('no links of another linker were given');
    const twice = tableOf(people.schema, {
      record_id: ['r0', 'r0'],
      first_name: ['Ada', 'Ada'],
      surname: ['Lee', 'Lee'],
      date_of_birth: ['1990-02-01', '1990-02-01'],
      entity: ['a', 'a'],
    });
    const found = await computeFindings(only, {
      people: twice,
      linked: await sent('unique_id_l,unique_id_r\nr0,r0\n'),
    });
    expect(found.get('other.by-probability')!.notComputed!.reason).toContain('records share identifiers');
  });
});
