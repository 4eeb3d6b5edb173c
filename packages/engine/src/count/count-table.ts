import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchColumns } from '@assay/dataset';
import { stageRows, type TableIdentity } from '@assay/dataset/read';
import { InputError, mergeCounts } from '@assay/statistics';
import { type Engine, KernelRefused, type TableName } from '../engine.ts';
import { bundleKernel } from '../kernel/bundle-kernel.ts';
import { countSlices, countsFile, refuseLostRows, type SlicedCounts } from './count-files.ts';
import type { CountsFile, CountsOrigin } from './counts-file.ts';
import { type CountRequest, fieldsOf, type PassRequest } from './request.ts';

type Counted = SlicedCounts & { readonly pass: PassRequest };

/**
 * Counts a table of an engine: by the kernel in the engine where it runs programs, else of rows that are brought here and
 * divided into slices. What was counted must be the table as it was before and after, by its fingerprint.
 *
 * @throws InputError where the table changes, a row is lost, or the engine fails: no half of a count is used.
 *
 * @example
 * countTable(engine, { query: 'DELETE' }, request).catch((error) => error.message) // 'the engine of this example is lost'
 */
export async function countTable(engine: Engine, table: TableName, request: CountRequest): Promise<CountsFile> {
  const kernel = await bundleKernel();
  const counted: Counted[] = [];
  let step: CountsOrigin['step'] = 'kernel in the engine';
  let stepDown: string | null = null;
  const present = await engine.columns(table);
  for (const pass of request.passes) {
    const matches = matchesOf(pass, request, present);
    const columns = matches.map(({ column }) => column);
    const before = await engine.identify(table, columns);
    // As of a file with a header alone: numbers of nobody would stand there as findings.
    if (before.rows === 0)
      throw new InputError(`input ${request.input}: the table has no rows. Check which one it is.`);
    request.onProgress?.(`${pass.name}: ${before.rows.toLocaleString('en-GB')} rows`);
    let result: Omit<SlicedCounts, 'identity' | 'matches'> | null = null;
    if (engine.can.kernel && engine.kernel !== undefined) {
      try {
        result = await byKernel(engine, table, pass, request, matches, before, kernel.code);
      } catch (error) {
        if (!(error instanceof KernelRefused)) throw error;
        stepDown = error.message;
        request.onProgress?.(`${pass.name}: ${error.message}; rows are brought here`);
      }
    } else stepDown ??= `${engine.name} runs no programs on its rows`;
    if (result === null) {
      // Of several passes, the step furthest from the data is told.
      step = 'rows brought here, counted in slices';
      result = await byRows(engine, table, pass, request, columns, before);
    }
    refuseChanged(request.input, before, await engine.identify(table, columns));
    counted.push({ pass, identity: before, matches, ...result });
  }
  return countsFile(request, counted, {
    engine: engine.name,
    version: await engine.version(),
    table: 'table' in table ? table.table : table.query,
    snapshot: await engine.snapshot(table),
    step,
    stepDown,
    kernel: kernel.sha256,
  });
}

function matchesOf(pass: PassRequest, { schema, mapping = {} }: CountRequest, present: readonly string[]) {
  const fields = fieldsOf(pass);
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
  pass: PassRequest,
  request: CountRequest,
  columns: readonly string[],
  before: TableIdentity,
): Promise<Omit<SlicedCounts, 'identity' | 'matches'>> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-rows-'));
  try {
    const staged = join(folder, 'rows.parquet');
    const rows = await stageRows(staged, columns, engine.rows(table, columns));
    refuseLostRows(request.input, rows, before.rows);
    const { counts, slices, identity } = await countSlices([staged], pass, request);
    refuseChanged(request.input, before, identity);
    return { counts, slices };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function byKernel(
  engine: Engine,
  table: TableName,
  pass: PassRequest,
  request: CountRequest,
  matches: SlicedCounts['matches'],
  before: TableIdentity,
  code: string,
): Promise<Omit<SlicedCounts, 'identity' | 'matches'>> {
  if (Object.keys(request.choices ?? {}).length > 0) {
    throw new KernelRefused('what is said of words and dates is not known to the kernel');
  }
  const { counter, fields, options } = pass;
  const isFilled = (field: string) => before.filled[matches.findIndex((each) => each.field === field)]! > 0;
  const parts = Object.entries(fields).flatMap(([part, field]) => {
    const match = matches.find((each) => each.field === field);
    if (match === undefined || (counter.optional.includes(part) && !isFilled(field))) return [];
    const { role, type } = request.schema.fields.find(({ name }) => name === field)!;
    return [{ part, column: match.column, role, isDate: type === 'date' }];
  });
  const columnOf = (part: string | null) => parts.find((each) => each.part === part)?.column ?? null;
  const { rows, slices } = await engine.kernel!(table, {
    counter: counter.name,
    columns: parts,
    splitBy: columnOf(counter.splitBy)!,
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

function refuseChanged(input: string, before: TableIdentity, after: TableIdentity): void {
  if (after.rows === before.rows && after.digest === before.digest) return;
  throw new InputError(
    `input ${input} changed while it was counted: ${before.rows} rows before, ${after.rows} after, fingerprint ${before.digest} and ${after.digest}. Nothing of it is used; run it again once nobody writes to it.`,
  );
}
