import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DictionaryColumn, randomStream, textAt } from '@assay/statistics';
import { personRegister } from '@assay/synthetic';
import { referencePath } from '@assay/testing';
import { peakMegabytes } from '@assay/testing/peak-memory';
import {
  cautiousClusters,
  clusteringErrors,
  clusterRows,
  combineKeys,
  dateLevels,
  fellegiSunter,
  linkProbability,
  partLevels,
  type ScoredPairs,
  textLevels,
} from '../../src/index.ts';
import { readColumns } from '../../test/reference/read-columns.ts';

// The model's probabilities beside Splink's, on registers of which the truth is known: same fields, same keys, same pairs, one run.
// Usage: compare-models.ts [part of a title]; `PYTHON` names an interpreter that has Splink. Writes rows of a Markdown table.

const NAMES = ['forename', 'surname', 'born', 'place', 'entity'] as const;
type Register = Readonly<Record<(typeof NAMES)[number], DictionaryColumn>>;

const febrl = (file: string) =>
  `select trim(given_name) as forename, trim(surname) as surname, trim(date_of_birth) as born, trim(postcode) as place,
     regexp_extract(trim(rec_id), '^rec-(\\d+)-', 1) as entity
   from read_csv('${referencePath(file)}', all_varchar = true, normalize_names = true)`;

const REGISTERS: readonly { readonly title: string; readonly read: () => Promise<Register> }[] = [
  {
    title: 'invented register, 20,000',
    read: async () => {
      const { columns } = personRegister({ seed: 'person-register', records: 20_000 }).register;
      const text = (name: string) => columns[name] as unknown as DictionaryColumn;
      const born = columns.date_of_birth;
      const date = born?.kind === 'date' ? born.recorded : text('date_of_birth');
      return {
        forename: text('first_name'),
        surname: text('surname'),
        born: date,
        place: text('postcode'),
        entity: text('entity'),
      };
    },
  },
  {
    title: 'historical figures, 50,578',
    read: () =>
      readColumns(
        `select first_name as forename, surname, dob::varchar as born, postcode_fake as place, cluster as entity
         from '${referencePath('linkage/splink/historical_figures_with_errors_50k.parquet')}'`,
        NAMES,
      ),
  },
  {
    title: 'FEBRL 4, 10,000',
    read: () =>
      readColumns(`${febrl('linkage/febrl/dataset4a.csv')} union all ${febrl('linkage/febrl/dataset4b.csv')}`, NAMES),
  },
  {
    title: 'pseudopeople census, 33,330',
    read: () =>
      readColumns(
        `select first_name as forename, last_name as surname, date_of_birth::varchar as born, zipcode::varchar as place,
           simulant_id as entity from '${referencePath('linkage/pseudopeople/decennial_census.parquet')}'`,
        NAMES,
      ),
  },
  {
    title: 'RLdata500',
    read: () =>
      readColumns(
        `select fname_c1 as forename, lname_c1 as surname, "by" || '-' || bm || '-' || bd as born, null::varchar as place,
           ent_id as entity from read_csv('${referencePath('linkage/rldata/RLdata500.csv')}', all_varchar = true)`,
        NAMES,
      ),
  },
];

const THRESHOLDS = [0.5, 0.9, 0.95, 0.99] as const;
const SURE = 1e-6;

interface Answers {
  readonly name: string;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly probability: Float64Array;
  readonly cost: string;
}

const [wanted = '', rowsAlone] = process.argv.slice(2);
if (rowsAlone === undefined)
  console.log(
    '| register | model | pairs | log loss | calibration error | F1 at .5 | .9 | .95 | .99 | processor, s | MB |',
  );
if (rowsAlone === undefined)
  console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const { title, read } of REGISTERS) {
  if (!title.toLowerCase().includes(wanted.toLowerCase())) continue;
  if (rowsAlone === undefined) {
    // Each register in a process of its own, so that memory is that of one.
    spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), title, 'rows'], {
      stdio: 'inherit',
    });
    continue;
  }
  const register = await read();
  const own = ours(register);
  const peer = splink(register);
  // Both judge the same pairs: what ours did not keep has less than one in a million.
  for (const answers of typeof peer === 'string' ? [own] : [inOrderOf(own, peer), peer]) show(title, register, answers);
  if (typeof peer === 'string') console.log(`| ${title} | ${peer} | | | | | | | | | |`);
  showCut(title, register, own);
}

function ours(register: Register): Answers {
  const { forename, surname, born, place } = register;
  const records = forename.codes.length;
  const hasPlace = place.codes.some((code) => code >= 0);
  const before = process.cpuUsage();
  const model = fellegiSunter(
    {
      records,
      fields: [
        textLevels('forename', forename, { similarity: [0.92, 0.88, 0.7], termFrequency: true }),
        textLevels('surname', surname, { edits: [1, 2], termFrequency: true }),
        dateLevels('born', born),
        ...(hasPlace ? [partLevels('place', place, [])] : []),
      ],
      blocks: [
        { name: 'born', ...combineKeys([born]), informs: ['born'] },
        { name: 'names', ...combineKeys([forename, surname]), informs: ['forename', 'surname'] },
        ...(hasPlace
          ? [{ name: 'surname and place', ...combineKeys([surname, place]), informs: ['surname', 'place'] }]
          : []),
      ],
      trainOn: ['born', 'names'],
      twinsDifferIn: ['forename'],
      keepAbove: SURE,
    },
    randomStream(1, 'peers'),
  );
  const { user, system } = process.cpuUsage(before);
  const { left, right, weight, length } = model.pairs;
  return {
    name: model.twinsRefused ? 'Assay' : 'Assay, twins a class',
    left: left.subarray(0, length),
    right: right.subarray(0, length),
    probability: Float64Array.from(weight.subarray(0, length), linkProbability),
    cost: `${((user + system) / 1e6).toFixed(1)} | ${peakMegabytes().toFixed(0)}`,
  };
}

function splink(register: Register): Answers | string {
  const folder = mkdtempSync(join(tmpdir(), 'record-matching-models-'));
  const [file, pairs] = [join(folder, 'register.csv'), join(folder, 'pairs.csv')];
  const lines = ['id,forename,surname,born,place'];
  for (let row = 0; row < register.entity.codes.length; row++) {
    const texts = (['forename', 'surname', 'born', 'place'] as const).map((name) =>
      quoted(textAt(register[name], row)),
    );
    lines.push([row, ...texts].join(','));
  }
  writeFileSync(file, lines.join('\n'));
  try {
    const script = fileURLToPath(new URL('splink_model.py', import.meta.url));
    const { error, stdout, stderr } = spawnSync(process.env.PYTHON ?? 'python3', [script, file, pairs], {
      encoding: 'utf8',
    });
    if (error !== undefined) return 'Splink: there is no Python';
    if (!existsSync(pairs)) return `Splink: ${`${stdout}${stderr}`.trim().split('\n').at(-1)}`;
    const [version, , processor, megabytes] = stdout.trim().split('\n').at(-1)!.split(',');
    const rows = readFileSync(pairs, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number));
    return {
      name: `Splink ${version}`,
      left: Int32Array.from(rows, (row) => row[0]!),
      right: Int32Array.from(rows, (row) => row[1]!),
      probability: Float64Array.from(rows, (row) => row[2]!),
      cost: `${processor} | ${megabytes}`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inOrderOf(own: Answers, { left, right }: Answers): Answers {
  const key = (a: number, b: number) => Math.min(a, b) * 2 ** 26 + Math.max(a, b);
  const known = new Map(Array.from(own.probability, (p, at) => [key(own.left[at]!, own.right[at]!), p]));
  return { ...own, left, right, probability: Float64Array.from(left, (a, at) => known.get(key(a, right[at]!)) ?? 0) };
}

function show(title: string, register: Register, answers: Answers): void {
  const { left, right, probability } = answers;
  const { entity } = register;
  const same = Uint8Array.from(left, (a, at) => (entity.codes[a] === entity.codes[right[at]!] ? 1 : 0));
  let loss = 0;
  const bins = Array.from({ length: 20 }, () => ({ pairs: 0, expected: 0, same: 0 }));
  let binned = 0;
  for (const [at, p] of probability.entries()) {
    const clipped = Math.min(1 - SURE, Math.max(SURE, p));
    loss -= Math.log(same[at] === 1 ? clipped : 1 - clipped);
    // Pairs that nobody would look at would drown the rest.
    if (p < 0.01 && same[at] === 0) continue;
    const bin = bins[Math.min(bins.length - 1, Math.floor(p * bins.length))]!;
    bin.pairs++;
    bin.expected += p;
    bin.same += same[at]!;
    binned++;
  }
  const error = bins.reduce((sum, bin) => sum + Math.abs(bin.expected - bin.same), 0) / binned;
  const scores = THRESHOLDS.map((threshold) => {
    const chosen = Array.from(probability.keys()).filter((at) => probability[at]! >= threshold);
    const pick = (rows: Int32Array) => Int32Array.from(chosen, (at) => rows[at]!);
    return f1(clusteringErrors(clusterRows(entity.codes.length, pick(left), pick(right)), entity).f1);
  });
  const cells = [
    title,
    answers.name,
    left.length,
    (loss / left.length).toFixed(4),
    error.toFixed(4),
    ...scores,
    answers.cost,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

/** The same links with weak bridges cut. */
function showCut(title: string, { entity }: Register, { left, right, probability }: Answers): void {
  const weight = Float32Array.from(probability, (p) => Math.log2(p / (1 - p)));
  const pairs: ScoredPairs = { length: left.length, left, right, weight };
  const scores = THRESHOLDS.map((atLeast) =>
    f1(clusteringErrors(cautiousClusters(entity.codes.length, pairs, { rule: 'strong-link', atLeast }), entity).f1),
  );
  console.log(`| ${[title, 'Assay, weak bridges cut', left.length, '', '', ...scores, '', ''].join(' | ')} |`);
}

function f1(value: unknown): string {
  return typeof value === 'number' ? value.toFixed(3) : 'not computed';
}

function quoted(text: string | null): string {
  return text === null ? '' : /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
