import { tableOf } from '@assay/dataset';
import { findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { randomStream } from '@assay/statistics';
import { stopAndSearch } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';
import { searches } from '../inputs.ts';
import notebook from '../notebook.ts';

type Rows = readonly Readonly<Record<string, string | null>>[];

const FOUND = 'Arrest';
const NOTHING = 'A no further action disposal';

const tableFrom = (rows: Rows) =>
  tableOf(
    searches.schema,
    Object.fromEntries(Object.keys(rows[0]!).map((name) => [name, rows.map((row) => row[name] ?? null)])),
  );

/** Made-up searches: every third of a group in one quarter finds something, unless said otherwise. */
function rowsOf(wanted: (index: number, group: string, age: string) => boolean): Rows {
  return Array.from({ length: 3000 }, (_, index) => {
    const group = ['White', 'Black', 'Asian'][index % 3]!;
    const age = index % 2 === 0 ? '18-24' : '25-34';
    return {
      type: 'Person search',
      time: `2024-0${1 + (index % 9)}-15T${String(index % 24).padStart(2, '0')}:30:00+00:00`,
      gender: index % 5 === 0 ? 'Female' : 'Male',
      age_range: age,
      self_defined_ethnicity: `${group} - Any other ${group} background`,
      object_of_search: 'Controlled drugs',
      outcome: wanted(index, group, age) ? FOUND : NOTHING,
      local_policing_area: index % 7 < 3 ? 'North' : 'South',
    };
  });
}

const compute = (rows: Rows) => computeFindings(notebook, { searches: tableFrom(rows) });
const rowsIn = (found: Awaited<ReturnType<typeof compute>>, id: string) => found.get(id)!.table!.rows;

describe('searches with an outcome elsewhere', async () => {
  const every = rowsOf((index) => index % 4 === 0);
  const found = await compute(every);

  it('by age and area are counts of the file', () => {
    for (const [id, column] of [
      ['finds.by-age', 'age_range'],
      ['finds.by-area', 'local_policing_area'],
    ] as const) {
      const rows = rowsIn(found, id);
      expect(rows.length).toBe(2);
      for (const [group, of, outOf] of rows) {
        const own = every.filter((row) => row[column] === group);
        expect([of, outOf]).toEqual([own.filter(({ outcome }) => outcome === FOUND).length, own.length]);
      }
    }
  });

  it('over time are counts of quarters on the clock of London, each beside the reference group', () => {
    const rows = rowsIn(found, 'finds.over-time');
    expect(rows.map(([period, group]) => `${period} ${group}`)).toEqual(
      ['2024 Q1', '2024 Q2', '2024 Q3'].flatMap((period) => [`${period} Asian`, `${period} Black`]),
    );
    const inQuarter = (time: string | null, quarter: number) => Math.ceil(Number(time!.slice(5, 7)) / 3) === quarter;
    for (const [period, group, of, outOf] of rows) {
      const own = every.filter(
        (row) =>
          inQuarter(row['time']!, Number(String(period).at(-1))) &&
          row['self_defined_ethnicity']!.startsWith(String(group)),
      );
      expect([of, outOf]).toEqual([own.filter(({ outcome }) => outcome === FOUND).length, own.length]);
    }
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('the last hour of a quarter by universal time, in summer time, belongs to the day of the clock', async () => {
    const night = { ...every[0]!, time: '2024-06-30T23:30:00+00:00' };
    const rows = rowsIn(await compute([...every, night]), 'finds.over-time');
    const counted = rows.filter(([period]) => period === '2024 Q3').length;
    expect(counted).toBe(2);
    const white = (of: typeof rows, quarter: string) =>
      of.filter(([period]) => period === quarter).map(([, , , outOf]) => outOf);
    expect(white(rows, '2024 Q2')).toEqual(white(rowsIn(found, 'finds.over-time'), '2024 Q2'));
  });

  it('a crossing in which something is found far more often is found, and chance is not called a difference', async () => {
    const verdictsWith = async (isHidden: boolean) => {
      const random = randomStream('elsewhere', String(isHidden));
      const chance = (group: string, age: string) => (isHidden && group === 'Black' && age === '25-34' ? 0.5 : 0.25);
      const of = await compute(rowsOf((_, group, age) => random.next() < chance(group, age)));
      const { columns, rows } = of.get('finds.stand-out')!.table!;
      const at = columns.findIndex(({ name }) => name === 'verdict');
      return new Map(rows.map((row) => [String(row[1]), row[at]]));
    };
    expect((await verdictsWith(true)).get('Black × 25-34')).toBe('different');
    expect([...new Set((await verdictsWith(false)).values())]).toEqual(['insufficient evidence']);
  });

  it('gives what one search of an age found, and of an age whose outcomes nobody recorded nothing', async () => {
    const others: Rows = [
      { ...every[0]!, age_range: 'over 34', outcome: FOUND },
      { ...every[0]!, age_range: 'under 10', outcome: null },
    ];
    const ages = rowsIn(await compute([...every, ...others]), 'finds.by-age').map((row) => row.slice(0, 4));
    expect(ages).toContainEqual(['over 34', 1, 1, 1]);
    expect(ages).toContainEqual(['under 10', null, 0, null]);
  });

  it('goes by quarters up to eight of them and by years beyond, and by areas up to forty', async () => {
    // Two quarters a year: January and April.
    const over = async (quarters: number, areas: number) =>
      compute(
        every.map((row, index) => {
          const at = Math.floor(index / 3) % quarters;
          const time = `${2016 + Math.floor(at / 2)}-${at % 2 === 0 ? '01' : '04'}-15T12:00:00+00:00`;
          return { ...row, time, local_policing_area: `Area ${index % areas}` };
        }),
      );
    const [eight, nine] = [await over(8, 40), await over(9, 41)];
    const periods = (found: typeof eight) => [...new Set(rowsIn(found, 'finds.over-time').map(([period]) => period))];
    expect(periods(eight).slice(0, 2)).toEqual(['2016 Q1', '2016 Q2']);
    expect(periods(nine)).toEqual(['2016', '2017', '2018', '2019', '2020']);
    expect(rowsIn(eight, 'finds.by-area')).toHaveLength(40);
    expect(nine.get('finds.by-area')!.notComputed?.reason).toBe(
      'policing area has 41 different values, too many for a table',
    );
  });

  it('is not computed where the file has no column for it', async () => {
    const bare = await compute(every.map((row) => ({ ...row, age_range: null })));
    expect(bare.get('finds.by-age')!.notComputed?.reason).toBe('the file does not record age');
  });

  it('leaves out of every share the searches whose outcome nobody recorded', async () => {
    const made = stopAndSearch({ seed: 'elsewhere', residents: 100_000 });
    const own = await computeFindings(notebook, { searches: made.searches });
    const total = rowsIn(own, 'finds.by-age').reduce((sum, row) => sum + Number(row[2]), 0);
    expect(total).toBe(rowsIn(own, 'finds.by-object').reduce((sum, row) => sum + Number(row[2]), 0));
  });
});
