import { tableSchema } from '@assay/dataset';
import { randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, cell, countedBy, countedFields, input, whereRows } from '../../src/index.ts';
import { lastUses, type Source } from '../../src/run/last-uses.ts';
import { RunCellValues } from '../../src/run/run-cell-values.ts';

const people = input('people', 'People', {
  description: 'A row for each person.',
  dataset: null,
  schema: tableSchema({
    name: 'people',
    title: 'People',
    fields: [{ name: 'sex', title: 'Sex', description: 'As stated', type: 'text', role: 'category', required: false }],
  }),
  counted: [countedFields('by-sex', ['sex'])],
});

/** Cells of which each needs some of those before it and, now and then, the rows. */
function someCells(count: number, seed: number): Cell<number>[] {
  const random = randomStream('cells', seed);
  const cells: Cell<number>[] = [];
  for (let at = 0; at < count; at++) {
    const before = cells.filter(() => random.integer(3) === 0).map((each) => [each.name, each] as const);
    const rows =
      random.integer(4) === 0 ? [['rows', random.integer(2) === 0 ? people : whereRows(people)] as const] : [];
    cells.push(
      cell(`cell${at}`, `Cell ${at}`, {
        needs: Object.fromEntries([...before, ...rows]),
        compute: (given) =>
          Object.values(given as Record<string, number | { rowCount: number }>).reduce<number>(
            (sum, each) => sum + (typeof each === 'number' ? each : each.rowCount),
            1,
          ),
      }) as Cell<number>,
    );
  }
  return cells;
}

const context = { random: () => randomStream('none'), log: () => {} };
const table = () => ({ rowCount: 7, columns: {} });

describe('what no cell to come needs', () => {
  it('is let go after the last that needs it, and no value changes by that', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), fc.integer(), async (count, seed) => {
        const cells = someCells(count, seed);
        const after = lastUses(cells);
        const kept = new RunCellValues({ tables: { people: table() }, counts: {}, parameters: {} });
        const tables = { people: table() };
        const thrifty = new RunCellValues({ tables, counts: {}, parameters: {} });
        const gone = new Set<Source>();
        for (const [at, each] of cells.entries()) {
          expect(await thrifty.compute(each, context)).toBe(await kept.compute(each, context));
          for (const source of after.get(each)!) {
            thrifty.letGo(source);
            gone.add(source);
          }
          const toCome = new Set<unknown>(
            cells
              .slice(at + 1)
              .flatMap(({ needs }) =>
                Object.values(needs).map((need) => (need.kind === 'where-rows' ? need.of : need)),
              ),
          );
          for (const earlier of cells.slice(0, at + 1)) {
            expect(gone.has(earlier)).toBe(!toCome.has(earlier));
            expect(thrifty.has(earlier)).toBe(toCome.has(earlier));
          }
          if (gone.has(people)) expect(toCome.has(people)).toBe(false);
          expect('people' in tables).toBe(!gone.has(people));
        }
        expect(gone.has(people)).toBe(cells.some(({ needs }) => 'rows' in needs));
      }),
    );
  });

  it('takes counts by a field for a need of the rows', () => {
    const rows = cell('rows', 'Rows', { needs: { people }, compute: () => 1 });
    const counts = cell('counts', 'Counts', { needs: { by: countedBy(people, 'by-sex') }, compute: () => 1 });
    expect(lastUses([rows, counts]).get(rows)).toEqual([rows]);
    expect(lastUses([rows, counts]).get(counts)).toEqual([people, counts]);
  });

  it('is no empty value to whoever asks all the same', async () => {
    const one = cell('one', 'One', { needs: { people }, compute: ({ people }) => people.rowCount });
    const two = cell('two', 'Two', { needs: { one }, compute: ({ one }) => one });
    const values = new RunCellValues({ tables: { people: table() }, counts: {}, parameters: {} });
    await values.compute(one, context);
    values.letGo(people);
    values.letGo(one);
    await expect(values.compute(one, context)).rejects.toThrow('people was let go before it was needed');
    await expect(values.compute(two, context)).rejects.toThrow('one was let go before it was needed');
  });
});
