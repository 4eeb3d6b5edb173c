import { type CountRow, InputError } from '@assay/statistics';
import { type EngineEntry, engineTableName, type OpenOptions } from '../connect/entry.ts';
import { openEngine } from '../connect/open-engine.ts';
import { countFiles } from './count-files.ts';
import { countTable } from './count-table.ts';
import { counterNamed } from './counters.ts';
import type { CountsFile } from './counts-file.ts';
import { type CountRequest, type Options, type PassRequest, refuseUnheeded } from './request.ts';

/** An input of a notebook, with the passes that can take the place of its rows. */
export interface CountableInput {
  readonly name: string;
  readonly schema: CountRequest['schema'];
  readonly counted?: readonly {
    readonly name: string;
    readonly counter: { readonly name: string };
    readonly fields: PassRequest['fields'];
    /** Name of the run's parameter for each option of the counter. */
    readonly options: Readonly<Record<string, string>>;
    readonly after?: { readonly pass: string };
  }[];
}

/** Where an input's rows lie: files here, or a table of an engine. */
type CountedPlace = { readonly paths: readonly string[] } | { readonly entry: EngineEntry; readonly open: OpenOptions };

/** How a run wants an input counted. */
interface CountChoices extends Pick<CountRequest, 'mapping' | 'choices' | 'signal' | 'onProgress'> {
  readonly parameters: Options;
  /** Under which further options a pass is counted that comes after another. */
  readonly settle: (pass: string, counts: readonly CountRow[]) => Promise<Options | null>;
}

/**
 * Counts an input in every way that its notebook declares, where its rows lie.
 *
 * @throws InputError where no counts can take the place of its rows, or they cannot be counted.
 *
 * @example
 * const asked = { parameters: {}, settle: async () => ({}) };
 * countDeclared({ name: 'people', schema: request.schema }, { paths: [] }, asked).catch((error) => error.name) // 'InputError'
 */
export async function countDeclared(
  input: CountableInput,
  place: CountedPlace,
  { parameters, settle, ...more }: CountChoices,
): Promise<CountsFile> {
  if (input.counted === undefined || input.counted.length === 0) {
    throw new InputError(`input ${input.name} needs rows: no counts can take their place. Give a file of rows.`);
  }
  const passes = input.counted.map(({ name, counter, fields, options, after }): PassRequest => {
    const chosen = Object.entries(options).map(([option, parameter]) => [option, parameters[parameter]!] as const);
    return {
      name,
      counter: counterNamed(counter.name, Object.keys(fields)),
      fields,
      options: Object.fromEntries(chosen),
      ...(after === undefined ? {} : { after: { pass: after.pass, options: (counts) => settle(name, counts) } }),
    };
  });
  const request: CountRequest = { ...more, input: input.name, schema: input.schema, passes };
  refuseUnheeded(request);
  if ('paths' in place) return countFiles(place.paths, request);
  const { onProgress } = more;
  const engine = await openEngine(place.entry, { ...place.open, ...(onProgress && { onProgress }) });
  try {
    return await countTable(engine, engineTableName(place.entry), request);
  } finally {
    await engine.close();
  }
}
