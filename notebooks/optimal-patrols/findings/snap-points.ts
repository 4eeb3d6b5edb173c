import { gatherSnapPoints, type SnapSpacing, snapSpacing } from '@assay/displacement';
import { cell } from '@assay/notebook';
import { dictionaryColumn, type NotComputed, rowsWhere } from '@assay/statistics';
import { type City, city } from '../city.ts';
import { DAY } from '../columns.ts';

/** Crimes gathered on the points that they were moved to, month by month. */
export function pointsOf({ x, y, day }: City, rows: readonly number[]) {
  const gathered = gatherSnapPoints({
    month: dictionaryColumn(rows.map((row) => new Date(day[row]! * DAY).toISOString().slice(0, 7))),
    longitude: rows.map((row) => x[row]!),
    latitude: rows.map((row) => y[row]!),
    crimeType: dictionaryColumn(rows.map(() => null)),
  });
  return { x: gathered.longitude, y: gathered.latitude, counts: gathered.counts, nMonths: gathered.nMonths };
}

/** How far apart the points of a file lie that holds months only, as published files do; `null` for a force's own records. */
export const pointSpacing = cell('pointSpacing', 'Distance between the points that places were moved to', {
  needs: { city },
  compute: ({ city }): SnapSpacing | NotComputed | null => {
    if (!city.monthsOnly || city.withoutPoints !== null) return null;
    const { x, y } = pointsOf(
      city,
      rowsWhere(city.nEvents, (_, row) => Number.isFinite(city.x[row]!)),
    );
    return snapSpacing(x, y);
  },
});
