import { tableOf, tableSchema } from '@assay/dataset';
import { combinationCounter, dictionaryColumn, mergeCounts } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cell,
  computeFindings,
  countedBy,
  countedFields,
  defineNotebook,
  finding,
  findings,
  input,
  whereRows,
} from '../src/index.ts';
import { countRows } from '../src/input/counted.ts';

const field = (name: string) =>
  ({ name, title: name, description: name, type: 'text', role: 'category', required: false }) as const;
const schema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [field('area'), field('group'), field('name')],
});
const people = input('people', 'People', {
  description: 'One row each.',
  schema,
  dataset: null,
  counted: [countedFields('by-area', ['area', 'group'])],
});
const about = finding.about({ questions: ['TOY-Q1'], method: { name: 'Count', source: 'the input' } });
const counted = findings('counted', 'Counted', {
  needs: { byArea: countedBy(people, 'by-area'), people: whereRows(people) },
  compute: ({ byArea, people }) => [
    about.count('all', 'All', { counts: 'people', from: byArea.total }),
    about.table('areas', 'Areas', {
      rows: [...byArea.counts].map((count, row) => ({ row: String(row), count })),
      columns: (t) => [t.key('row', 'Row'), t.people('count', 'People')],
    }),
    about.given(people).count('rows', 'Rows', { counts: 'records', from: ({ rowCount }) => rowCount }),
  ],
});
const notebook = defineNotebook({
  id: 'toy',
  title: 'Toy',
  system: 'TOY',
  summary: 'A toy.',
  questions: ['TOY-Q1'],
  cells: [counted],
});

const text = fc.constantFrom(null, 'A', 'B', '"', 'a,b');

describe('countedBy', () => {
  it('gives of counts from elsewhere what it gives of the rows, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        async (rows, slices) => {
          const column = (at: 0 | 1, of = rows) => of.map((row) => row[at]);
          const table = tableOf(schema, { area: column(0), group: column(1), name: column(0) });
          const ofRows = await computeFindings(notebook, { people: table });
          const counter = combinationCounter(['area', 'group']);
          const parts = Array.from({ length: slices }, (_, at) => rows.filter((__, row) => row % slices === at));
          const counts = mergeCounts(
            counter,
            parts.map((part) =>
              counter.count(
                {
                  rowCount: part.length,
                  columns: { area: dictionaryColumn(column(0, part)), group: dictionaryColumn(column(1, part)) },
                  sizes: null,
                },
                {},
              ),
            ),
          );
          const ofCounts = await computeFindings(notebook, {}, {}, 1, { people: { 'by-area': counts } });
          for (const id of ['all', 'areas']) expect(ofCounts.get(id)).toEqual(ofRows.get(id));
          expect(ofRows.get('all')!.value).toBe(rows.length);
          expect(ofCounts.get('rows')!.notComputed?.reason).toBe(
            'it needs the rows of people, which were counted where they lie',
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('brings its input into the notebook, and refuses a table that the input does not declare', () => {
    expect(notebook.inputs.map(({ name }) => name)).toEqual(['people']);
    expect(() => countedBy(people, 'by-year')).toThrow(/people declares no table of counts by-year/);
  });
});

describe('a cell that counts are not enough for', () => {
  const enough = cell('enough', 'Enough', {
    needs: { byArea: countedBy(people, 'by-area') },
    compute: ({ byArea }, { needsRows }) => {
      if (byArea.total > 1) needsRows('it needs the rows of people: there are several');
      return byArea.total;
    },
  });
  const resting = findings('resting', 'Resting', {
    needs: { enough },
    compute: ({ enough }) => [about.count('resting', 'Resting', { counts: 'people', from: enough })],
  });
  const told = findings('told', 'Told', {
    needs: { enough: whereRows(enough) },
    compute: ({ enough }) => [about.given(enough).count('told', 'Told', { counts: 'people', from: (many) => many })],
  });
  const toy = defineNotebook({ ...notebook, cells: [resting, told] });
  const found = async (count: number) => {
    const counts = [{ what: '["A",null]', at: 0, size: 0, count }];
    return computeFindings(toy, {}, {}, 1, { people: { 'by-area': counts } });
  };

  it('says why of all that needs it, and gives its value where they are', async () => {
    const [one, several] = [await found(1), await found(2)];
    for (const id of ['resting', 'told']) {
      expect(one.get(id)!.value).toBe(1);
      expect(several.get(id)!.value).toBeUndefined();
      expect(several.get(id)!.notComputed!.reason).toBe('it needs the rows of people: there are several');
    }
  });
});

describe('countRows', () => {
  const dated = input('people', 'People', {
    description: 'One row each.',
    dataset: null,
    schema: tableSchema({
      name: 'people',
      title: 'People',
      fields: [field('area'), { ...field('born'), type: 'date', role: 'date-of-birth' }],
    }),
    counted: [countedFields('by-birth', ['area', 'born'])],
  });

  it('counts dates as they were recorded, and refuses a column of numbers', () => {
    const area = { kind: 'text', ...dictionaryColumn(['A', 'B', 'A']) } as const;
    const recorded = dictionaryColumn(['1.2.2001', '2001-02-01', '1.2.2001']);
    const born = { kind: 'date', days: Int32Array.of(11_354, 11_354, 11_354), recorded } as const;
    const need = countedBy(dated, 'by-birth');
    const { counts } = countRows(need, { rowCount: 3, columns: { area, born } });
    expect([...counts].toSorted()).toEqual([1, 2]);
    const numbers = { kind: 'number', values: Float64Array.of(1, 2, 3) } as const;
    expect(() => countRows(need, { rowCount: 3, columns: { area, born: numbers } })).toThrow(
      'field born holds numbers, which no table of counts is by. Name a text or a date.',
    );
  });
});
