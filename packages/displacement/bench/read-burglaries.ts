import { existsSync, readFileSync } from 'node:fs';
import { referencePath } from '@assay/testing';

/** The 45,319 Chicago burglaries, or `null` where the reference data is absent. */
export function readBurglaries() {
  const path = referencePath('displacement/nearrepeat/chicago_burglary_2014_2017.csv');
  if (!existsSync(path)) return null;
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  return {
    x: Float64Array.from(rows, (row) => Number(row[0])),
    y: Float64Array.from(rows, (row) => Number(row[1])),
    time: Int32Array.from(rows, (row) => Date.parse(`${row[2]!.trim().split('/').reverse().join('-')}T00:00Z`) / 864e5),
  };
}
