import { readFileSync } from 'node:fs';
import { selectRows, type Table, textColumn } from '@assay/dataset';
import { readTable } from '@assay/dataset/read';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings, type Input } from '@assay/notebook';
import { describeWithReferenceData } from '@assay/testing';
import { beforeAll, expect, it } from 'vitest';
import { events, sectors } from '../inputs.ts';
import notebook from '../notebook.ts';

async function read(input: Input, path: string, mapping: Readonly<Record<string, string>> = {}): Promise<Table> {
  return (await readTable({ paths: [path], schema: input.schema, mapping })).table;
}

/** Publishes an area's monthly counts as files of street crimes have them: month, longitude and latitude of one point, no more. */
function streetCrimes(path: string): Table {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const crimes = rows.flatMap((row) =>
    row.slice(7, 19).flatMap((count, month) => Array.from({ length: count }, () => ({ row, month }))),
  );
  const months = Array.from({ length: 12 }, (_, month) => `2022-${String(month + 1).padStart(2, '0')}`);
  return {
    rowCount: crimes.length,
    columns: {
      x_metres: { kind: 'number', values: Float64Array.from(crimes, ({ row }) => row[4]!) },
      y_metres: { kind: 'number', values: Float64Array.from(crimes, ({ row }) => row[5]!) },
      month: { kind: 'text', codes: Int32Array.from(crimes, ({ month }) => month), values: months },
      offence_type: { kind: 'text', codes: new Int32Array(crimes.length), values: ['Burglary'] },
    },
  };
}

const uk = 'displacement/uk/';

describeWithReferenceData(
  'Birmingham burglary 2022 as a month-only file',
  [`${uk}birmingham_msoa_burglary_2022.csv`, `${uk}birmingham_msoa_burglary_2022.geojson`],
  (path, boundaries) => {
    let found: ReadonlyMap<string, FindingDraft>;
    let late: ReadonlyMap<string, FindingDraft>;
    beforeAll(async () => {
      const table = streetCrimes(path);
      const areas = await read(sectors, boundaries, { sector_id: 'MSOA21CD' });
      const counts = readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
        .map((row) => ({
          name: row[0]!.replaceAll('"', ''),
          early: row.slice(7, 11).reduce((sum, count) => sum + Number(count), 0),
        }))
        .sort((a, b) => b.early - a.early);
      const patrolledSectors = counts
        .slice(0, 13)
        .map(({ name }) => name)
        .join(';');
      const run = (parameters: Readonly<Record<string, string>>) =>
        computeFindings(notebook, { events: table, sectors: areas }, { patrolledSectors, ...parameters });
      // Chosen by the first four months, a month's gap, two months of baseline, patrols that never came in August.
      found = await run({ interventionDate: '2022-08-01', chosenBy: '2022-04-30' });
      late = await run({ interventionDate: '2022-07-01', chosenBy: '2022-06-30' });
    });

    it('states findings without a fault, each with a value or a reason', () => {
      expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    });

    it('counts every burglary once, and leaves the months that chose out of the baseline', () => {
      expect(found.get('data.events')!.value).toBe(8659);
      expect(found.get('data.outside')!.value).toBe(0);
      expect(found.get('data.places')!.table!.rows[0]).toEqual(['a place that can be believed', 8659]);
      const rows = readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',').slice(7, 19).map(Number));
      const sum = (row: readonly number[], from: number, to: number) =>
        row.slice(from, to).reduce((total, count) => total + count, 0);
      const chosen = rows.toSorted((a, b) => sum(b, 0, 4) - sum(a, 0, 4)).slice(0, 13);
      const total = (from: number, to: number) => chosen.reduce((all, row) => all + sum(row, from, to), 0);
      expect(found.get('displacement.cells')!.table!.rows[0]!).toEqual([
        'patrolled',
        13,
        total(0, 12),
        total(0, 7),
        total(7, 12),
        total(5, 7),
        total(7, 12),
      ]);
    });

    it('says nothing of sectors chosen up to the eve of patrols', () => {
      expect(late.get('displacement.rate-ratio')!.notComputed!.reason).toContain(
        'too few periods between those that chose the areas and the first patrols: 0 after a gap of 1',
      );
      expect([...late.values()].flatMap(findingProblems)).toEqual([]);
    });

    it('does not take the fall of places chosen for their bad half-year for an effect', () => {
      expect(Number(found.get('accuracy.pai')!.value)).toBeGreaterThan(1.5);
      // Nobody patrolled: the range of the ratio, of the crimes and of the chance all say so.
      const { low, high } = found.get('displacement.rate-ratio')!.interval as { low: number; high: number };
      expect(low).toBeLessThan(1);
      expect(high).toBeGreaterThan(1);
      const crimes = found.get('displacement.local')!.interval as { low: number; high: number };
      expect(crimes.low < 0 && crimes.high > 0).toBe(true);
      expect(Number(found.get('displacement.chance')!.value)).toBeGreaterThan(0.05);
      expect(found.get('displacement.share-moved')!.notComputed!.reason).toMatch(
        /not told from chance|nothing was prev|no sector/,
      );
      expect(late.get('placebo.table')!.notComputed!.reason).toContain('too few months before patrols');
      const rows = found.get('placebo.table')!.table!.rows;
      expect(rows.map(([method]) => method)).toEqual(['as usual', 'other months as baseline', 'as this report does']);
    });

    it('refuses hours, days and rings that the file cannot hold', () => {
      const reason = (id: string) => found.get(id)!.notComputed?.reason;
      expect(reason('time.window')).toContain('hold the month only');
      expect(reason('near.ratio')).toContain('months only');
      expect(reason('displacement.rings')).toContain('places were moved to points up to 1368 m apart');
      expect(reason('override.rate')).toBe('no patrol visits were given');
      expect(reason('confidence.change')).toBe('no survey answers were given');
      expect(reason('score.domestic')).toContain('no event is named domestic abuse');
    });
  },
);

describeWithReferenceData(
  'Greater Manchester burglary on national grid wards',
  [`${uk}gmp_bur.csv`, `${uk}manchester_ward.geojson`],
  (path, boundaries) => {
    it('places its events, and tests near repeats at the grain of the file', { timeout: 120_000 }, async () => {
      const all = await read(events, path);
      expect(all.rowCount).toBe(92_666);
      const month = textColumn(all, 'month');
      const year = Array.from({ length: all.rowCount }, (_, row) => row).filter(
        (row) => month.values[month.codes[row]!]! < '2017-02',
      );
      const found = await computeFindings(
        notebook,
        {
          events: selectRows(all, year),
          sectors: await read(sectors, boundaries, { sector_id: 'wd16cd' }),
        },
        { interventionDate: '2016-08-01', patrolledSectors: 'E05000653;E05000654' },
      );
      expect([...found.values()].flatMap(findingProblems)).toEqual([]);
      expect(Number(found.get('data.outside')!.value)).toBeLessThan(0.001);
      const { table } = found.get('near.table')!;
      expect(table!.rows.map((row) => row[1])).toContain('same month');
      expect(Number(table!.rows[0]![4])).toBeGreaterThan(Number(table!.rows[3]![4]));
    });
  },
);
