import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { numberColumn, selectRows, type Table } from '@assay/dataset';
import { writeTable } from '@assay/dataset/read';
import { counterNamed, countFiles } from '@assay/engine';
import { canonicalJson, type FindingDraft } from '@assay/evidence';
import { computeFindings, type Notebook } from '@assay/notebook';
import { contactLog, patrolEvents, scoredCohort, staffRegister } from '@assay/synthetic';
import { afterAll, describe, expect, it } from 'vitest';
import frequentServiceUsers from '../notebooks/frequent-service-users/notebook.ts';
import optimalPatrols from '../notebooks/optimal-patrols/notebook.ts';
import organisationalOffending from '../notebooks/organisational-offending/notebook.ts';
import riskModelFairness from '../notebooks/risk-model-fairness/notebook.ts';

interface Counted {
  readonly notebook: Notebook;
  /** The input whose rows stay where they are. */
  readonly of: string;
  readonly tables: Readonly<Record<string, Table>>;
  /** Findings that counts give, in their order; every other one says that it needs rows. */
  readonly given?: readonly string[];
  /** Those that need rows, where they are the fewer. */
  readonly needing?: readonly string[];
  readonly parameters?: Readonly<Record<string, number | string>>;
}

const { staff, addresses, records } = staffRegister({ seed: 'counted', staff: 300, people: 3000, records: 2000 });
const { truth: _, ...contactTables } = contactLog({ seed: 'counted', residents: 1200 });
const { cohort } = scoredCohort({ seed: 'counted', people: 1000 });
const few = scoredCohort({ seed: 'repeated', people: 200 }).cohort;

/** The same people with scores of the first model that nobody else has, in another order than theirs. */
function withManyScores(cohort: Table): Table {
  const values = numberColumn(cohort, 'score_offender_model').values.map(
    (score, row) => score + ((row * 7919) % 10_007) / 1e7,
  );
  return { ...cohort, columns: { ...cohort.columns, score_offender_model: { kind: 'number', values } } };
}

const { events, sectors, patrols, survey } = patrolEvents({ seed: 'counted' });
const { sector_id, time, offence_type, source, harm_weight } = events.columns;
/** Events by the area that they name, as a force's own query gives them. */
const eventsByArea: Table = {
  rowCount: events.rowCount,
  columns: {
    area_code: sector_id!,
    time: time!,
    offence_type: offence_type!,
    source: source!,
    harm_weight: harm_weight!,
  },
};

const NOTEBOOKS: readonly Counted[] = [
  {
    notebook: optimalPatrols,
    of: 'events',
    tables: { events: eventsByArea, sectors, patrols, survey },
    parameters: { interventionDate: '2024-01-01' },
    needing: [
      'displacement.harm',
      'displacement.harm-without-gravest',
      'displacement.rings',
      'time.window',
      'time.adjacent',
      'time.window-spread',
      'time.shift',
      'time.shift-kuiper',
      'near.events',
      'near.ratio',
      'near.ratio-within-months',
      'near.table',
      'score.domestic-leak',
      'boundary.table',
      'publish.table',
    ],
  },
  {
    notebook: frequentServiceUsers,
    of: 'contacts',
    tables: contactTables,
    given: [
      'log.words',
      'log.people',
      'log.contacts',
      'log.left-out',
      'channels.coverage',
      'channels.silo',
      'direction.changed',
      'direction.lists',
      'concentration.gini',
      'concentration.top',
      'stability.kept',
      'stability.churn',
      'stability.certain',
      'stability.unsure',
      'stability.bands',
      'settings.flagged',
      'settings.sensitivity',
      'settings.presets',
      'never.at-least',
      'never.known-silent',
      'never.coverage',
      'quiet.harmful',
      'quiet.quadrants',
      'quiet.shared',
      'quiet.overlap',
      'outcomes.nuisance',
      'outcomes.by-label',
      'outcomes.labels',
      'outcomes.by-group',
      'card.age',
      'response.new',
      'response.never',
      'response.median',
      'response.within',
      'response.places',
      'response.queue',
      'response.areas',
      'response.areas-last-year',
      'response.ledger',
    ],
  },
  {
    notebook: organisationalOffending,
    of: 'records',
    tables: { staff, addresses, records },
    given: [
      'scope.staff',
      'scope.left',
      'scope.collars-handed-on',
      'scope.records',
      'scope.searched',
      'scope.new-records',
      'scope.words',
      'workload.agreement',
    ],
  },
  {
    notebook: riskModelFairness,
    of: 'cohort',
    tables: { cohort },
    parameters: { listSize: 200 },
    needing: ['subgroups.found', 'score.area-change'],
  },
  {
    // Hardly two scores of one model are the same: counted by bins, and lists still cut at the very score.
    notebook: riskModelFairness,
    of: 'cohort',
    tables: { cohort: withManyScores(scoredCohort({ seed: 'many', people: 7500 }).cohort) },
    parameters: { listSize: 200 },
    needing: ['subgroups.found', 'score.area-change', 'score.area-by-group'],
  },
  {
    notebook: riskModelFairness,
    of: 'cohort',
    tables: { cohort: selectRows(few, [...Array(few.rowCount).keys(), 0]) },
    parameters: { listSize: 20 },
    given: [
      'cohort.rows',
      'cohort.people',
      'cohort.repeated',
      'cohort.never-charged',
      'cohort.not-recorded',
      'cohort.scored',
      'cohort.unknown',
      'cohort.words',
      'label.by-group',
    ],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'assay-counted-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is counted of an input in slices of a file, as a run would read it. */
async function countsOf({ notebook, of, tables, parameters = {} }: Counted) {
  const input = notebook.inputs.find(({ name }) => name === of)!;
  const path = join(folder, `${notebook.id}.csv`);
  await writeTable(tables[of]!, path);
  const chosen = (name: string) => parameters[name] ?? notebook.parameters.find((each) => each.name === name)!.default;
  const allChosen = Object.fromEntries(notebook.parameters.map(({ name }) => [name, chosen(name)]));
  const { passes } = await countFiles([path], {
    input: of,
    schema: input.schema,
    passes: input.counted!.map(({ name, counter, fields, options, after }) => ({
      name,
      ...(after !== undefined && {
        after: { pass: after.pass, options: (counts) => after.options!(counts, allChosen) },
      }),
      counter: counterNamed(counter.name, Object.keys(fields)),
      fields,
      options: Object.fromEntries(Object.entries(options).map(([as, parameter]) => [as, chosen(parameter)])),
    })),
    rowsPerSlice: 700,
  });
  return { [of]: Object.fromEntries(passes.map(({ name, counts }) => [name, counts])) };
}

describe.each(NOTEBOOKS)('$notebook.id, its $of counted where they lie', (each) => {
  const { notebook, of, tables, parameters = {} } = each;
  const others = Object.fromEntries(Object.entries(tables).filter(([name]) => name !== of));

  it('gives what counts can give, equal to the last digit, and says of the rest that it needs rows', async () => {
    const ofRows = await computeFindings(notebook, tables, parameters);
    const ofCounts = await computeFindings(notebook, others, parameters, 1, await countsOf(each));
    expect([...ofCounts.keys()]).toEqual([...ofRows.keys()]);
    const needsRows = (finding: FindingDraft) =>
      finding.notComputed?.reason.startsWith(`it needs the rows of ${of}, which were counted where they lie`) ?? false;
    const idsWhere = (test: (finding: FindingDraft) => boolean) =>
      [...ofCounts].flatMap(([id, finding]) => (test(finding) ? [id] : []));
    const given = idsWhere((finding) => !needsRows(finding));
    expect(each.needing === undefined ? given : idsWhere(needsRows)).toEqual(each.needing ?? each.given);
    for (const id of given) expect(canonicalJson(ofCounts.get(id)), id).toBe(canonicalJson(ofRows.get(id)));
    const isStated = (id: string) => ofRows.get(id)!.notComputed === undefined;
    expect(given.filter(isStated).length).toBeGreaterThan(given.length / 2);
  });
});
