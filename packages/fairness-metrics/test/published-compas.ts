import { type CellRow, confusionCells, PUBLISHED_COMPAS as PUBLISHED } from '../src/index.ts';

export const PUBLISHED_COMPAS: Readonly<Record<string, readonly [number, number, number, number]>> =
  PUBLISHED.confusion;

export function confusionRows(group: string, counts: readonly number[], attribute = 'race'): CellRow[] {
  return counts.map((count, index) => ({
    groups: { [attribute]: group },
    label: (index >> 1) as 0 | 1,
    decision: (index & 1) as 0 | 1,
    count,
  }));
}

export const compasCells = () => confusionCells('race', PUBLISHED.confusion);
