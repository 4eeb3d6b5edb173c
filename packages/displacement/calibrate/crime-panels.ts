import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { areaFromGeometry, locateInAreas, nationalGrid, neighbourLists, projectDegrees } from '../src/index.ts';

/** Recorded crime of a city by area and month, with who lies beside whom. */
export interface CrimePanel {
  readonly title: string;
  /** Whether the inference was chosen on it, or only confirmed. */
  readonly use: 'chosen on' | 'confirmed on';
  readonly counts: Float64Array;
  readonly nPeriods: number;
  readonly neighbours: number[][];
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const path = (file: string) => resolve(repository, process.env['ASSAY_REFERENCE_DATA'] ?? '../shared/data', file);
const UK = 'displacement/uk';

function rowsOf(file: string): string[][] {
  const bytes = readFileSync(path(file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('"', '').trimEnd().split(','));
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly month: string;
}

/** By what part of a side the squares are moved, east and north. */
export type Shift = readonly [number, number];

/** Squares that saw crime in at least one month of four, since a force does not choose among fields. */
function gridPanel(
  title: string,
  use: CrimePanel['use'],
  places: readonly Place[],
  side: number,
  [east, north]: Shift = [0, 0],
): CrimePanel {
  const months = [...new Set(places.map(({ month }) => month))].sort();
  const cells = new Map<string, number[]>();
  for (const { x, y, month } of places) {
    const key = `${Math.floor(x / side + east)} ${Math.floor(y / side + north)}`;
    const counts = cells.get(key) ?? months.map(() => 0);
    counts[months.indexOf(month)]!++;
    cells.set(key, counts);
  }
  const kept = [...cells].filter(([, counts]) => counts.reduce((sum, count) => sum + count, 0) >= 0.25 * months.length);
  const at = new Map(kept.map(([key], index) => [key, index]));
  const neighbours = kept.map(([key]) => {
    const [column, row] = key.split(' ').map(Number) as [number, number];
    return [-1, 0, 1].flatMap((across) =>
      [-1, 0, 1].flatMap((down) => {
        const other = at.get(`${column + across} ${row + down}`);
        return other === undefined || (across === 0 && down === 0) ? [] : [other];
      }),
    );
  });
  return {
    title,
    use,
    counts: Float64Array.from(kept.flatMap(([, counts]) => counts)),
    nPeriods: months.length,
    neighbours,
  };
}

function manchesterWards(): CrimePanel {
  const { features } = JSON.parse(readFileSync(path(`${UK}/manchester_ward.geojson`), 'utf8'));
  const areas = features.map(({ properties, geometry }: { properties: { wd16cd: string }; geometry: unknown }) =>
    areaFromGeometry(properties.wd16cd, JSON.stringify(geometry)),
  );
  const rows = rowsOf(`${UK}/gmp_bur.csv`);
  const { x, y } = nationalGrid(
    rows.map(([, , longitude]) => Number(longitude)),
    rows.map(([, , , latitude]) => Number(latitude)),
  );
  const months = [...new Set(rows.map(([month]) => month!))].sort();
  const counts = new Float64Array(areas.length * months.length);
  locateInAreas(x, y, areas).area.forEach((area, row) => {
    if (area >= 0) counts[area * months.length + months.indexOf(rows[row]![0]!)]!++;
  });
  return {
    title: 'Greater Manchester burglary, wards',
    use: 'chosen on',
    counts,
    nPeriods: months.length,
    neighbours: neighbourLists(areas, 5),
  };
}

export function manchesterSquares(shift?: Shift): CrimePanel {
  const rows = rowsOf(`${UK}/gmp_bur.csv`);
  const { x, y } = nationalGrid(
    rows.map(([, , longitude]) => Number(longitude)),
    rows.map(([, , , latitude]) => Number(latitude)),
  );
  const places = rows.map(([month], row) => ({ x: x[row]!, y: y[row]!, month: month! }));
  return gridPanel('Greater Manchester burglary, 1 km squares', 'chosen on', places, 1000, shift);
}

function birmingham(): CrimePanel {
  const rows = rowsOf(`${UK}/birmingham_msoa_burglary_2022.csv`);
  const centres = rows.map((row) => [Number(row[2]), Number(row[3])] as const);
  // Centres within 1.6 km: about six neighbours each.
  const neighbours = centres.map(([x, y], area) =>
    centres.flatMap(([east, north], other) =>
      other !== area && Math.hypot(east - x, north - y) < 1600 ? [other] : [],
    ),
  );
  return {
    title: 'Birmingham burglary, middle super output areas',
    use: 'chosen on',
    counts: Float64Array.from(rows.flatMap((row) => row.slice(7, 19).map(Number))),
    nPeriods: 12,
    neighbours,
  };
}

function degreesPanel(
  title: string,
  rows: readonly { longitude: string; latitude: string; month: string }[],
  centre: { longitude: number; latitude: number },
  side: number,
): CrimePanel {
  const placed = rows.filter(({ longitude, latitude }) => Number(longitude) !== 0 && Number(latitude) > 0);
  const { x, y } = projectDegrees(
    placed.map(({ longitude }) => Number(longitude)),
    placed.map(({ latitude }) => Number(latitude)),
    centre,
  );
  const places = placed.map(({ month }, row) => ({ x: x[row]!, y: y[row]!, month }));
  return gridPanel(title, 'confirmed on', places, side);
}

export function chicagoBurglary(shift?: Shift): CrimePanel {
  const feet = 3280.84;
  const places = rowsOf('displacement/nearrepeat/chicago_burglary_2014_2017.csv').map(([x, y, date]) => ({
    x: Number(x),
    y: Number(y),
    month: `${date!.slice(6)}-${date!.slice(3, 5)}`,
  }));
  const metres = Math.max(...places.map(({ x }) => x)) < 500_000;
  return gridPanel('Chicago burglary, 1 km squares', 'confirmed on', places, metres ? 1000 : feet, shift);
}

/** The panels whose files are there, and the names of those whose are not. */
export function crimePanels(): { readonly panels: CrimePanel[]; readonly absent: string[] } {
  const sources: readonly (readonly [string, () => CrimePanel])[] = [
    [`${UK}/manchester_ward.geojson`, manchesterWards],
    [`${UK}/gmp_bur.csv`, () => manchesterSquares()],
    [`${UK}/birmingham_msoa_burglary_2022.csv`, birmingham],
    [
      'displacement/chicago/chicago_aggravated_assaults.csv.gz',
      () =>
        degreesPanel(
          'Chicago aggravated assault, 1 km squares',
          rowsOf('displacement/chicago/chicago_aggravated_assaults.csv.gz').map(([date, , longitude, latitude]) => ({
            longitude: longitude!,
            latitude: latitude!,
            month: date!.slice(0, 7),
          })),
          { longitude: -87.68, latitude: 41.83 },
          1000,
        ),
    ],
    ['displacement/nearrepeat/chicago_burglary_2014_2017.csv', () => chicagoBurglary()],
    [
      `${UK}/nottingham_burglary.csv.gz`,
      () =>
        degreesPanel(
          'Nottingham burglary, 1 km squares',
          rowsOf(`${UK}/nottingham_burglary.csv.gz`).map(([month, longitude, latitude]) => ({
            longitude: longitude!,
            latitude: latitude!,
            month: month!,
          })),
          { longitude: -1.15, latitude: 52.95 },
          1000,
        ),
    ],
  ];
  const there = sources.filter(([file]) => existsSync(path(file)));
  return {
    panels: there.map(([, read]) => read()),
    absent: sources.filter(([file]) => !existsSync(path(file))).map(([file]) => file),
  };
}
