import { areaSquareMetres, boundarySensitivity, boundsOf, gridAreas, predictiveAccuracy } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { type City, city, rowsWhere } from '../city.ts';
import { cellOf, valueDraft } from './draft.ts';
import { score } from './score.ts';

/** OP-C6, OP-D1, OP-Q6: the cut of the map, what a hotspot foretells, and what could be published. */
export const mapFindings = findings({
  name: 'mapFindings',
  title: 'Does the cut of the map decide the answer?',
  needs: { city, score },
  compute: ({ city, score }): FindingDraft[] => {
    const boundary = {
      id: 'boundary.table',
      title: 'The same hotspots on differently cut maps',
      questions: ['OP-C6'],
      unit: 'ratio' as const,
      method: {
        name: 'Predictive accuracy index and Gini coefficient over partitions',
        source: 'Openshaw (1984); Chainey, Tompson and Uhlig (2008)',
      },
      limitations: ['Each cut picks the densest tenth of its area before patrols and is judged on crime after.'],
    };
    const accuracy = {
      ...boundary,
      id: 'accuracy.pai',
      title: 'Share of later crime over share of area, in the densest tenth of sectors',
      questions: ['OP-D1'],
    };
    const publish = {
      ...boundary,
      id: 'publish.table',
      title: 'Cells that would show fewer than ten events if a map were published',
      questions: ['OP-Q6', 'OP-R1'],
      unit: 'proportion' as const,
      method: {
        name: 'Small cells of a published grid',
        source: 'Office for National Statistics, policy on small counts',
      },
    };
    if (city.withoutSectors !== null) return allNotComputed([boundary, accuracy, publish], city.withoutSectors);
    const bounds = boundsOf(city.sectors.map(({ area }) => area));
    const sizes = city.sectors.map(({ area }) => areaSquareMetres(area)).sort((a, b) => a - b);
    const side = Math.sqrt(sizes[sizes.length >> 1]!);
    const partitions = [
      { name: 'sectors without city centres', areas: score.areas.map((sector) => city.sectors[sector]!.area) },
      { name: 'all sectors', areas: city.sectors.map(({ area }) => area) },
      { name: 'squares of half a sector', areas: gridAreas(bounds, side / 2) },
      { name: 'squares the size of a sector, shifted', areas: gridAreas(bounds, side, 0.5) },
      { name: 'squares of two sectors', areas: gridAreas(bounds, 2 * side) },
    ];
    const placed = rowsWhere(city, (row) => Number.isFinite(city.x[row]!));
    const results =
      city.withoutPoints === null
        ? boundarySensitivity(
            {
              x: placed.map((row) => city.x[row]!),
              y: placed.map((row) => city.y[row]!),
              later: placed.map((row) => city.later[row]!),
            },
            partitions,
          )
        : [];
    const hasBoth = city.later.includes(0) && city.later.includes(1);
    const square = (metres: number) => {
      const cells = new Map<string, number>();
      for (const row of placed) {
        const key = `${Math.floor(city.x[row]! / metres)},${Math.floor(city.y[row]! / metres)}`;
        cells.set(key, (cells.get(key) ?? 0) + 1);
      }
      const small = [...cells.values()].filter((count) => count < 10).length;
      return [String(metres), cells.size, small, small / cells.size] as CellValue[];
    };
    const ranked = predictiveAccuracy({
      observed: countsOf(city, score.areas, 1),
      predicted: countsOf(city, score.areas, 0),
      size: score.areas.map((sector) => areaSquareMetres(city.sectors[sector]!.area)),
    });
    return [
      city.withoutPoints !== null
        ? valueDraft(boundary, city.withoutPoints)
        : {
            ...boundary,
            table: {
              columns: [
                { name: 'cut', label: 'Cut of the map', unit: 'text', key: true },
                { name: 'areas', label: 'Areas', unit: 'count', people: false },
                { name: 'leftOut', label: 'Events left out', unit: 'count' },
                { name: 'gini', label: 'Concentration', unit: 'score' },
                { name: 'pai', label: 'Crime over area', unit: 'ratio' },
                { name: 'caught', label: 'Later crime inside', unit: 'proportion' },
              ],
              rows: results.map((row): CellValue[] => [
                row.partition,
                row.nAreas,
                row.nLeftOut,
                cellOf(row.gini),
                cellOf(row.pai),
                cellOf(row.shareOfCrimeCaught),
              ]),
            },
          },
      valueDraft(
        accuracy,
        hasBoth
          ? ranked[Math.max(0, Math.floor(ranked.length / 10) - 1)]!.pai
          : notComputed('there are no events both before and after'),
      ),
      city.withoutPoints !== null
        ? valueDraft(publish, city.withoutPoints)
        : {
            ...publish,
            table: {
              columns: [
                { name: 'metres', label: 'Side of a square, metres', unit: 'text', key: true },
                { name: 'cells', label: 'Squares with any event', unit: 'count', people: false },
                { name: 'small', label: 'With fewer than ten', unit: 'count', people: false },
                { name: 'share', label: 'Share', unit: 'proportion', numerator: 'small', denominator: 'cells' },
              ],
              rows: [250, 500, 1000, 2000].map(square),
            },
          },
    ];
  },
});

/** Events of each sector before (0) or after (1) the first day of patrols. */
export function countsOf(city: City, sectors: readonly number[], later: 0 | 1): number[] {
  const counts = new Float64Array(city.sectors.length);
  for (let row = 0; row < city.nEvents; row++)
    if (city.sector[row]! >= 0 && city.later[row] === later) counts[city.sector[row]!]!++;
  return sectors.map((sector) => counts[sector]!);
}
