import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { ReadingChoices } from '@assay/dataset/read';
import { type CountOption, type CountRow, InputError } from '@assay/statistics';
import type { ParameterValue } from '../definition/parameter.ts';
import type { Input } from './input.ts';

const SCHEMA = 'assay-counts/1';
const START = '{"input":"';

/** Where counts come from, as the file says: engine, table, fingerprint, how they were counted. */
export type CountsOrigin = Readonly<Record<string, unknown>> & {
  /** What was said of words, dates and missing values when they were counted. */
  readonly said?: ReadingChoices;
};

interface WrittenPass {
  readonly name: string;
  readonly counter: string;
  readonly version: number;
  readonly options: Readonly<Record<string, CountOption>>;
  /** Absent in counts from before tables of counts. */
  readonly fields?: readonly string[];
  readonly counts: readonly (readonly [what: string, at: number, size: number, count: number])[];
}

export interface ReadCounts {
  readonly origin: CountsOrigin;
  readonly rows: number;
  readonly passes: Readonly<Record<string, readonly CountRow[]>>;
}

/** Whether these files are counts in place of rows: one file, told by its first characters. */
export function areInputCounts(paths: readonly string[]): boolean {
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0) return false;
  const start = Buffer.alloc(START.length);
  const descriptor = openSync(path, 'r');
  try {
    return readSync(descriptor, start, 0, START.length, 0) === START.length && start.toString('latin1') === START;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads what was counted of an input, and checks that it is what this run would count.
 *
 * @throws InputError where the counts are of another input, of another version of a counter, lack a pass, or were counted
 * under other parameters than the run has. What a pass takes from an earlier one is asked of `settle`.
 */
export async function readCountedInput(
  path: string,
  input: Pick<Input, 'name' | 'counted'>,
  parameters: Readonly<Record<string, ParameterValue>>,
  settle: (pass: string, counts: readonly CountRow[]) => Promise<Readonly<Record<string, CountOption>> | null>,
): Promise<ReadCounts> {
  const again = `Count again: --input ${input.name}=@…`;
  let file: { schema?: string; input?: string; origin?: CountsOrigin; passes?: readonly WrittenPass[] };
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as typeof file;
  } catch (cause) {
    throw new InputError(`the counts in ${path} are damaged. ${again}`, { cause });
  }
  if (file.schema !== SCHEMA || !Array.isArray(file.passes) || typeof file.origin?.['rows'] !== 'number') {
    throw new InputError(`${path} holds no counts of this version (${SCHEMA}). ${again}`);
  }
  if (input.counted === undefined || input.counted.length === 0) {
    throw new InputError(`input ${input.name} needs rows: no counts can take their place. Give a file of rows.`);
  }
  if (file.input !== input.name) throw new InputError(`${path} counts ${file.input}, not ${input.name}. ${again}`);
  const written: readonly WrittenPass[] = file.passes;
  const passes: Record<string, readonly CountRow[]> = {};
  for (const { name, counter, options, fields, after } of input.counted) {
    const pass = written.find((each) => each.name === name);
    const earlier = written.find((each) => each.name === after?.pass);
    const settled = after === undefined || earlier === undefined ? {} : await settle(name, rowsOf(earlier));
    if (pass === undefined && settled === null) continue;
    if (pass === undefined) throw new InputError(`${path} lacks the pass ${name}. ${again}`);
    if (pass.counter !== counter.name || pass.version !== counter.version) {
      throw new InputError(
        `${path} was counted by ${pass.counter} ${pass.version}; this notebook reads ${counter.name} ${counter.version}. ${again}`,
      );
    }
    for (const [option, parameter] of Object.entries(options)) {
      const [then, now] = [pass.options[option], parameters[parameter]];
      if (then === now) continue;
      throw new InputError(
        `the counts of ${input.name} were made with ${parameter} ${then}, and this run has ${now}. Say --parameter ${parameter}=${then}, or count again.`,
      );
    }
    if (after !== undefined) {
      if (settled === null) throw new InputError(`${path} counts ${name}, of which nothing is made here. ${again}`);
      const odd = Object.entries(settled).find(([option, now]) => pass.options[option] !== now);
      if (earlier === undefined || odd !== undefined) {
        throw new InputError(
          `the counts of ${input.name} were made with ${odd?.[0] ?? 'options'} ${odd === undefined ? 'of no pass' : pass.options[odd[0]]}, and this run has ${odd?.[1] ?? 'others'}. ${again}`,
        );
      }
    }
    if (counter.name === 'combinations') {
      const [then, now] = [pass.fields ?? [], Object.values(fields)].map((each) => each.join(', '));
      if (then !== now) throw new InputError(`${path} counts ${name} by ${then || 'nothing'}, not by ${now}. ${again}`);
      refuseDamaged(path, pass, Object.keys(fields).length, file.origin['rows']);
    }
    passes[name] = rowsOf(pass);
  }
  return { origin: file.origin, rows: file.origin['rows'], passes };
}

function rowsOf({ counts }: WrittenPass): CountRow[] {
  return counts.map(([what, at, size, count]) => ({ what, at, size, count }));
}

/** @throws InputError where a table of counts is not of every row, each by as many texts as were asked for. */
function refuseDamaged(path: string, { name, counts }: WrittenPass, parts: number, rows: number): void {
  const isWhole = counts.every(([what, at, size, count]) => {
    if (at !== 0 || size !== 0 || !Number.isSafeInteger(count) || count <= 0) return false;
    const texts = textsOf(what);
    return texts?.length === parts && texts.every((text) => text === null || typeof text === 'string');
  });
  if (isWhole && counts.reduce((sum, [, , , count]) => sum + count, 0) === rows) return;
  throw new InputError(`the counts in ${path} are damaged: ${name} is not of ${rows} rows. Count again.`);
}

function textsOf(what: string): readonly unknown[] | null {
  try {
    const texts: unknown = JSON.parse(what);
    return Array.isArray(texts) ? texts : null;
  } catch {
    return null;
  }
}
