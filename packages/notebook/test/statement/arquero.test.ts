import { numberColumn, tableOf, tableSchema } from '@assay/dataset';
import { findingProblems } from '@assay/evidence';
import { desc, op } from 'arquero';
import { describe, expect, it } from 'vitest';
import { inArquero } from '../../src/definition/arquero.ts';
import { computeFindings, defineNotebook, finding, findings, input } from '../../src/index.ts';

const schema = tableSchema({
  name: 'calls',
  title: 'Calls',
  fields: [
    { name: 'area', title: 'Area', description: 'Where.', type: 'text', role: 'place', required: true },
    { name: 'minutes', title: 'Minutes', description: 'How long.', type: 'number', role: 'measure', required: false },
  ],
});
const calls = input('calls', 'Calls', { description: 'One row each.', dataset: null, schema });
const wrangled = inArquero(calls);
const stated = findings('stated', 'Calls by area', {
  needs: { calls: wrangled },
  compute: ({ calls }) => [
    finding
      .about({ questions: [], method: { name: 'Count', source: 'the file' } })
      .table('calls.by-area', 'Calls by area', {
        rows: calls
          .filter((row: { minutes: number | null }) => row.minutes !== null)
          .groupby('area')
          .rollup({ calls: op.count(), long: (rows: { minutes: number }) => op.sum(rows.minutes) })
          .orderby(desc('calls')),
        columns: (t) => [t.key('area', 'Area'), t.count('calls', 'Calls', 'calls')],
      }),
  ],
});

describe('Arquero in cells', () => {
  it('an input is wrangled with its verbs, and the table that comes of it is a finding', async () => {
    const notebook = defineNotebook({
      id: 'calls',
      title: 'Calls',
      system: 'FSU',
      summary: 'Calls.',
      questions: [],
      inputs: [calls],
      parameters: [],
      cells: [wrangled, stated],
    });
    const table = tableOf(schema, { area: ['North', 'South', 'South', null, 'South'], minutes: [3, 5, 7, 1, null] });
    expect(numberColumn(table, 'minutes').values).toHaveLength(5);
    const found = (await computeFindings(notebook, { calls: table })).get('calls.by-area')!;
    expect(findingProblems(found)).toEqual([]);
    expect(found.fault).toBeUndefined();
    expect(found.table!.rows).toEqual([
      ['South', 2],
      ['North', 1],
      [null, 1],
    ]);
  });
});
