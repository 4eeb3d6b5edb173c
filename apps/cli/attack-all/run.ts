import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type AttackedRelease,
  attackedPlaceText,
  attackedRelease,
  attackedValueAt,
  attackReleases,
  defaultPolicy,
  isRightGuess,
  linearSolver,
  type ReleaseMemory,
} from '@assay/disclosure-control';
import type { Results } from '@assay/evidence';
import { datasetFiles, prepareRun, runNotebook } from '@assay/notebook/run';
import { fixedText, gateResults } from '@assay/report/release';
import { leftTable, whatLeft } from './left.ts';
import { type Change, smallInputs, smallNotebooks } from './small-inputs.ts';

const CHANGES: readonly Change[] = ['none', 'added', 'removed', 'changed'];
const SIZES = [120, 400, 1500];
const BASES = [1, 5];
/** A whole dataset is attacked once: its series is that of the small ones. */
const LARGE = 5000;
const home = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const data = join(home, '.assay/data');

/**
 * Attacks every notebook's releases of few people: at both rounding bases, and each of a series in which one record
 * comes, goes or changes. Prints one line for each release and, at the end, how much leaves; ends with 1 where anything
 * is recovered, and with 2 where it cannot begin.
 *
 * `npm run attack:all [slug]... [people]... [--to file] [--left]`; the datasets must have been made (`assay data <name>`).
 * With `--to` the lines are kept in a file, and a series that already stands there is not attacked again. With `--left`
 * nothing is attacked: it prints how much leaves of the first release at the larger base, and ends with 1 where a whole
 * dataset leaves a table of marks alone.
 */
const { values: options, positionals: given } = parseArgs({
  args: process.argv.slice(2),
  options: { to: { type: 'string' }, left: { type: 'boolean' } },
  allowPositionals: true,
});
const sizes = given.map(Number).filter(Number.isInteger);
const slugs = given.filter((word) => Object.hasOwn(smallNotebooks, word));
const stray = given.find((word) => !slugs.includes(word) && !sizes.includes(Number(word)));
if (stray !== undefined) {
  process.stderr.write(
    `"${stray}" is no notebook of people and no number of them. Known: ${Object.keys(smallNotebooks).join(', ')}.\n`,
  );
  process.exit(2);
}
const attacked = slugs.length > 0 ? slugs : Object.keys(smallNotebooks);
const absent = attacked.flatMap((slug) => smallNotebooks[slug]!).find(({ file }) => !existsSync(join(data, file)));
if (absent !== undefined) {
  process.stderr.write(
    `Nothing is attacked: ${absent.file} is not made. Make it with "assay data ${dirname(absent.file)}".\n`,
  );
  process.exit(2);
}
const done =
  options.to !== undefined && existsSync(options.to) ? readFileSync(options.to, 'utf8').trimEnd().split('\n') : [];
const folder = mkdtempSync(join(tmpdir(), 'assay-attack-'));
try {
  for (const people of sizes.length > 0 ? sizes : SIZES) {
    for (const slug of attacked) await attackSeries(slug, people);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${leftTable(done)}\n`);
const isGood = (line: string): boolean =>
  options.left === true
    ? !isLarge(Number(/ (\d+) people/.exec(line)?.[1] ?? 0)) || /, 0 tables of marks alone/.test(line)
    : /recovered 0 exactly and 0 to a range|^ {2}/.test(line);
process.exitCode = done.every(isGood) ? 0 : 1;

function isLarge(people: number): boolean {
  return people > LARGE;
}

async function attackSeries(slug: string, people: number): Promise<void> {
  const changes = isLarge(people) || options.left === true ? CHANGES.slice(0, 1) : CHANGES;
  const nameOf = (roundingBase: number, change: Change): string =>
    `${slug} ${people} people, base ${roundingBase}, ${change}:`;
  const bases = (options.left === true ? BASES.slice(-1) : BASES).filter(
    (base) => !changes.every((change) => done.some((line) => line.startsWith(nameOf(base, change)))),
  );
  if (bases.length === 0) return;
  const runs: { readonly change: Change; readonly results: Results; readonly bundle: string }[] = [];
  for (const change of changes) {
    const inputs = smallInputs(slug, people, change, { data, out: join(folder, slug, String(people), change) });
    const prepared = await prepareRun(join(home, 'notebooks', slug), { inputs }, datasetFiles(home));
    const { results } = await runNotebook(prepared, {});
    runs.push({ change, results, bundle: prepared.bundle.code });
  }
  for (const roundingBase of bases) {
    const earlier: ReleaseMemory[] = [];
    const releases: AttackedRelease[] = [];
    const lines: string[] = [];
    for (const { change, results, bundle } of runs) {
      const { findings, disclosure, memory } = await gateResults(results, {
        code: { bundle, files: {} },
        isSynthetic: false,
        policy: { ...defaultPolicy, roundingBase },
        earlier,
      });
      earlier.push(memory);
      if (options.left === true) {
        lines.push(`${nameOf(roundingBase, change)} ${whatLeft(findings, results.findings)}; not attacked`);
        continue;
      }
      releases.push(attackedRelease(change, findings, disclosure, fixedText(bundle)));
      const attack = attackReleases(releases, await linearSolver(), (place) =>
        attackedValueAt(runs[place.release]!.results.findings, place),
      );
      // A guess about an earlier release is held against that release.
      const recovered = attack.recovered.filter((each) =>
        isRightGuess(each, runs[each.place.release]!.results.findings),
      );
      const exact = recovered.filter(({ isExact }) => isExact).length;
      lines.push(
        `${nameOf(roundingBase, change)} ${whatLeft(findings, results.findings)}; ${attack.ranges.length} hidden counts, recovered ${exact} exactly and ${recovered.length - exact} to a range`,
        ...recovered.slice(0, 5).map(({ sentence, place }) => `  ${attackedPlaceText(place)}: ${sentence}`),
      );
    }
    done.push(...lines);
    const text = `${lines.join('\n')}\n`;
    process.stdout.write(text);
    if (options.to !== undefined) appendFileSync(options.to, text);
  }
}
