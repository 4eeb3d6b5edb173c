import type { TableSchema } from '@assay/dataset';
import { type ReadingChoices, statedChoices } from '@assay/dataset/read';
import type { CountingPass, CountOption, CountRow } from '@assay/statistics';
import { InputError } from '@assay/statistics';

export type Options = Readonly<Record<string, CountOption>>;

/** A pass that is wanted of a table, with the field of the schema for each of its parts. */
export interface PassRequest extends Pick<CountingPass, 'name' | 'counter' | 'fields'> {
  readonly options: Readonly<Record<string, CountOption>>;
  /** Further options, out of what an earlier pass counted of the whole table; `null` where it is not counted so. */
  readonly after?: {
    readonly pass: string;
    readonly options: (counts: readonly CountRow[]) => Options | null | Promise<Options | null>;
  };
}

export interface CountRequest {
  readonly input: string;
  readonly schema: TableSchema;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly choices?: ReadingChoices;
  readonly passes: readonly PassRequest[];
  readonly rowsPerSlice?: number;
  readonly memoryMegabytes?: number;
  /** Slices that are counted at once: two, or one where the machine has one core; the counts are the same bytes. */
  readonly threads?: 1 | 2;
  readonly signal?: AbortSignal;
  readonly onProgress?: (text: string) => void;
}

const EVERY = '*';

/** What was said of the reading of some fields, of all that was said of the input: of passes that read these and no others. */
export function choicesOf({ choices = {}, schema }: CountRequest, fields: readonly string[]): ReadingChoices {
  const isDated = schema.fields.some(({ name, type }) => fields.includes(name) && (type === 'date' || type === 'time'));
  const own = <Said>(said: Readonly<Record<string, Said>> = {}, isOfAny = true) =>
    Object.fromEntries(
      Object.entries(said).filter(([field]) => fields.includes(field) || (field === EVERY && isOfAny)),
    );
  const { words, missing, dateFormat } = choices;
  return statedChoices({ ...choices, words: own(words), missing: own(missing), dateFormat: own(dateFormat, isDated) });
}

/**
 * @throws InputError where something is said of a field by which nothing is counted, or of dates where none is: it would not be
 * heeded.
 */
export function refuseUnheeded(request: CountRequest): void {
  const { input, choices = {}, passes } = request;
  const fields = [...new Set(passes.flatMap(fieldsOfPass))];
  const heeded = choicesOf(request, fields);
  for (const what of ['words', 'missing', 'dateFormat'] as const) {
    const odd = Object.keys(choices[what] ?? {}).find((field) => !Object.hasOwn(heeded[what] ?? {}, field));
    if (odd === undefined) continue;
    throw new InputError(
      `input ${input} is counted where it lies, and nothing is counted by ${odd === EVERY ? 'any date' : `"${odd}"`}, so that what is said of it would not be heeded. Leave it out. It is counted by ${fields.join(', ')}.`,
    );
  }
}

/** The fields that a pass reads, in the order of its parts; optional ones only where the table has them. */
export function fieldsOfPass({ counter, fields }: PassRequest): string[] {
  const parts = [...counter.columns, ...counter.optional];
  const missing = counter.columns.filter((part) => fields[part] === undefined);
  if (missing.length > 0) {
    throw new InputError(
      `${counter.name} needs a field for ${missing.join(', ')}. Name it where the pass is declared.`,
    );
  }
  return parts.flatMap((part) => (fields[part] === undefined ? [] : [fields[part]!]));
}

/** What is read for some passes; where a table may have none of it, a field that every table has, by which its rows are known. */
export function fieldsRead(passes: readonly PassRequest[], { schema }: Pick<CountRequest, 'schema'>): string[] {
  const wanted = passes.flatMap(fieldsOfPass);
  const needed = passes.flatMap(({ counter, fields }) => counter.columns.map((part) => fields[part]!));
  const known = needed.length > 0 ? [] : schema.fields.filter(({ required }) => required).slice(0, 1);
  return [...new Set([...wanted, ...known.map(({ name }) => name)])];
}

/**
 * Passes that one reading of a table serves, together: those that any division of the rows suits, and those that divide by
 * one field. What comes after another is last, together with what comes after the same and divides alike.
 */
export function passesReadTogether(passes: readonly PassRequest[]): PassRequest[][] {
  const groups = new Map<string, PassRequest[]>();
  const add = (key: string, pass: PassRequest) => groups.set(key, [...(groups.get(key) ?? []), pass]);
  const first = passes.filter(({ after }) => after === undefined);
  for (const pass of first) if (divisionOfPass(pass) !== null) add(divisionOfPass(pass)!, pass);
  for (const pass of first) if (divisionOfPass(pass) === null) add('any', pass);
  for (const pass of passes)
    if (pass.after !== undefined) add(JSON.stringify([pass.after.pass, divisionOfPass(pass)]), pass);
  return [...groups.values()];
}

/** By which field a pass divides the rows, or needs to be told of sizes alone; `null` where any division will do. */
function divisionOfPass({ counter: { splitBy, sizeOf }, fields }: PassRequest): string | null {
  if (splitBy === null) return sizeOf === null ? null : 'by ';
  return `by ${fields[splitBy]}`;
}

/**
 * By which field the rows are divided, and of which values the rows are told, for passes that are read together.
 *
 * @throws InputError where two of them want to be told of two fields.
 */
export function divisionOf(passes: readonly PassRequest[]): {
  readonly splitBy: string | null;
  readonly maySplitAnyhow: boolean;
  readonly sizeOf: string | null;
} {
  const [{ counter, fields }] = passes as [PassRequest];
  const sizes = new Set(passes.flatMap((pass) => sizeFieldOf(pass) ?? []));
  if (sizes.size > 1) throw new InputError(`${[...sizes].join(' and ')} cannot be counted in one reading. Part them.`);
  return {
    splitBy: counter.splitBy === null ? null : fields[counter.splitBy]!,
    maySplitAnyhow: passes.every(
      ({ counter }) => counter.splitBy !== null && counter.optional.includes(counter.splitBy),
    ),
    sizeOf: [...sizes][0] ?? null,
  };
}

function sizeFieldOf({ counter, fields }: PassRequest): string | null {
  return counter.sizeOf === null ? null : (fields[counter.sizeOf] ?? null);
}

/**
 * The same passes with the options that earlier ones give, without those that are not counted of such a table.
 *
 * @throws InputError where an earlier pass was not counted.
 */
export function settled(
  passes: readonly PassRequest[],
  counted: readonly { readonly pass: PassRequest; readonly counts: readonly CountRow[] }[],
): Promise<PassRequest[]> {
  return Promise.all(
    passes.map(async (pass) => {
      if (pass.after === undefined) return [pass];
      const { after } = pass;
      const earlier = counted.find((each) => each.pass.name === after.pass);
      if (earlier === undefined)
        throw new InputError(`pass ${pass.name} comes after ${after.pass}, which is not counted. Declare it.`);
      const settled = await after.options(earlier.counts);
      return settled === null ? [] : [{ ...pass, options: { ...pass.options, ...settled } }];
    }),
  ).then((each) => each.flat());
}

/** Passes that are a table of counts by texts, which an engine's own grouping gives. */
export function isGrouping({ counter, fields }: PassRequest, schema: CountRequest['schema']): boolean {
  const typeOf = (name: string) => schema.fields.find((field) => field.name === name)?.type;
  return counter.name === 'combinations' && Object.values(fields).every((field) => typeOf(field) === 'text');
}
