import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UNPROTECTED } from '@assay/disclosure-control';
import { compareResults, type DriftReport, type Results, sha256Hex, withTemporaryFolder } from '@assay/evidence';
import { inputSource } from '@assay/notebook';
import {
  type DatasetFiles,
  describeBundle,
  describeFolder,
  enclosure,
  type KnownNotebook,
  prepareKnownRun,
  type RunChoices,
  type RunOptions,
  runNotebook,
} from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { PackContent } from './pack-content.ts';
import { gateResults } from './release-run.ts';
import { type SimulationError, simulationErrors } from './simulation-error.ts';

export interface RerunOrder {
  /** Folder of the notebook as it stands here, to be run instead of the pack's own code; `null` for the pack's. */
  readonly current: string | null;
  /** Files by input name, for inputs that the pack may not carry. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  readonly datasetFiles: DatasetFiles;
  /** How many further seeds to run for findings that rest on chance. */
  readonly seeds: number;
  /** True where somebody named the pack's digest to say that its code may run although nothing can close it in. */
  readonly isTrusted?: boolean;
  readonly options: RunOptions;
}

export interface RerunOfPack {
  readonly drift: DriftReport;
  readonly simulation: readonly SimulationError[];
}

/**
 * Does what a pack reports still hold? Computes it again in the locked-down child, from the pack's own code unless told
 * otherwise, passes it through the gate by the pack's rules, and compares with what was released.
 *
 * Code from elsewhere runs only where the system can give it a root of its own, or where its digest is trusted.
 *
 * @throws InputError where it cannot run: an input is not at hand, or the run itself fails.
 *
 * @example
 * const { ledger } = order;
 * const out = `${home}/rerun.zip`;
 * await exportRun({ home, runFolder: target, out, at: '2025-03-06T09:00:00Z', ledger, generatedHashes });
 * const content = readReleasedPack(openPack(readFileSync(out)).files);
 * const here = { current: `${home}/notebooks/toy`, inputs, datasetFiles: noDatasets, seeds: 0, options: {} };
 * (await rerunReleasedPack(content, here)).drift.holds // true
 */
export async function rerunReleasedPack(content: PackContent, order: RerunOrder): Promise<RerunOfPack> {
  return withTemporaryFolder('rerun', async (folder) => {
    const known =
      order.current === null ? await packedNotebook(content, folder, order) : await describeFolder(order.current);
    const choices = choicesOfPack(content, known, order.inputs, folder);
    const release = async (seed: number): Promise<Results> => {
      const prepared = await prepareKnownRun(known, { ...choices, seed }, order.datasetFiles);
      const { results } = await runNotebook(prepared, order.options);
      return gateAsPack(content, results, known.bundle.code);
    };
    const { seed } = content.record.run;
    const fresh = await release(seed);
    const further: Results[] = [];
    const isChance = content.results.findings.some(({ tolerance }) => tolerance.kind === 'stochastic');
    for (let index = 1; isChance && index <= order.seeds; index++) further.push(await release(seed + index));
    return {
      drift: compareResults(content.results, fresh),
      simulation: isChance && order.seeds > 0 ? simulationErrors(content.results, [fresh, ...further]) : [],
    };
  });
}

async function packedNotebook(
  { bundle, record, files }: PackContent,
  folder: string,
  { isTrusted = false, options }: RerunOrder,
): Promise<KnownNotebook> {
  const sha256 = sha256Hex(bundle);
  if (sha256 !== record.run.code) {
    throw new InputError(`the pack's code is not the one that its run names: ${sha256.slice(0, 12)}. Reject the pack.`);
  }
  const closedIn = options.enclosure === undefined ? await enclosure() : options.enclosure;
  if (closedIn?.hasOwnFiles !== true && !isTrusted) {
    throw new InputError(
      "this system cannot close a pack's code in: it could reach files and sockets. Rerun on Linux with bubblewrap or unshare, use --current, or let it run: --trust digest",
    );
  }
  for (const [name, text] of Object.entries(files)) put(join(folder, name), text);
  const present = record.files.filter((file) => Object.hasOwn(files, file));
  return describeBundle(folder, { code: bundle, sha256, files: present });
}

function choicesOfPack(
  { record, inputs }: PackContent,
  { notebook }: KnownNotebook,
  given: RerunOrder['inputs'],
  folder: string,
): RunChoices {
  const files: Record<string, readonly string[]> = { ...given };
  const columns: Record<string, Readonly<Record<string, string>>> = {};
  const readings: Record<string, NonNullable<RunChoices['readings']>[string]> = {};
  const copies: Record<string, NonNullable<RunChoices['copies']>[string]> = {};
  const standIns: string[] = [];
  const hasOwn = record.inputs.some(({ dataset, files }) => dataset === null && files.length > 0);
  for (const input of record.inputs) {
    if (!notebook.inputs.some(({ name }) => name === input.name)) continue;
    columns[input.name] = input.mapping;
    if (input.choices !== undefined) readings[input.name] = input.choices;
    if (input.name in given) continue;
    const packed = inputs.get(input.name);
    if (packed !== undefined) {
      const paths = [...packed].map(([name, bytes]) => put(join(folder, 'inputs', input.name, name), bytes));
      files[input.name] = paths;
      if (input.dataset !== null) copies[input.name] = { dataset: input.dataset, source: inputSource(input) };
    } else if (input.dataset === null && input.files.length > 0) {
      throw new InputError(`input ${input.name} is not in the pack. Give its file: --input ${input.name}=path`);
    } else if (input.dataset !== null && (hasOwn ? input.source !== undefined : Object.keys(given).length === 0)) {
      standIns.push(input.name);
    }
  }
  return { inputs: files, columns, readings, copies, standIns, parameters: record.run.parameters };
}

function put(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function gateAsPack(
  { disclosure, results: before }: PackContent,
  results: Results,
  code: string,
): Promise<Results> {
  const known = new Set(results.findings.map(({ id }) => id));
  const { findings } = await gateResults(results, {
    code: { bundle: code, files: {} },
    isSynthetic: false,
    policy: disclosure.policy,
    exceptions: disclosure.exceptions.filter(({ finding }) => known.has(finding)),
    alsoHide: disclosure.hiddenCells,
    alsoKeep: disclosure.shownCells,
    withheldAsPacked: disclosure.decisions.flatMap(({ finding, rule }) => (rule === UNPROTECTED ? [finding] : [])),
  });
  const held = new Map(
    before.findings.filter((each) => each.disclosure.status === 'refused').map((each) => [each.id, each]),
  );
  return { ...results, findings: findings.map((finding) => held.get(finding.id) ?? finding) };
}
