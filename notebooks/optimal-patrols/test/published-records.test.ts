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
          early: row.slice(7, 13).reduce((sum, count) => sum + Number(count), 0),
        }))
        .sort((a, b) => b.early - a.early);
      found = await computeFindings(
        notebook,
        { events: table, sectors: areas },
        {
          interventionDate: '2022-07-01',
          patrolledSectors: counts
            .slice(0, 13)
            .map(({ name }) => name)
            .join(';'),
          topSectors: 13,
        },
      );
    });

    it('states findings without a fault, each with a value or a reason', () => {
      expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    });

    it('counts 8,659 burglaries, 982 of them before in the thirteen busiest areas', () => {
      expect(found.get('data.events')!.value).toBe(8659);
      expect(found.get('data.outside')!.value).toBe(0);
      expect(found.get('displacement.cells')!.table!.rows[0]!).toEqual(['patrolled', 13, 1732, 982, 750]);
    });

    it('shows a fall where nobody patrolled, and placebos that warn of it', () => {
      expect(Number(found.get('accuracy.pai')!.value)).toBeGreaterThan(1.5);
      const { value, interval } = found.get('displacement.rate-ratio')!;
      expect(value).toBeLessThan(0.85);
      expect(interval).toMatchObject({ level: 0.95 });
      const rows = found.get('placebo.table')!.table!.rows;
      expect(Number(rows[0]![2])).toBeGreaterThan(Number(rows[2]![2]));
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
