import type { Table } from '@assay/dataset';
import {
  contactLog,
  dataIntegrity,
  imagePolicy,
  patrolEvents,
  personRegister,
  scoredCohort,
  staffRegister,
  stopAndSearch,
  stopAndSearchDefaults,
} from '@assay/synthetic';

/** What a notebook may take at its real size, and where its rows come from: the project's own generators. */
export interface Budget {
  readonly slug: string;
  /** In words, for the table. */
  readonly size: string;
  /** Names the data: the same name is made once. */
  readonly data: string;
  readonly make: () => Readonly<Record<string, Table>>;
  /** Input of the notebook by table. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly megabytes: number;
}

const seed = 'bench';
const register = (records: number): Pick<Budget, 'data' | 'make' | 'inputs'> => ({
  data: `register-${records}`,
  make: () => ({ people: personRegister({ seed, records }).register }),
  inputs: { people: 'people' },
});
const cohort = {
  data: 'cohort-1000000',
  make: () => scoredCohort({ seed, people: 1_000_000 }) as unknown as Record<string, Table>,
};

/** The budgets of issue and design: seconds are of a whole run on an otherwise idle machine of two cores. */
export const BUDGETS: readonly Budget[] = [
  {
    slug: 'match-and-merge',
    size: '1,000,000 records',
    ...register(1_000_000),
    seconds: 25,
    megabytes: 2000,
  },
  {
    slug: 'frequent-service-users',
    size: '765,000 residents, about 2,000,000 contacts',
    data: 'contacts-765000',
    make: () => contactLog({ seed, residents: 765_000 }) as unknown as Record<string, Table>,
    inputs: {
      contacts: 'contacts',
      people: 'people',
      flags: 'flags',
      impressions: 'impressions',
      population: 'population',
      truth: 'truth',
    },
    seconds: 20,
    megabytes: 2000,
  },
  {
    slug: 'optimal-patrols',
    size: 'about 100,000 events',
    data: 'events-170',
    make: () => patrolEvents({ seed, eventsPerDay: 170 }) as unknown as Record<string, Table>,
    inputs: { events: 'events', sectors: 'sectors', patrols: 'patrols', survey: 'survey' },
    seconds: 20,
    megabytes: 2000,
  },
  {
    slug: 'risk-model-fairness',
    size: '1,000,000 scored people',
    ...cohort,
    inputs: { cohort: 'cohort', truth: 'truth' },
    seconds: 20,
    megabytes: 2000,
  },
  {
    slug: 'stop-and-search-disproportionality',
    size: '50,000,000 residents, about 1,000,000 searches',
    data: 'searches-1000000',
    make: () =>
      stopAndSearch({
        seed,
        residents: 50_000_000,
        searchesPer1000: stopAndSearchDefaults.searchesPer1000.map((rate) => 3 * rate),
      }) as unknown as Record<string, Table>,
    inputs: { searches: 'searches', population: 'population' },
    seconds: 20,
    megabytes: 2000,
  },
  {
    slug: 'data-integrity',
    size: 'as invented',
    data: 'integrity',
    make: () => dataIntegrity({ seed }) as unknown as Record<string, Table>,
    inputs: { reports: 'reports', custody: 'custody', staff: 'staff', survey: 'survey' },
    seconds: 10,
    megabytes: 1000,
  },
  {
    slug: 'organisational-offending',
    size: '60,000 records',
    data: 'staff-60000',
    make: () => staffRegister({ seed }) as unknown as Record<string, Table>,
    inputs: { staff: 'staff', addresses: 'addresses', records: 'records', truth: 'truth' },
    seconds: 10,
    megabytes: 1000,
  },
  {
    slug: 'image-upload-policy',
    size: 'as invented',
    data: 'images',
    make: () => imagePolicy({ seed } as never) as unknown as Record<string, Table>,
    inputs: { decisions: 'decisions' },
    seconds: 10,
    megabytes: 1000,
  },
];

/** Registers by which growth is told, smallest first. */
export const GROWTH: readonly Budget[] = [100_000, 300_000, 1_000_000, 3_000_000].map((records) => ({
  slug: 'match-and-merge',
  size: `${records.toLocaleString('en-GB')} records`,
  ...register(records),
  seconds: records === 3_000_000 ? 120 : 25,
  megabytes: 2000,
}));
