import { type Table, tableOf } from '@assay/dataset';
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

/** Every notebook: those that read a force's own file, and those that read the panel's papers or published figures. */
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
  {
    slug: 'panel-practice',
    load: async () => (await import('../../notebooks/panel-practice/notebook.ts')).default,
    tables: panelPapers,
  },
  {
    slug: 'published-claims',
    load: async () => (await import('../../notebooks/published-claims/notebook.ts')).default,
    tables: () => {
      const groups = ['White', 'Black', 'Asian', 'Mixed', 'Other', 'Unreported'];
      return {
        official: textTable({
          time: groups.map(() => '2017/18'),
          ethnicity: groups,
          geography: groups.map(() => 'West Midlands'),
          searches: ['5,400', '2,050', '2,980', '800', '30', '330'],
          population: ['1,919,000', '164,000', '493,000', '96,000', '63,000', 'N/A'],
          rate: ['3', '13', '6', '8', '1', 'N/A'],
        }),
      };
    },
  },
  {
    slug: 'compas-reference',
    load: async () => (await import('../../notebooks/compas-reference/notebook.ts')).default,
    tables: () => ({}),
  },
];

/** The cohort under the names by which that notebook finds its columns. */
function scoredAs({ rowCount, columns }: Table): Table {
  const names = { person: 'person_id', group: 'ethnic_group', second_group: 'sex', outcome: 'recharged' };
  const named = Object.entries({ ...names, score: 'score_with_suspect_data' });
  return { rowCount, columns: Object.fromEntries(named.map(([name, from]) => [name, columns[from]!])) };
}

/** Invented papers of a panel with two systems. */
function panelPapers(): Record<string, Table> {
  const day = '2023-05-10';
  const later = '2025-03-05';
  return {
    questions: textTable(
      {
        id: ['AA-Q1', 'AA-R1', 'BB-R1'],
        system: ['AA', 'AA', 'BB'],
        kind: ['question', 'recommendation', 'recommendation'],
        text: ['Why?', 'Return.', 'Return soon.'],
        meeting: [day, day, day],
      },
      ['meeting'],
    ),
    systems: textTable({
      id: ['AA', 'BB'],
      title: ['A', 'B'],
      description: ['It does this.', 'No funding.'],
      stage: ['operational', 'withdrawn'],
      considered: [
        `[{"meeting":"${day}","item":1,"outcome":"E"},{"meeting":"${later}","item":2,"outcome":"B"}]`,
        `[{"meeting":"${day}","item":2,"outcome":null}]`,
      ],
    }),
    outcomes: textTable({
      code: ['B', 'D', 'E'],
      wording: ['Proceed with minor amendments', 'Reject', 'More information needed'],
      status: ['attested', 'unconfirmed', 'attested'],
    }),
    lifecycle: textTable({
      id: ['in-principle', 'operational', 'withdrawn'],
      title: ['In-principle paper', 'Operational paper', 'Withdrawn'],
      kind: ['main', 'main', 'side'],
      status: ['attested', 'attested', 'attested'],
    }),
    milestones: textTable(
      {
        system: ['AA', 'AA', 'BB'],
        stage: ['in-principle', 'operational', 'in-principle'],
        earliest: ['2023-01-01', later, null],
        latest: ['2023-12-31', later, '2025-03-01'],
      },
      ['earliest', 'latest'],
    ),
    requests: textTable(
      {
        request: ['AA-R1', 'BB-R1', 'CC-R1'],
        asked: [day, day, later],
        due: ['no date', 'next meeting', 'next meeting'],
        recorded: ['done', 'nothing', 'nothing'],
        recordedOn: [later, null, null],
      },
      ['asked', 'recordedOn'],
    ),
  };
}

function textTable(
  columns: Readonly<Record<string, readonly (string | null)[]>>,
  dates: readonly string[] = [],
): Table {
  const fields = Object.keys(columns).map(
    (name) =>
      ({
        name,
        title: name,
        description: name,
        type: dates.includes(name) ? 'date' : 'text',
        role: 'category',
        required: false,
      }) as const,
  );
  return tableOf({ name: 'small', title: 'small', fields }, columns);
}

function pick(made: object, ...names: readonly string[]): Record<string, Table> {
  return Object.fromEntries(names.map((name) => [name, (made as Record<string, Table>)[name]!]));
}
