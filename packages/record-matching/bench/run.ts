import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomStream } from '@assay/statistics';
import { benchReport, type Goal, time } from '@assay/testing/stopwatch';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  clusterByRule,
  clusterRows,
  combineKeys,
  dateLevels,
  fellegiSunter,
  linkedPairs,
  pairsWithinRule,
  partLevels,
  type ToleranceSweep,
  textLevels,
  toleranceSweep,
} from '../src/index.ts';
import { type BenchRegister, benchRegister } from './bench-register.ts';

const MILLION = 1_000_000;
const sizes = process.argv.includes('--ten-million') ? [MILLION, 10 * MILLION] : [MILLION];

/**
 * The same 16 counts by one streaming GROUP BY: the fastest way to ask a database, without clusters and without truth. Where
 * that would take an hour, one date in so many is asked for and the time multiplied.
 */
async function databaseCounts(
  register: BenchRegister,
  oneDateIn: number,
): Promise<{ milliseconds: number; within: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'record-matching-bench-'));
  const file = join(folder, 'register.csv');
  const { forename, surname, dateOfBirth } = register;
  const lines: string[] = ['id,f,s,d'];
  for (let row = 0; row < forename.codes.length; row++) {
    lines.push(
      `${row},${forename.values[forename.codes[row]!]},${surname.values[surname.codes[row]!]},${dateOfBirth.codes[row]}`,
    );
  }
  writeFileSync(file, lines.join('\n'));
  lines.length = 0;
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    await connection.run(`create table t as select * from read_csv('${file}', header = true)`);
    const start = performance.now();
    const reader = await connection.runAndReadAll(
      `select levenshtein(a.f, b.f) as f, levenshtein(a.s, b.s) as s, count(*) as n
       from t a join t b on a.d = b.d and a.id < b.id where a.d % ${oneDateIn} = 0 group by all`,
    );
    const milliseconds = (performance.now() - start) * oneDateIn;
    const within = [0, 1, 2, 3].map((tolerance) =>
      reader
        .getRows()
        .filter(([f, s]) => Number(f) <= tolerance && Number(s) <= tolerance)
        .reduce((sum, [, , n]) => sum + Number(n), 0),
    );
    return { milliseconds, within };
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}

const timings = [];
const goals: Goal[] = [];
for (const records of sizes) {
  const name = `${records / MILLION} million`;
  const register = benchRegister(records);
  let sweep: ToleranceSweep | null = null;
  const resident = process.memoryUsage().rss;
  const timing = await time(
    `sweep of ${name} records, 16 tolerances, clusters and errors`,
    () => {
      sweep = toleranceSweep(register, { truth: register.entity });
    },
    records > MILLION ? 1 : 5,
  );
  const grown = (process.memoryUsage().rss - resident) / 2 ** 20;
  timings.push(timing);
  const done = sweep! as ToleranceSweep;
  const isMillion = records === MILLION;
  const database = await databaseCounts(register, isMillion ? 1 : 50);
  const own = [0, 1, 2, 3].map((most) => pairsWithinRule(done.pairsByClass, (f, s) => f <= most && s <= most));
  console.log(
    `${name}: one GROUP BY in the database took${isMillion ? '' : ' (from one date in fifty)'} ${database.milliseconds.toFixed(0)} ms`,
  );
  if (isMillion) {
    console.log(`counts within 0 … 3 edits: ours ${own.join(' ')}, the database's ${database.within.join(' ')}`);
  }
  if (isMillion && own.join() !== database.within.join()) throw new Error('the counts differ');
  goals.push(
    {
      claim: `sweep of ${name}`,
      measured: timing.median / 1000,
      limit: isMillion ? 0.6 : 12,
      unit: 's',
      direction: 'at-most',
    },
    {
      claim: `sweep of ${name} against one GROUP BY`,
      measured: database.milliseconds / timing.median,
      limit: isMillion ? 5 : 25,
      unit: '×',
      direction: 'at-least',
    },
    {
      claim: `memory that the sweep of ${name} adds`,
      measured: grown,
      limit: isMillion ? 200 : 1500,
      unit: 'MB',
      direction: 'at-most',
    },
  );
  if (!isMillion) continue;
  const rule = await time('a new tolerance from stored pairs, 1 million records', () =>
    clusterByRule(done, (f, s) => f + s <= 2),
  );
  timings.push(rule);
  goals.push({ claim: 'a new tolerance', measured: rule.median, limit: 16, unit: 'ms', direction: 'at-most' });
  const model = await time(
    'Fellegi–Sunter, 1 million records: train, score, cluster',
    () => {
      const fitted = fellegiSunter(
        {
          records,
          fields: [
            textLevels('forename', register.forename, { similarity: [0.92, 0.88, 0.7], termFrequency: true }),
            textLevels('surname', register.surname, { edits: [1, 2], termFrequency: true }),
            dateLevels('dateOfBirth', register.dateOfBirth),
            partLevels('postcode', register.postcode, []),
          ],
          blocks: [
            { name: 'date', ...combineKeys([register.dateOfBirth]), informs: ['dateOfBirth'] },
            {
              name: 'names',
              ...combineKeys([register.forename, register.surname]),
              informs: ['forename', 'surname'],
            },
            {
              name: 'surname and postcode',
              ...combineKeys([register.surname, register.postcode]),
              informs: ['surname', 'postcode'],
            },
          ],
          trainOn: ['date', 'names'],
          keepAbove: 0.5,
        },
        randomStream(1, 'bench'),
      );
      const { left, right } = linkedPairs(fitted.pairs, 0.9);
      clusterRows(records, left, right);
      console.log(`Fellegi–Sunter compared ${fitted.comparedPairs} pairs in ${fitted.patterns} patterns`);
    },
    2,
  );
  timings.push(model);
  goals.push({
    claim: 'Fellegi–Sunter at 1 million',
    measured: model.median / 1000,
    limit: 3,
    unit: 's',
    direction: 'at-most',
  });
}
for (const line of benchReport(timings, goals)) console.log(line);
