import type { Table } from '@assay/dataset';
import { tableSchema } from '@assay/dataset';
import { fromDanfo, toDanfo } from '../src/index.ts';

export const sightings = tableSchema({
  name: 'sightings',
  title: 'Sightings',
  fields: [
    { name: 'ward', title: 'Ward', description: '', type: 'text', role: 'place', required: true },
    { name: 'outcome', title: 'Outcome', description: '', type: 'text', role: 'measure', required: false },
    { name: 'minutes', title: 'Minutes', description: '', type: 'number', role: 'measure', required: false },
  ],
});

/** One row for each ward: what a notebook then reads as its input. */
export const wards = tableSchema({
  name: 'wards',
  title: 'Wards',
  fields: [
    { name: 'ward', title: 'Ward', description: '', type: 'text', role: 'place', required: true },
    {
      name: 'seen',
      title: 'Sightings with an outcome',
      description: '',
      type: 'number',
      role: 'measure',
      required: true,
    },
    { name: 'minutes', title: 'Minutes in all', description: '', type: 'number', role: 'measure', required: true },
  ],
});

/**
 * What an analyst writes in pandas as
 *
 *     known = sightings.dropna()
 *     wards = known.groupby('ward')['minutes'].agg(['count', 'sum']).reset_index().sort_values('ward')
 *
 * written with Danfo. What comes back is held to a schema as a file is.
 */
export async function sightingsByWard(table: Table): Promise<Table> {
  const frame = await toDanfo(table);
  const known = frame.dropNa({ axis: 1 });
  const byWard = known
    .groupby(['ward'])
    .agg({ minutes: ['count', 'sum'] })
    .sortValues('ward');
  return fromDanfo(byWard, wards, { seen: 'minutes_count', minutes: 'minutes_sum' });
}
