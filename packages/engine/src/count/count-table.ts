import { join } from 'node:path';
import { matchColumns } from '@assay/dataset';
import { saidTexts, stageRowsAsParquet, type TableIdentity } from '@assay/dataset/read';
import { withTemporaryFolder } from '@assay/evidence';
import { countedNoun, InputError, MergedCounts, MOST_COMBINATIONS, mergeCounts, refuseMany } from '@assay/statistics';
import { type Engine, KernelRefused, type TableName } from '../connect/engine.ts';
import { bundleKernel } from '../kernel/bundle-kernel.ts';
import { threadOnCall } from './count-beside.ts';
import { type CountedPassOf, countSlices, countsFile, refuseLostRows, type SlicedCounts } from './count-files.ts';
import type { CountsFile, CountsOrigin } from './counts-file.ts';
import {
  type CountRequest,
  choicesOf,
  fieldsOfPass,
  fieldsRead,
  isGrouping,
  type PassRequest,
  passesReadTogether,
  settled,
} from './request.ts';

/** With the identity of the rows that came here, where the engine could not take their fingerprint. */
type Counted = Omit<SlicedCounts, 'identity' | 'matches'> & { readonly identity?: TableIdentity };

const STEPS: readonly CountsOrigin['step'][] = [
  'kernel in the engine',
  'grouped by the engine',
  'rows brought here, counted in slices',
];

/**
 * Counts a table of an engine: tables of counts by its own grouping, which compares texts sign by sign; other passes by the
 * kernel in the engine where it runs programs, else of rows that are brought here and divided into slices. What was counted
 * must be the table as it was before and after, by its fingerprint.
 *
 * @throws InputError where the table changes, a row is lost, or the engine fails: no half of a count is used.
 *
 * @example
 * countTable(engine, { query: 'DELETE' }, request).catch((error) => error.message) // 'the engine of this example is lost'
 */
export async function countTable(engine: Engine, table: TableName, request: CountRequest): Promise<CountsFile> {
  const kernel = await bundleKernel();
  const counted: CountedPassOf[] = [];
  // Of several passes, the step furthest from the data is told.
  let furthest = 0;
  let stepDown: string | null = null;
  const present = await engine.columns(table);
  const snapshot = await engine.snapshot(table);
  for (const together of passesReadTogether(request.passes)) {
    const passes = await settled(together, counted);
    if (passes.length === 0) continue;
    const matches = matchesOf(passes, request, present);
    const columns = matches.map(({ column }) => column);
    const names = passes.map(({ name }) => name).join(', ');
    const before = await engine.identify(table, columns);
    // As of a file with a header alone: numbers of nobody would stand there as findings.
    if (before.rows === 0)
      throw new InputError(`input ${request.input}: the table has no rows. Check which one it is.`);
    request.onProgress?.(`${names}: ${countedNoun(before.rows, 'row')}`);
    const down = (reason: string) => {
      stepDown ??= reason;
      request.onProgress?.(`${names}: ${reason}; rows are brought here`);
    };
    const said = choicesOf(request, [...new Set(passes.flatMap(fieldsOfPass))]);
    let result: Counted[] | null = null;
    // Nothing of its own is there to group by, or to hand to a kernel: its rows are known by another column.
    const isBare = passes.some((pass) => !matches.some(({ field }) => fieldsOfPass(pass).includes(field)));
    if (isBare) down('the table has none of the columns that it counts by');
    else if (engine.grouped !== undefined && passes.every((pass) => isGrouping(pass, request.schema))) {
      // Words are heeded in the texts that it gives; how dates are written, in single rows alone.
      if (Object.keys(said).some((what) => what !== 'words' && what !== 'missing'))
        down('what is said of its reading is not known to the engine');
      else {
        furthest = Math.max(furthest, 1);
        result = [];
        for (const pass of passes) result.push(await byGrouping(engine, table, pass, request, matches, before));
      }
    } else if (engine.can.kernel && engine.kernel !== undefined) {
      try {
        if (Object.keys(said).length > 0)
          throw new KernelRefused('what is said of words and dates is not known to the kernel');
        const found: Counted[] = [];
        for (const pass of passes)
          found.push(await byKernel(engine, table, pass, request, matches, before, kernel.code));
        result = found;
      } catch (error) {
        if (!(error instanceof KernelRefused)) throw error;
        down(error.message);
      }
    } else stepDown ??= `${engine.name} runs no programs on its rows`;
    if (result === null) {
      furthest = 2;
      result = await byRows(engine, table, passes, request, columns, before);
    }
    refuseChanged(request.input, before, await engine.identify(table, columns));
    counted.push(...result.map((each, at) => ({ pass: passes[at]!, identity: before, matches, ...each })));
  }
  return countsFile(request, counted, {
    engine: engine.name,
    version: await engine.version(),
    table: 'table' in table ? table.table : table.query,
    snapshot: bothStates(snapshot, await engine.snapshot(table)),
    step: STEPS[furthest]!,
    stepDown,
    kernel: kernel.sha256,
  });
}

function matchesOf(passes: readonly PassRequest[], { schema, mapping = {} }: CountRequest, present: readonly string[]) {
  const fields = fieldsRead(passes, { schema });
  const needed = { ...schema, fields: schema.fields.filter(({ name }) => fields.includes(name)) };
  const said = Object.fromEntries(Object.entries(mapping).filter(([field]) => fields.includes(field)));
  const matches = matchColumns(needed, present, said);
  const made = matches.find((each) => each.made !== undefined || each.how === 'derived');
  if (made !== undefined) {
    throw new InputError(
      `"${made.field}" would be put together of columns, which is not done in an engine. Give the entry a query that has it.`,
    );
  }
  return matches;
}

async function byRows(
  engine: Engine,
  table: TableName,
  passes: readonly PassRequest[],
  request: CountRequest,
  columns: readonly string[],
  before: TableIdentity,
): Promise<Counted[]> {
  return withTemporaryFolder('rows', async (folder) => {
    const staged = join(folder, 'rows.parquet');
    const rows = await stageRowsAsParquet(staged, columns, engine.rows(table, columns));
    refuseLostRows(request.input, rows, before.rows);
    const thread = threadOnCall(request.threads);
    const counted = await countSlices([staged], passes, request, thread).finally(thread.stop);
    return counted.map(({ counts, slices, identity }) => {
      if (engine.can.fingerprint !== false) {
        refuseChanged(request.input, before, identity);
        return { counts, slices };
      }
      const isAlike = before.filled.every((filled, at) => filled === identity.filled[at]);
      refuseChanged(request.input, { ...before, digest: isAlike ? identity.digest : 'of other values' }, identity);
      return { counts, slices, identity };
    });
  });
}

/** The engine groups texts as they are; they are cleaned here, where two of them may become one. */
async function byGrouping(
  engine: Engine,
  table: TableName,
  pass: PassRequest,
  request: CountRequest,
  matches: SlicedCounts['matches'],
  before: TableIdentity,
): Promise<Counted> {
  const parts = pass.counter.columns.map((part) => ({
    field: pass.fields[part]!,
    match: matches.find(({ field }) => field === pass.fields[part]),
  }));
  const read = saidTexts(request.schema, matches, choicesOf(request, fieldsOfPass(pass)));
  const present = parts.filter(({ match }) => match !== undefined);
  const columns = present.map(({ match }) => match!.column);
  const merged = new MergedCounts(pass.counter);
  let rows = 0;
  let combinations = 0;
  for await (const batch of engine.grouped!(table, columns, MOST_COMBINATIONS + 1)) {
    combinations += batch.length;
    refuseMany(columns, combinations);
    const counted = batch.map((row) => {
      const texts = parts.map(({ field, match }) => {
        const text = match === undefined ? null : row[present.findIndex((each) => each.match === match)]!;
        return text === null ? null : read(field, text);
      });
      const count = Number(row[columns.length]);
      rows += count;
      return { what: JSON.stringify(texts), at: 0, size: 0, count };
    });
    merged.add({ rows: counted, crossing: [] });
  }
  refuseLostRows(request.input, rows, before.rows);
  return { counts: merged.rows(), slices: 1 };
}

async function byKernel(
  engine: Engine,
  table: TableName,
  pass: PassRequest,
  request: CountRequest,
  matches: SlicedCounts['matches'],
  before: TableIdentity,
  code: string,
): Promise<Counted> {
  const { counter, fields, options } = pass;
  const isFilled = (field: string) => before.filled[matches.findIndex((each) => each.field === field)]! > 0;
  const parts = Object.entries(fields).flatMap(([part, field]) => {
    const match = matches.find((each) => each.field === field);
    if (match === undefined || (counter.optional.includes(part) && !isFilled(field))) return [];
    const { role, type } = request.schema.fields.find(({ name }) => name === field)!;
    return [{ part, column: match.column, role, type }];
  });
  const columnOf = (part: string | null) => parts.find((each) => each.part === part)?.column ?? null;
  const { rows, slices } = await engine.kernel!(table, {
    counter: counter.name,
    columns: parts,
    splitBy: columnOf(counter.splitBy),
    sizeOf: columnOf(counter.sizeOf),
    largest: counter.largest,
    rows: before.rows,
    code,
    options,
  });
  const told = rows.find(({ what }) => what === 'rows of slices')?.count ?? 0;
  refuseLostRows(request.input, told, before.rows);
  const counted = rows.filter(({ what }) => what !== 'rows of slices' && what !== 'slices');
  return { counts: mergeCounts(counter, [{ rows: counted, crossing: [] }]), slices };
}

/** The rows were the same by their fingerprint, which a table that is written anew may have in two states of itself. */
function bothStates(before: string | null, after: string | null): string | null {
  if (before === after) return after;
  return `${before ?? 'one without a name'}, then ${after ?? 'one without a name'}`;
}

function refuseChanged(input: string, before: TableIdentity, after: TableIdentity): void {
  if (after.rows === before.rows && after.digest === before.digest) return;
  throw new InputError(
    `input ${input} changed while it was counted: ${before.rows} rows before, ${after.rows} after, fingerprint ${before.digest} and ${after.digest}. Nothing of it is used; run it again once nobody writes to it.`,
  );
}
