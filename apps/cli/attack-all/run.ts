import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AttackedRelease,
  attackedRelease,
  attackReleases,
  defaultPolicy,
  isRightGuess,
  linearSolver,
  placeText,
  type ReleaseMemory,
  SUPPRESSED,
  valueAt,
} from '@assay/disclosure-control';
import type { Finding, Results } from '@assay/evidence';
import { datasetFiles, prepareRun, runNotebook } from '@assay/notebook/run';
import { fixedText, gateResults } from '@assay/report/release';
import { type Change, smallInputs, smallNotebooks } from './small-inputs.ts';

const CHANGES: readonly Change[] = ['none', 'added', 'removed', 'changed'];
const home = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const data = join(home, '.assay/data');
const given = process.argv.slice(2);
const sizes = given.map(Number).filter(Number.isInteger);
const slugs = given.filter((word) => Object.hasOwn(smallNotebooks, word));

/**
 * Attacks every notebook's releases of few people: at both rounding bases, and each of a series in which one record
 * comes, goes or changes. Prints one line for each release; ends with 1 where anything is recovered.
 *
 * `npm run attack:all [slug]... [people]...`; the datasets must have been made (`assay data <name>`).
 */
let failures = 0;
const folder = mkdtempSync(join(tmpdir(), 'assay-attack-'));
try {
  for (const slug of slugs.length > 0 ? slugs : Object.keys(smallNotebooks)) {
    const missing = smallNotebooks[slug]!.find(({ file }) => !existsSync(join(data, file)));
    if (missing !== undefined) {
      process.stdout.write(`${slug}: not attacked, ${missing.file} is not made\n`);
      continue;
    }
    for (const people of sizes.length > 0 ? sizes : [120, 400, 1500]) failures += await attackSeries(slug, people);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

async function attackSeries(slug: string, people: number): Promise<number> {
  const runs: { readonly change: Change; readonly results: Results; readonly bundle: string }[] = [];
  for (const change of people > 5000 ? CHANGES.slice(0, 1) : CHANGES) {
    const inputs = smallInputs(slug, people, change, { data, out: join(folder, slug, String(people), change) });
    const prepared = await prepareRun(join(home, 'notebooks', slug), { inputs }, datasetFiles(home));
    const { results } = await runNotebook(prepared, {});
    runs.push({ change, results, bundle: prepared.bundle.code });
  }
  let found = 0;
  for (const roundingBase of [1, 5]) {
    const earlier: ReleaseMemory[] = [];
    const releases: AttackedRelease[] = [];
    for (const { change, results, bundle } of runs) {
      const { findings, disclosure, memory } = await gateResults(results, {
        code: { bundle, files: {} },
        isSynthetic: false,
        policy: { ...defaultPolicy, roundingBase },
        earlier,
      });
      earlier.push(memory);
      releases.push(attackedRelease(change, findings, disclosure, fixedText(bundle)));
      const started = performance.now();
      const attack = attackReleases(releases, await linearSolver(), (place) =>
        valueAt(runs[place.release]!.results.findings, place),
      );
      // A guess about an earlier release is held against that release.
      const recovered = attack.recovered.filter((each) =>
        isRightGuess(each, runs[each.place.release]!.results.findings),
      );
      const seconds = (performance.now() - started) / 1000;
      found += recovered.length;
      const exact = recovered.filter(({ isExact }) => isExact).length;
      process.stdout.write(
        `${slug} ${people} people, base ${roundingBase}, ${change}: ${shownWords(findings, results.findings)}; ${attack.ranges.length} hidden counts, recovered ${exact} exactly and ${recovered.length - exact} to a range (${seconds.toFixed(1)} s)\n`,
      );
      for (const { sentence, place } of recovered.slice(0, 5))
        process.stdout.write(`  ${placeText(place)}: ${sentence}\n`);
    }
  }
  return found;
}

function shownWords(released: readonly Finding[], exact: readonly Finding[]): string {
  let all = 0;
  let held = 0;
  let blank = 0;
  for (const [index, finding] of exact.entries()) {
    const after = released[index]!;
    const numbers = numbersOf(finding).length;
    all += numbers;
    held += after.status === 'not-computed' && finding.status === 'computed' ? numbers : marksOf(after);
    if (after.table !== null && numbers > 0 && marksOf(after) === numbers) blank++;
  }
  const refused = released.filter(({ disclosure }) => disclosure.status === 'refused').map(({ id }) => id);
  return `${held} of ${all} numbers held back, ${blank} tables of marks alone, ${refused.length} findings refused${refused.length > 0 ? ` (${refused.slice(0, 8).join(' ')})` : ''}`;
}

function numbersOf({ table, value }: Finding): readonly unknown[] {
  if (table === null) return typeof value === 'number' ? [value] : [];
  return table.rows.flatMap((row) =>
    row.filter((each, index) => typeof each === 'number' && table.columns[index]!.key !== true),
  );
}

function marksOf({ table, value }: Finding): number {
  return table === null ? Number(value === SUPPRESSED) : table.rows.flat().filter((each) => each === SUPPRESSED).length;
}
