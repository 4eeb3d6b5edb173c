import { field, type Table, tableSchema } from '@assay/dataset';
import { type CountRow, combinationCounter, dictionaryColumn, mergeCounts } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  cell,
  countedBy,
  countedFields,
  countsOf,
  finding,
  findings,
  input,
  parameter,
  whereRows,
} from '../../src/index.ts';
import { RunCellValues } from '../../src/run/run-cell-values.ts';

const schema = tableSchema({ name: 'people', title: 'People', fields: [field.text('area', 'Area', '', 'place')] });
const people = input('people', 'People', {
  description: '',
  schema,
  dataset: null,
  counted: [countedFields('by-area', ['area'])],
});
const limit = parameter.integer('limit', 'Limit', { description: '', default: 4, within: [1, 9] });
const table = (...areas: string[]): Table => ({
  rowCount: areas.length,
  columns: { area: { kind: 'text', ...dictionaryColumn(areas) } },
});
const counts = (...areas: string[]): readonly CountRow[] => {
  const counter = combinationCounter(['area']);
  const columns = { area: dictionaryColumn(areas) };
  return mergeCounts(counter, [counter.count({ rowCount: areas.length, columns, sizes: null }, {})]);
};
const about = finding.about({ questions: ['TOY-Q1'], method: { name: 'Count', source: 'definition' } });
const rows = cell('rows', 'Rows', { needs: { people }, compute: ({ people }) => people.rowCount });

function computing(given: Partial<ConstructorParameters<typeof RunCellValues>[0]>) {
  const values = new RunCellValues({ tables: {}, counts: {}, parameters: {}, ...given });
  const logged: string[] = [];
  const random = (label: string) => ({ label }) as never;
  const context = { random, log: (text: string) => void logged.push(text) };
  return { values, logged, compute: (each: Cell) => values.compute(each, context) };
}

describe('what a cell is given', () => {
  it('is the rows of an input, none where there are none, and a parameter as it was chosen, else as it is usual', async () => {
    const both = cell('both', 'Both', {
      needs: { people, limit },
      compute: ({ people, limit }) => [people.rowCount, Object.keys(people.columns), limit],
    });
    expect(await computing({ tables: { people: table('N', 'S') }, parameters: { limit: 7 } }).compute(both)).toEqual([
      ...[2, ['area'], 7],
    ]);
    expect(await computing({}).compute(both)).toEqual([0, ['area'], 4]);
  });

  it('is the value of a cell that it needs, its own streams and its own log', async () => {
    const next = cell('next', 'Next', {
      needs: { rows },
      compute: ({ rows }, { random, log }) => {
        log(`of ${rows}`);
        return [rows + 1, random('draw')];
      },
    });
    const { values, logged, compute } = computing({ tables: { people: table('N') } });
    expect([values.has(rows), values.of(rows)]).toEqual([false, undefined]);
    await compute(rows);
    expect(await compute(next)).toEqual([2, { label: 'draw' }]);
    expect([values.has(rows), values.of(rows), logged]).toEqual([true, 1, ['of 1']]);
  });

  it('is what was counted of an input, or nothing where its rows are at hand', async () => {
    const counted = cell('counted', 'Counted', {
      needs: { given: countsOf(people, 'by-area'), byArea: countedBy(people, 'by-area') },
      compute: ({ given, byArea }) => ({ given, total: byArea.total, counts: [...byArea.counts], byArea }),
    });
    const again = cell('again', 'Again', {
      needs: { byArea: countedBy(people, 'by-area') },
      compute: ({ byArea }) => byArea,
    });
    const byArea = counts('N', 'N', 'S');
    const lake = computing({ counts: { people: { 'by-area': byArea } } });
    const found = (await lake.compute(counted)) as { readonly byArea: object };
    expect(found).toMatchObject({ given: byArea, total: 3, counts: [2, 1] });
    // It is worked out once for all cells.
    expect(await lake.compute(again)).toBe(found.byArea);
    const ofRows = computing({ tables: { people: table('N', 'N', 'S') } });
    expect(await ofRows.compute(counted)).toMatchObject({ given: null, total: 3, counts: [2, 1] });
    expect(await computing({}).compute(counted)).toMatchObject({ given: null, total: 0, counts: [] });
  });

  it('is gone once it was let go, and never no rows in its place', async () => {
    const { values, compute } = computing({ tables: { people: table('N') } });
    await compute(rows);
    values.letGo(people);
    values.letGo(rows);
    expect([values.has(rows), values.of(rows)]).toEqual([false, undefined]);
    await expect(compute(rows)).rejects.toThrow('people was let go before it was needed');
    for (const need of [countedBy(people, 'by-area'), whereRows(people)])
      await expect(compute(cell('late', 'Late', { needs: { need }, compute: () => 1 }))).rejects.toThrow(
        'people was let go before it was needed',
      );
  });
});

describe('a cell whose rows were counted where they lie', () => {
  const reason = 'it needs the rows of people, which were counted where they lie';
  const lake = () => computing({ counts: { people: { 'by-area': counts('N') } } });

  it('states each of its findings as not computed, of no rows, with all that is said of it', async () => {
    const stated = findings('stated', 'Stated', {
      needs: { people },
      compute: ({ people }) => [
        about.count('all', 'All', { counts: 'people', from: people.rowCount }),
        about.with({ limitations: 'A toy.' }).count('again', 'Again', { counts: 'people', from: 1 }),
      ],
    });
    const drafts = (await lake().compute(stated)) as readonly object[];
    const heading = { questions: ['TOY-Q1'], unit: 'count', method: { name: 'Count', source: 'definition' } };
    const notComputed = { status: 'not-computed', reason };
    expect(drafts).toEqual([
      { ...heading, id: 'all', title: 'All', notComputed },
      { ...heading, id: 'again', title: 'Again', limitations: ['A toy.'], notComputed },
    ]);
  });

  it('says so to whatever needs it, and is computed of no rows where others only look whether rows are there', async () => {
    const { compute } = lake();
    expect(await compute(rows)).toBe(0);
    const looking = cell('looking', 'Looking', { needs: { rows: whereRows(rows) }, compute: ({ rows }) => rows });
    expect(await compute(looking)).toEqual({ status: 'not-computed', reason });
    const needing = findings('needing', 'Needing', {
      needs: { rows },
      compute: ({ rows }) => [about.count('n', 'N', { counts: 'people', from: rows })],
    });
    expect(await compute(needing)).toMatchObject([{ id: 'n', notComputed: { reason } }]);
    const atHand = computing({ tables: { people: table('N') } });
    await atHand.compute(rows);
    expect(await atHand.compute(looking)).toBe(1);
  });

  it('states nothing where it fails of no rows, and says that in its log', async () => {
    const fail = (): never => {
      throw new Error('of no rows');
    };
    const { compute, logged } = lake();
    expect(await compute(findings('ill', 'Ill', { needs: { people }, compute: fail }))).toEqual([]);
    expect(await compute(cell('sick', 'Sick', { needs: { people }, compute: fail }))).toBeUndefined();
    expect(logged).toEqual(Array(2).fill('is not computed: it needs rows, which were counted where they lie'));
    await expect(
      computing({ tables: { people: table('N') } }).compute(cell('sick', 'Sick', { needs: { people }, compute: fail })),
    ).rejects.toThrow('of no rows');
  });

  it('may say itself that counts are not enough, and why', async () => {
    const { compute } = computing({});
    const choosy = cell('choosy', 'Choosy', {
      needs: {},
      compute: (_, { needsRows }) => {
        needsRows('counts have no order');
        return 1;
      },
    });
    expect(await compute(choosy)).toBe(1);
    const stated = findings('stated', 'Stated', {
      needs: { choosy },
      compute: ({ choosy }) => [about.count('n', 'N', { counts: 'people', from: choosy })],
    });
    expect(await compute(stated)).toMatchObject([{ id: 'n', notComputed: { reason: 'counts have no order' } }]);
  });
});
