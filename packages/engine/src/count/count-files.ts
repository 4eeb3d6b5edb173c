import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { FEWEST_SLICES_BESIDE, type SlicedTable, statedChoices, withSlices } from '@assay/dataset/read';
import { type CountRow, InputError, MergedCounts } from '@assay/statistics';
import { bundleKernel } from '../kernel/bundle-kernel.ts';
import type { CountedPart } from './answer-slices.ts';
import { type CountingThread, type ThreadOnCall, threadOnCall } from './count-beside.ts';
import { COUNTS_SCHEMA, type CountsFile, type CountsOrigin } from './counts-file.ts';
import {
  type CountRequest,
  choicesOf,
  divisionOf,
  fieldsOfPass,
  fieldsRead,
  type PassRequest,
  passesReadTogether,
  settled,
} from './request.ts';
import { countSlice, type SlicePass } from './slice-parts.ts';

/** Counts of one pass, with what was read for it. */
export interface SlicedCounts {
  readonly counts: readonly CountRow[];
  readonly identity: SlicedTable['identity'];
  readonly matches: SlicedTable['matches'];
  readonly slices: number;
}

export type CountedPassOf = SlicedCounts & { readonly pass: PassRequest };

/**
 * Counts files of any size, a slice in memory at a time. The records of all slices must be the records of the files.
 *
 * @throws InputError as reading does, and where slices lose or double a row.
 *
 * @example
 * (await countFiles([`${folder}/people.csv`], request)).origin.step // 'files, counted in slices'
 */
export async function countFiles(paths: readonly string[], request: CountRequest): Promise<CountsFile> {
  // Needed at the end alone: it is made while the files are read.
  const bundled = bundleKernel();
  bundled.catch(() => {});
  const counted: CountedPassOf[] = [];
  const thread = threadOnCall(request.threads);
  try {
    for (const passes of passesReadTogether(request.passes)) {
      const wanted = await settled(passes, counted);
      if (wanted.length > 0) counted.push(...(await countSlices(paths, wanted, request, thread)));
    }
  } finally {
    await thread.stop();
  }
  const kernel = await bundled;
  const table = paths.map((path) => basename(path)).join(' + ');
  const at = { engine: 'files', version: 'DuckDB', table, snapshot: null, stepDown: null, kernel: kernel.sha256 };
  return countsFile(request, counted, { ...at, step: 'files, counted in slices' });
}

/** Some passes in one reading of the files, slice by slice: they divide the rows alike. */
export async function countSlices(
  paths: readonly string[],
  passes: readonly PassRequest[],
  request: CountRequest,
  onCall: ThreadOnCall,
): Promise<CountedPassOf[]> {
  const fields = fieldsRead(passes, request);
  const merged = passes.map((pass) => new MergedCounts(pass.counter));
  const thread = () => onCall.for(passes.map(({ counter }) => counter));
  const sliced = await withSlices(
    {
      paths,
      schema: request.schema,
      fields,
      ...divisionOf(passes),
      ...(request.mapping === undefined ? {} : { mapping: mappingOf(request.mapping, fields) }),
      choices: choicesOf(request, fields),
      ...(request.rowsPerSlice === undefined ? {} : { rowsPerSlice: request.rowsPerSlice }),
      ...(request.memoryMegabytes === undefined ? {} : { memoryMegabytes: request.memoryMegabytes }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
      beside: thread,
    },
    async (table) => {
      const { identity, matches, slices } = table;
      // An optional part without any value is as good as absent: what needs it is not computed.
      const empty = new Set(matches.filter((_, at) => identity.filled[at] === 0).map(({ field }) => field));
      const ways = passes.map(({ counter, fields, options }): SlicePass => {
        const parts = Object.entries(fields).filter(
          ([part, field]) => !(counter.optional.includes(part) && empty.has(field)),
        );
        return { counter, parts, isToldSizes: counter.sizeOf !== null, options };
      });
      const names = passes.map(({ name }) => name).join(', ');
      const [records, done] = [{ count: 0 }, { count: 0 }];
      const add = ({ rows, counted }: CountedPart) => {
        records.count += rows;
        for (const [index, one] of counted.entries()) merged[index]!.add(one);
        request.onProgress?.(`${names}: slice ${++done.count} of ${slices}`);
      };
      const beside = slices < FEWEST_SLICES_BESIDE ? null : await thread();
      await (table.coded === null ? countedInTurn : countedTogether)(table, ways, beside, add);
      refuseLostRows(request.input, records.count, identity.rows);
      return { identity, matches, slices };
    },
  );
  return passes.map((pass, at) => ({ ...sliced, pass, counts: merged[at]!.rows() }));
}

/** Slices that a database tells are read here, one after the other, and counted in the thread whenever it is free. */
async function countedInTurn(
  { slices, slice }: SlicedTable,
  ways: readonly SlicePass[],
  beside: CountingThread | null,
  add: (part: CountedPart) => void,
): Promise<void> {
  let elsewhere: Promise<unknown> = Promise.resolve();
  for (let at = 0; at < slices; at++) {
    const { table, sizes } = await slice(at);
    const rows = table.rowCount;
    if (rows === 0) add({ rows, counted: [] });
    else if (beside?.isFree !== true) add({ rows, counted: countSlice(ways, table, sizes) });
    else {
      const counted = beside.count(ways, table, sizes).then((counted) => add({ rows, counted }));
      elsewhere = Promise.all([elsewhere, counted]);
      // A failure is thrown below.
      elsewhere.catch(() => {});
    }
    // What the thread has counted comes in between.
    await setImmediate();
  }
  await elsewhere;
}

/** Slices that any thread reads: each takes the next as soon as it has counted one. */
async function countedTogether(
  { slices, slice, coded }: SlicedTable,
  ways: readonly SlicePass[],
  beside: CountingThread | null,
  add: (part: CountedPart) => void,
): Promise<void> {
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const elsewhere = beside?.countSlices(ways, { coded: coded!, slices, next }, add);
  // A failure is thrown below.
  elsewhere?.catch(() => {});
  for (;;) {
    const at = Atomics.add(next, 0, 1);
    if (at >= slices) break;
    const { table, sizes } = await slice(at);
    const rows = table.rowCount;
    add({ rows, counted: rows === 0 ? [] : countSlice(ways, table, sizes) });
    await setImmediate();
  }
  await elsewhere;
}

/** @throws InputError where slices do not hold the rows of the table. */
export function refuseLostRows(input: string, counted: number, rows: number): void {
  if (counted === rows) return;
  throw new InputError(
    `input ${input}: ${counted} rows were counted of a table of ${rows}. Nothing of it is used; run it again once nobody writes to the table.`,
  );
}

/** Each reading is held to the table as it was before and after; in between it may have changed. */
function refuseOtherTable(input: string, first: SlicedCounts, other: SlicedCounts): void {
  const filledOf = ({ identity, matches }: SlicedCounts) =>
    new Map(matches.map(({ column }, at) => [column, identity.filled[at]!]));
  const [filled, filledThen] = [filledOf(first), filledOf(other)];
  const isAlike = [...filledThen].every(([column, values]) => (filled.get(column) ?? values) === values);
  const isOfSameColumns = [...filled.keys()].join('\n') === [...filledThen.keys()].join('\n');
  // An engine that takes no fingerprint leaves it empty, until the rows are here.
  const prints = [first.identity.digest, other.identity.digest];
  const isComparable = isOfSameColumns && !prints.includes('');
  const isSame = other.identity.rows === first.identity.rows && isAlike && (!isComparable || prints[0] === prints[1]);
  if (isSame) return;
  throw new InputError(
    `input ${input} changed between two readings: ${first.identity.rows} rows in the first, ${other.identity.rows} in another, or other values. Nothing of it is used; run it again once nobody writes to it.`,
  );
}

function mappingOf(mapping: Readonly<Record<string, string>>, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).filter(([field]) => fields.includes(field)));
}

/**
 * The counts of all passes as a run reads them.
 *
 * @throws InputError where those of the whole table would be rows by another name, or the table changed between two readings.
 */
export function countsFile(
  request: CountRequest,
  counted: readonly CountedPassOf[],
  at: Omit<CountsOrigin, 'rows' | 'filled' | 'digest' | 'slices' | 'columns' | 'said'>,
): CountsFile {
  const [first] = counted;
  if (first === undefined) {
    throw new InputError(`input ${request.input}: no pass counts it, so its rows are needed. Give a file.`);
  }
  for (const each of counted) refuseOtherTable(request.input, first, each);
  for (const { pass, counts } of counted) pass.counter.refuse?.(counts);
  const { identity, matches, slices } = first;
  const said = statedChoices(request.choices ?? {});
  return {
    schema: COUNTS_SCHEMA,
    input: request.input,
    origin: {
      ...at,
      ...(Object.keys(said).length === 0 ? {} : { said }),
      rows: identity.rows,
      filled: Object.fromEntries(matches.map(({ field }, index) => [field, identity.filled[index]!])),
      digest: identity.digest,
      slices,
      columns: matches.map(({ field, column, how }) => ({ field, column, how })),
    },
    passes: counted.map(({ pass, counts }) => ({
      name: pass.name,
      counter: pass.counter.name,
      version: pass.counter.version,
      options: pass.options,
      fields: fieldsOfPass(pass),
      counts,
    })),
  };
}
