import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultPolicy } from '@assay/disclosure-control';
import type { Finding } from '@assay/evidence';
import { datasetFiles, prepareRun, runNotebook } from '@assay/notebook/run';
import { gateResults } from '@assay/report/release';
import { movedNumbers } from './moved-numbers.ts';
import { oneOfAnotherGroup } from './one-of-another-group.ts';
import { smallInputs, smallNotebooks } from './small-inputs.ts';

const home = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const data = join(home, '.assay/data');

/**
 * Compares what leaves of registers that differ in one person: one of a small group stands in another small group. Where both
 * groups are held back, whatever is printed otherwise tells who is in which. Prints each number that moved; ends with 1 where any did,
 * and with 2 where nothing could be compared.
 *
 * `npm run attack:neighbours -- slug [people] [most pairs]`; the datasets must have been made.
 */
const [slug = '', people = '400', most = '6'] = process.argv.slice(2);
const tables = smallNotebooks[slug];
if (tables === undefined || !tables.every(({ file }) => existsSync(join(data, file)))) {
  process.stderr.write(
    `"${slug}" is no notebook of people, or its data are not made. Known: ${Object.keys(smallNotebooks).join(', ')}.\n`,
  );
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'assay-neighbours-'));
try {
  const inputs = smallInputs(slug, Number(people), 'none', { data, out: join(folder, 'first') });
  const first = await released(inputs);
  const pairs = Object.entries(inputs).flatMap(([input, [path]]) =>
    oneOfAnotherGroup(readFileSync(path!, 'utf8')).map((pair) => ({ input, ...pair })),
  );
  if (pairs.length === 0) {
    process.stderr.write(
      `Nothing is compared: no column of ${slug} at ${people} has two groups of a few. Take more people.\n`,
    );
    process.exitCode = 2;
  }
  for (const { input, column, from, to, text } of spread(pairs, Number(most))) {
    const other = join(folder, 'other');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, `${input}.csv`), text);
    const second = await released({ ...inputs, [input]: [join(other, `${input}.csv`)] });
    const moved = movedNumbers(first, second);
    process.stdout.write(`${slug} ${people}: ${input}.${column} of one, ${from} to ${to}: ${moved.length} moved\n`);
    for (const line of moved.slice(0, 12)) process.stdout.write(`  ${line}\n`);
    if (moved.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function released(inputs: Record<string, readonly string[]>): Promise<readonly Finding[]> {
  const prepared = await prepareRun(join(home, 'notebooks', slug), { inputs }, datasetFiles(home));
  const { results } = await runNotebook(prepared, {});
  const code = { bundle: prepared.bundle.code, files: {} };
  return (await gateResults(results, { code, isSynthetic: false, policy: defaultPolicy, earlier: [] })).findings;
}

function spread<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, at) => list[Math.floor(at * step)]!);
}
