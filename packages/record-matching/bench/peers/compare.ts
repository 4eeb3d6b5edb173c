import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomStream, textAt } from '@assay/statistics';
import { referencePath } from '@assay/testing';
import { beside } from '@assay/testing/bench-notes';
import { peakMegabytes } from '@assay/testing/peak-memory';
import {
  clusteringErrors,
  clusterRows,
  combineKeys,
  dateLevels,
  fellegiSunter,
  linkedPairs,
  partLevels,
  textLevels,
} from '../../src/index.ts';
import { readColumns } from '../../test/reference/read-columns.ts';
import { benchRegister } from '../bench-register.ts';

// The same register to ours and to others; Splink gets the same fields and keys, GoldenMatch chooses its own. Where Python or a
// peer is absent, a line says so. `PYTHON` names another interpreter, such as that of a virtual environment.
// Usage: compare.ts [number of records | historical]; "historical" reads the public historical figures where they are present.
const [what = '20000'] = process.argv.slice(2);
const register = what === 'historical' ? await historicalFigures() : benchRegister(Number(what));
const { forename, surname, dateOfBirth, postcode, entity } = register;
const records = forename.codes.length;
const start = performance.now();
const before = process.cpuUsage();
const model = fellegiSunter(
  {
    records,
    fields: [
      textLevels('forename', forename, { similarity: [0.92, 0.88, 0.7], termFrequency: true }),
      textLevels('surname', surname, { edits: [1, 2], termFrequency: true }),
      dateLevels('born', dateOfBirth),
      partLevels('postcode', postcode, []),
    ],
    blocks: [
      { name: 'born', ...combineKeys([dateOfBirth]), informs: ['born'] },
      { name: 'names', ...combineKeys([forename, surname]), informs: ['forename', 'surname'] },
      { name: 'surname and postcode', ...combineKeys([surname, postcode]), informs: ['surname', 'postcode'] },
    ],
    trainOn: ['born', 'names'],
  },
  randomStream(1, 'peers'),
);
const { left, right } = linkedPairs(model.pairs, 0.9);
const errors = clusteringErrors(clusterRows(records, left, right), entity);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
const show = (value: unknown): string => (typeof value === 'number' ? value.toFixed(4) : 'not computed');
const megabytes = peakMegabytes();
console.log(`${records} records, ${truePairs(entity.codes)} pairs of records about one person`);
console.log(
  `assay: ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ${megabytes.toFixed(0)} MB, precision ${show(errors.precision)}, recall ${show(errors.recall)}, F1 ${show(errors.f1)}`,
);

const folder = mkdtempSync(join(tmpdir(), 'record-matching-peers-'));
const file = join(folder, 'register.csv');
const lines = ['id,forename,surname,born,postcode,entity'];
for (let row = 0; row < records; row++) {
  lines.push(
    [row, ...[forename, surname, dateOfBirth, postcode, entity].map((column) => quoted(textAt(column, row)))].join(','),
  );
}
writeFileSync(file, lines.join('\n'));
const MOST_MINUTES = 10;
const python = process.env.PYTHON ?? 'python3';
for (const peer of ['splink', 'goldenmatch']) {
  const script = fileURLToPath(new URL(`${peer}_peer.py`, import.meta.url));
  const { error, status, stdout, stderr } = spawnSync(python, [script, file], {
    encoding: 'utf8',
    timeout: MOST_MINUTES * 60_000,
  });
  const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
  if (error !== undefined && 'code' in error && error.code === 'ETIMEDOUT') {
    console.log(`${peer}: stopped after ${MOST_MINUTES} minutes`);
  } else if (error !== undefined) console.log(`${peer}: skipped, there is no Python (${python})`);
  else {
    console.log(status === 0 ? lastLine(stdout) : `${peer}: failed, ${lastLine(stderr)}`);
    const told = /^(.+): ([\d.]+) s \(([\d.]+) s of processor\), (\d+) MB, .*F1 ([\d.]+)$/.exec(lastLine(stdout));
    if (told === null) continue;
    const [, name, wall, processor, held, f1] = told as unknown as string[];
    console.log(
      beside(
        `linking ${records.toLocaleString('en-GB')} records`,
        {
          name: 'Assay',
          seconds,
          processorSeconds: (user + system) / 1e6,
          megabytes,
          answer: `F1 ${show(errors.f1)}`,
        },
        {
          name: name!,
          seconds: Number(wall),
          processorSeconds: Number(processor),
          megabytes: Number(held),
          answer: `F1 ${f1}`,
        },
      ),
    );
  }
}
rmSync(folder, { recursive: true });

function quoted(text: string | null): string {
  return text === null ? '' : /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function historicalFigures() {
  const path = referencePath('linkage/splink/historical_figures_with_errors_50k.parquet');
  return readColumns(
    `select first_name as forename, surname, dob as "dateOfBirth", postcode_fake as postcode, cluster as entity from '${path}'`,
    ['forename', 'surname', 'dateOfBirth', 'postcode', 'entity'],
  );
}

function truePairs(codes: Int32Array): number {
  const sizes = new Map<number, number>();
  for (const code of codes) sizes.set(code, (sizes.get(code) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
