import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Table } from '@assay/dataset';
import { readTable, writeTable } from '@assay/dataset/read';
import {
  bundleKernel,
  type CountRequest,
  type CountsFile,
  counterNamed,
  countFiles,
  countTable,
  type EngineEntry,
  openEngine,
} from '@assay/engine';
import { canonicalJson, type FindingDraft, sha256Hex } from '@assay/evidence';
import { computeFindings, type Notebook } from '@assay/notebook';
import { contactLog, patrolEvents, personRegister, scoredCohort, staffRegister, stopAndSearch } from '@assay/synthetic';
import { DuckDBInstance } from '@duckdb/node-api';
import frequentServiceUsers from '../notebooks/frequent-service-users/notebook.ts';
import matchAndMerge from '../notebooks/match-and-merge/notebook.ts';
import optimalPatrols from '../notebooks/optimal-patrols/notebook.ts';
import organisationalOffending from '../notebooks/organisational-offending/notebook.ts';
import riskModelFairness from '../notebooks/risk-model-fairness/notebook.ts';
import stopAndSearchNotebook from '../notebooks/stop-and-search-disproportionality/notebook.ts';
import { sailBinary, sparkHome, temporarySail, temporarySpark } from '../packages/engine/test/temporary-connect.ts';
import { postgresBinaries, temporaryPostgres } from '../packages/engine/test/temporary-postgres.ts';

// usage: counted-everywhere.ts ROWS [notebook …] : the six notebooks that run on counts, their tables made with about so many rows
// and counted from CSV, Parquet, Postgres, Sail and Spark. Are the counts the same bytes everywhere, and do they give the findings
// that the rows of the CSV give, to the last digit? An engine that is not here stands in the table as not run, with the reason; where
// anything differs, fails or was not run, the exit code is 1.
const [size = '3000', ...wanted] = process.argv.slice(2);
const ROWS = Number(size);

interface Study {
  readonly notebook: Notebook;
  readonly of: string;
  readonly make: () => Readonly<Record<string, Table>>;
  readonly parameters?: Readonly<Record<string, number | string>>;
}

const STUDIES: readonly Study[] = [
  {
    notebook: matchAndMerge,
    of: 'people',
    make: () => ({ people: personRegister({ seed: 'everywhere', records: ROWS }).register }),
  },
  {
    notebook: organisationalOffending,
    of: 'records',
    make: () => {
      const { staff, addresses, records } = staffRegister({
        seed: 'everywhere',
        staff: Math.min(1000, Math.floor(ROWS / 10)),
        people: Math.ceil(ROWS * 0.6),
        records: ROWS,
      });
      return { staff, addresses, records };
    },
  },
  {
    notebook: riskModelFairness,
    of: 'cohort',
    make: () => ({ cohort: scoredCohort({ seed: 'everywhere', people: ROWS }).cohort }),
    parameters: { listSize: Math.ceil(ROWS / 10) },
  },
  {
    notebook: stopAndSearchNotebook,
    of: 'searches',
    make: () => {
      const { searches, population } = stopAndSearch({ seed: 'everywhere', residents: Math.ceil(ROWS * 133) });
      return { searches, population };
    },
  },
  {
    notebook: frequentServiceUsers,
    of: 'contacts',
    make: () => {
      const { truth: _, ...tables } = contactLog({ seed: 'everywhere', residents: Math.ceil(ROWS * 0.65) });
      return tables;
    },
  },
  {
    notebook: optimalPatrols,
    of: 'events',
    make: () => {
      const made = patrolEvents({ seed: 'everywhere', eventsPerDay: (36 * ROWS) / 21_289 });
      const { sector_id, time, offence_type, source, harm_weight } = made.events.columns;
      const columns = {
        area_code: sector_id!,
        time: time!,
        offence_type: offence_type!,
        source: source!,
        harm_weight: harm_weight!,
      };
      const { sectors, patrols, survey } = made;
      return { events: { rowCount: made.events.rowCount, columns }, sectors, patrols, survey };
    },
    parameters: { interventionDate: '2023-10-01' },
  },
];

const unknown = wanted.filter((id) => STUDIES.every(({ notebook }) => notebook.id !== id));
if (!(ROWS >= 1000) || unknown.length > 0) {
  console.error(
    `no table of ${[size, ...unknown].join(', ')}. Say 1000 rows or more, and names of ${STUDIES.map(({ notebook }) => notebook.id).join(', ')}.`,
  );
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'assay-everywhere-'));
const options = { env: {}, folder, seconds: 3600 };
const postgres = postgresBinaries();
const [sail, spark] = [sailBinary(), sparkHome()];
const servers = {
  postgres: 'folder' in postgres ? await temporaryPostgres(postgres.folder) : null,
  sail: 'path' in sail ? await temporarySail(sail.path) : null,
  spark: 'path' in spark ? await temporarySpark(spark.path) : null,
};

try {
  console.log(`Counted by the kernel ${(await bundleKernel()).sha256}.\n`);
  console.log('| notebook | rows | place | step | counts | as CSV | fingerprint | findings as of rows |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const study of STUDIES) {
    if (wanted.length === 0 || wanted.includes(study.notebook.id)) await compare(study);
  }
} finally {
  await servers.postgres?.remove();
  await servers.sail?.remove();
  await servers.spark?.remove();
  rmSync(folder, { recursive: true });
}

async function compare({ notebook, of, make, parameters = {} }: Study): Promise<void> {
  const input = notebook.inputs.find(({ name }) => name === of)!;
  const { [of]: table, ...others } = make();
  const csv = join(folder, `${notebook.id}.csv`);
  const parquet = join(folder, `${notebook.id}.parquet`);
  await writeTable(table!, csv);
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await connection.run(
    `COPY (SELECT * FROM read_csv('${csv}', all_varchar = true, header = true)) TO '${parquet}' (FORMAT parquet)`,
  );
  connection.closeSync();
  const chosen = Object.fromEntries(
    notebook.parameters.map(({ name, default: usual }) => [name, parameters[name] ?? usual]),
  );
  const request: CountRequest = {
    input: of,
    schema: input.schema,
    passes: input.counted!.map(({ name, counter, fields, options, after }) => ({
      name,
      counter: counterNamed(counter.name, Object.keys(fields)),
      fields,
      options: Object.fromEntries(Object.entries(options).map(([as, from]) => [as, chosen[from]!])),
      ...(after && { after: { pass: after.pass, options: (counts) => after.options!(counts, chosen) } }),
    })),
    rowsPerSlice: Math.max(1000, Math.ceil(table!.rowCount / 7)),
  };
  const { table: rows } = await readTable({ paths: [csv], schema: input.schema });
  const ofRows = await computeFindings(notebook, { ...others, [of]: rows }, parameters);
  let first: string | null = null;

  const notRun = (place: string, reason: string) => {
    process.exitCode = 1;
    const line = `not run, because ${reason.split('\n', 1)[0]}`;
    console.log(`| ${[notebook.id, table!.rowCount, place, line, '', '', '', ''].join(' | ')} |`);
  };

  async function tell(place: string, count: () => Promise<CountsFile>): Promise<void> {
    let counted: CountsFile;
    try {
      counted = await count();
    } catch (error) {
      return notRun(place, (error as Error).message);
    }
    const bytes = sha256Hex(JSON.stringify(counted.passes));
    first ??= bytes;
    const passes = Object.fromEntries(counted.passes.map(({ name, counts }) => [name, counts]));
    // Counts of the same bytes give the same findings.
    const findings = place === 'CSV' || bytes !== first ? await equalFindings(passes) : 'the same counts';
    const step = [counted.origin.step, ...(counted.origin.stepDown === null ? [] : [counted.origin.stepDown])].join(
      ': ',
    );
    const cells = [notebook.id, counted.origin.rows, place, step, bytes.slice(0, 12)];
    if (bytes !== first) process.exitCode = 1;
    console.log(
      `| ${[...cells, bytes === first ? 'same' : 'DIFFERENT', counted.origin.digest, findings].join(' | ')} |`,
    );
  }

  async function equalFindings(
    passes: Readonly<Record<string, CountsFile['passes'][number]['counts']>>,
  ): Promise<string> {
    const ofCounts = await computeFindings(notebook, others, parameters, 1, { [of]: passes });
    const needsRows = (finding: FindingDraft) =>
      finding.notComputed?.reason.startsWith('it needs the rows of') === true;
    const given = [...ofCounts].filter(([, finding]) => !needsRows(finding));
    const equal = given.filter(([id, finding]) => canonicalJson(finding) === canonicalJson(ofRows.get(id)));
    if (equal.length < given.length) process.exitCode = 1;
    return `${equal.length} of ${given.length} equal, of ${ofRows.size}`;
  }

  async function byEntry(entry: EngineEntry): Promise<CountsFile> {
    const engine = await openEngine(entry, options);
    try {
      return await countTable(
        engine,
        entry.table === undefined ? { query: entry.query! } : { table: entry.table },
        request,
      );
    } finally {
      await engine.close();
    }
  }

  await tell('CSV', () => countFiles([csv], request));
  await tell('Parquet', () => countFiles([parquet], request));
  if ('missing' in postgres) notRun('Postgres', postgres.missing);
  if (servers.postgres !== null) {
    const text = readFileSync(csv, 'utf8');
    const end = text.indexOf('\n');
    const columns = text.slice(0, end).trim().split(',');
    servers.postgres.psql('DROP TABLE IF EXISTS counted');
    servers.postgres.psql(`CREATE TABLE counted (${columns.map((column) => `${column} text`).join(', ')})`);
    servers.postgres.psql(`COPY counted FROM STDIN WITH (FORMAT csv);\n${text.slice(end + 1)}\\.\n`);
    const address = `postgres://127.0.0.1:${servers.postgres.port}/postgres`;
    await tell('Postgres', () => byEntry({ engine: 'postgres', address, user: 'assay', table: 'counted' }));
  }
  const query = `SELECT * FROM parquet.\`${parquet}\``;
  for (const [place, server, found] of [
    ['Sail', servers.sail, sail],
    ['Spark', servers.spark, spark],
  ] as const) {
    if ('missing' in found) notRun(place, found.missing);
    if (server === null) continue;
    const entry: EngineEntry = { engine: 'connect', address: `sc://127.0.0.1:${server.port}`, query };
    await tell(place, () => byEntry({ ...entry, node: process.execPath }));
    if (place === 'Spark') await tell('Spark, no Node', () => byEntry({ ...entry, node: '/no/such/node' }));
  }
}
