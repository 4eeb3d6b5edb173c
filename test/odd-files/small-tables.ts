import type { Table } from '@assay/dataset';
import type { Notebook, ParameterValue } from '@assay/notebook';
import {
  contactLog,
  dataIntegrity,
  imagePolicy,
  patrolEvents,
  personRegister,
  scoredCohort,
  staffRegister,
  stopAndSearch,
} from '@assay/synthetic';

/** A notebook with small invented tables for its inputs, and parameters that suit their size. */
export interface SmallRun {
  readonly slug: string;
  readonly load: () => Promise<Notebook>;
  readonly tables: () => Readonly<Record<string, Table>>;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
}

const seed = 'odd files';

/**
 * Every notebook that runs on a force's own file. The three others read what the repository itself holds: the panel's
 * papers, historical figures, and a public file that is fetched.
 */
export const smallRuns: readonly SmallRun[] = [
  {
    slug: 'risk-model-fairness',
    load: async () => (await import('../../notebooks/risk-model-fairness/notebook.ts')).default,
    tables: () => pick(scoredCohort({ seed, people: 600 }), 'cohort', 'truth'),
    parameters: { listSize: 100 },
  },
  {
    slug: 'scored-model',
    load: async () => (await import('../../notebooks/scored-model/notebook.ts')).default,
    tables: () => ({ scored: scoredAs(scoredCohort({ seed, people: 600 }).cohort) }),
  },
  {
    slug: 'stop-and-search-disproportionality',
    load: async () => (await import('../../notebooks/stop-and-search-disproportionality/notebook.ts')).default,
    tables: () => pick(stopAndSearch({ seed, residents: 40_000 }), 'searches', 'population'),
  },
  {
    slug: 'match-and-merge',
    load: async () => (await import('../../notebooks/match-and-merge/notebook.ts')).default,
    tables: () => ({ people: personRegister({ seed, records: 400 }).register }),
    parameters: { pairsToReview: 30 },
  },
  {
    slug: 'frequent-service-users',
    load: async () => (await import('../../notebooks/frequent-service-users/notebook.ts')).default,
    tables: () =>
      pick(contactLog({ seed, residents: 600 }), 'contacts', 'people', 'flags', 'impressions', 'population', 'truth'),
  },
  {
    slug: 'image-upload-policy',
    load: async () => (await import('../../notebooks/image-upload-policy/notebook.ts')).default,
    tables: () => pick(imagePolicy({ seed, cases: 600 }), 'decisions'),
  },
  {
    slug: 'data-integrity',
    load: async () => (await import('../../notebooks/data-integrity/notebook.ts')).default,
    tables: () => ({
      ...pick(dataIntegrity({ seed, reports: 600, staff: 200 }), 'reports', 'custody', 'staff', 'survey'),
      people: personRegister({ seed, records: 200 }).register,
    }),
  },
  {
    slug: 'model-interactions',
    load: async () => (await import('../../notebooks/model-interactions/notebook.ts')).default,
    tables: () => {
      const { register, truth } = personRegister({ seed, records: 500, recordingYears: 2, furtherRecordsShare: 0.4 });
      return { records: register, truth };
    },
  },
  {
    slug: 'organisational-offending',
    load: async () => (await import('../../notebooks/organisational-offending/notebook.ts')).default,
    tables: () =>
      pick(staffRegister({ seed, staff: 100, people: 1000, records: 500 }), 'staff', 'addresses', 'records', 'truth'),
  },
  {
    slug: 'optimal-patrols',
    load: async () => (await import('../../notebooks/optimal-patrols/notebook.ts')).default,
    tables: () =>
      pick(
        patrolEvents({ seed, columns: 4, rows: 4, treatedSectors: 2, eventsPerDay: 4, patrolsPerDay: 4 }),
        'events',
        'sectors',
        'patrols',
        'survey',
      ),
  },
];

/** The cohort under the names by which that notebook finds its columns. */
function scoredAs({ rowCount, columns }: Table): Table {
  const names = { person: 'person_id', group: 'ethnic_group', second_group: 'sex', outcome: 'recharged' };
  const named = Object.entries({ ...names, score: 'score_with_suspect_data' });
  return { rowCount, columns: Object.fromEntries(named.map(([name, from]) => [name, columns[from]!])) };
}

function pick(made: object, ...names: readonly string[]): Record<string, Table> {
  return Object.fromEntries(names.map((name) => [name, (made as Record<string, Table>)[name]!]));
}
