import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attackedRelease } from '@assay/disclosure-control';
import { openPack } from '@assay/evidence';
import { prepareRun } from '@assay/notebook/run';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  exportRun,
  fixedText,
  type PackContent,
  readReleasedPack,
  readReleaseMemory,
  readShelf,
  readStoredRun,
  releasedPackProblems,
  releaseToMembers,
  rerunReleasedPack,
} from '../../src/release/index.ts';
import { rightlyRecovered } from '../../src/release/refuse-recovered.ts';
import { runAndStore, runFolder } from '../../src/store/index.ts';
import { generatedHashes, home, inputs, noDatasets, order } from './example-values.ts';

afterAll(() => rmSync(home, { recursive: true }));

/**
 * How many records of two extracts are right, by field and in sum. Of the staff two fields are held back beside their
 * sum, and a count that is hidden for their sake is told to within four by all sums together.
 */
const TABLES = `const inFull = (extract, names, right, checked) =>
  names.split(',').map((what, at) => [extract, 'Completeness', what, right[at], checked]);
const fields = (limit) => [
  ...inFull('reports', 'Report,Offence,Occurred,Reported,Entered,Sex of the victim,Ethnicity of the victim,Officer,Reached,Outcome', [2999, 2999, 2940, 2999, 2999, 2690, 1800, 2999, 2999, 2556], 2999),
  ['reports', 'Validity', 'Occurred', 2940, 2940],
  ['reports', 'Validity', 'Reported', 2999, 2999],
  ['reports', 'Validity', 'Entered', 2999, 2999],
  ['reports', 'Validity', 'Ethnicity of the victim', 1773, 1800],
  ['reports', 'Validity', 'Outcome', 2513, 2556],
  ['reports', 'Uniqueness', 'Report', 2985, 2999],
  ...inFull('staff', 'Staff number,Department,Sex,Ethnic group,Checked,Result,Vetting due,Vetting completed,Last integrity check,Training,Trained,Knowledge before,Knowledge after', [150, 150, 150, 142, 150, 142, 150, 137, 136, 110, 110, 110, 77 + limit], 150),
  ['staff', 'Validity', 'Vetting due', 150, 150],
  ['staff', 'Validity', 'Vetting completed', 137, 137],
  ['staff', 'Validity', 'Last integrity check', 136, 136],
  ['staff', 'Validity', 'Trained', 110, 110],
  ['staff', 'Uniqueness', 'Staff number', 150, 150],
  ['reports', 'Timeliness', 'entered in time', 2474, 2999],
  ['reports', 'References', 'officer in staff list', 140, 2999],
].map(([extract, dimension, what, right, checked]) => ({ extract, dimension, what, right, checked }));
const summary = (rows) =>
  [...new Set(rows.map(({ extract, dimension }) => extract + dimension))].map((name) => {
    const of = rows.filter(({ extract, dimension }) => extract + dimension === name);
    const sum = (which) => of.reduce((all, row) => all + row[which], 0);
    return { ...of[0], right: sum('right'), checked: sum('checked') };
  });
`;
const STATED = `about.table('scorecard.summary', 'Right, in sum', {
        rows: summary(fields(limit)),
        columns: (t) => [t.key('extract', 'Extract', 'extract'), t.key('dimension', 'What', 'dimension'), t.count('right', 'Right', 'records'), t.count('checked', 'Checked', 'records')],
      }),
      about.table('scorecard.fields', 'Right, by field', {
        rows: fields(limit),
        columns: (t) => [t.key('extract', 'Extract', 'extract'), t.key('dimension', 'What', 'dimension'), t.key('what', 'Field', 'what'), t.count('right', 'Right', 'records'), t.count('checked', 'Checked', 'records')],
      }),
      about.table('names.by-length'`;

const folder = join(home, 'notebooks', 'toy');
const at = '2025-03-06T09:00:00Z';
const rest = { home, at, ledger: order.ledger, generatedHashes };

beforeAll(() => {
  const path = join(folder, 'notebook.ts');
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace('const people', `${TABLES}\nconst people`).replace("about.table('names.by-length'", STATED),
  );
});

async function stored(limit: number): Promise<string> {
  const prepared = await prepareRun(folder, { inputs, parameters: { limit } }, noDatasets);
  const target = runFolder(home, 'toy', prepared.identity.id);
  await runAndStore(prepared, { ...order, target });
  return target;
}

async function exported(runFolder: string, name: string) {
  const out = join(home, name);
  const pack = await exportRun({ ...rest, runFolder, out });
  const { files } = openPack(new Uint8Array(readFileSync(out)));
  return { pack, files, content: readReleasedPack(files) };
}

const rerun = (content: PackContent) =>
  rerunReleasedPack(content, {
    current: null,
    inputs,
    datasetFiles: noDatasets,
    seeds: 0,
    options: {},
    isTrusted: true,
  });

const asRead = (name: string, { results, disclosure, bundle }: PackContent) =>
  attackedRelease(name, results.findings, disclosure, fixedText(bundle));

it('exports, verifies and reruns a pack without the finding that gave a count away, and holds to it afterwards', async () => {
  const target = await stored(4);
  const exact = (await readStoredRun(target, join(home, 'notebooks'))).source.results.findings;
  const first = await exported(target, 'first.zip');
  expect(first.pack.withheld).toEqual(['scorecard.fields']);
  expect(first.content.disclosure.decisions).toContainEqual(
    expect.objectContaining({
      finding: 'scorecard.fields',
      place: 'all',
      status: 'refused',
      rule: 'cannot-be-protected',
    }),
  );
  expect(releasedPackProblems(first.files)).toEqual([]);
  expect(await rightlyRecovered([asRead('first', first.content)], exact)).toEqual([]);
  const again = await rerun(first.content);
  expect(again.drift.holds).toBe(true);
  expect(again.drift.findings.filter((each) => each.class !== 'identical')).toEqual([]);

  // The very run again is the same pack, and members read the same.
  expect((await exported(target, 'again.zip')).pack.digest).toBe(first.pack.digest);
  const members = await releaseToMembers({ home, runFolder: target, at, generatedHashes });
  expect(members.source.results.findings).toEqual(first.content.results.findings);
  const memory = readReleaseMemory(home, readShelf(home).released[0]!);
  expect(memory.withheld).toEqual(['scorecard.fields']);

  // A later run of the notebook states it no more, so that both packs together tell nothing either.
  const laterTarget = await stored(12);
  const later = await exported(laterTarget, 'later.zip');
  expect(later.pack.withheld).toEqual(['scorecard.fields']);
  expect(releasedPackProblems(later.files)).toEqual([]);
  expect((await rerun(later.content)).drift.holds).toBe(true);
  const laterExact = (await readStoredRun(laterTarget, join(home, 'notebooks'))).source.results.findings;
  const chain = [asRead('first', first.content), asRead('later', later.content)];
  expect(await rightlyRecovered(chain, laterExact)).toEqual([]);
});
