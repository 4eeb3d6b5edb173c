import type { FindingTable } from '@assay/evidence';
import type { Figure } from '@assay/notebook';

/** Where does the number stand that places a mark of a line or a scatter along its axis; `null` where a name or a row's key places it. */
export function measuredAcross(chart: Figure['chart'], { columns }: FindingTable): number | null {
  if (chart.kind !== 'line' && chart.kind !== 'scatter') return null;
  const at = columns.findIndex(({ name, unit, key }) => name === chart.x && unit !== 'text' && key !== true);
  return at === -1 ? null : at;
}

/** Has a row its place along the axis? One whose number there is held back or missing cannot be drawn, whatever else it has. */
export function isPlaced(row: FindingTable['rows'][number], across: number | null): boolean {
  return across === null || typeof row[across] === 'number';
}
