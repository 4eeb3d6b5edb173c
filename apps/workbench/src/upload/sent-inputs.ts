import { existsSync } from 'node:fs';
import type { Input } from '@assay/notebook';
import type { InputRecord, RunChoices, RunRecord } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Fields } from '../page/fields.ts';
import type { NotebookEntry } from '../report/notebook-index.ts';
import { engineTablesFor } from '../run/engine-tables.ts';
import { type KeptMapping, keptMappings } from '../store/mappings.ts';
import type { Workbench } from '../workbench-context.ts';
import { chosenTable } from './count-upload.ts';
import { keepUpload } from './keep-upload.ts';
import { columnMenu, uploadMapping, uploadReading } from './upload-choices.ts';
import { isWordMenu, uploadWords } from './upload-words.ts';

/** Files that were sent for an input of an earlier run and still lie on the shelf; `null` where there are none. */
function filesOf(
  { inputs }: RunRecord,
  name: string,
): { files: readonly string[]; mapping: InputRecord['mapping']; choices: InputRecord['choices'] } | null {
  const input = inputs.find((each) => each.name === name);
  const files = input?.dataset === null ? input.files.map(({ path }) => path) : [];
  return input === undefined || files.length === 0 || !files.every((path) => existsSync(path))
    ? null
    : { files, mapping: input.mapping, choices: input.choices };
}

/** Whether an earlier run's file of an input can be read again. */
export function isSentBefore(from: RunRecord | null, name: string): boolean {
  return from !== null && filesOf(from, name) !== null;
}

export type SentInputs = Required<Pick<RunChoices, 'inputs' | 'columns' | 'readings' | 'standIns'>>;

interface SentBefore {
  /** The run that the form goes out from. */
  readonly from: RunRecord | null;
  /** Files that were sent before, by input; those that come with the form are added. */
  readonly kept: Record<string, readonly string[]>;
}

/**
 * The files of a form, kept for a job, and what was said about reading them: a new one, else the one that was looked at, else
 * that of the run before.
 *
 * @throws InputError where a file cannot be taken, a kept mapping is not there, or a file is missing that is needed: only
 * told, not refused, where the files are looked at first.
 */
export async function keepUploadedInputs(
  { uploads, store, home }: Workbench,
  { description, slug }: NotebookEntry,
  fields: Fields,
  job: string,
  { from, kept: sent }: SentBefore,
  isLook: boolean,
): Promise<SentInputs> {
  const inputs: Record<string, readonly string[]> = {};
  const columns: Record<string, InputRecord['mapping']> = {};
  const readings: Record<string, NonNullable<InputRecord['choices']>> = {};
  const standIns: string[] = [];
  for (const [index, input] of description.inputs.entries()) {
    const { name } = input;
    const file = fields.file(`input:${name}`);
    const table = chosenFor(home, input, fields.text(`table:${name}`));
    if (file !== null && table !== null)
      throw new InputError(`input ${input.title} has a file and a table. Send one, or choose the other.`);
    const isNew = file !== null || table !== null || sent[name] !== undefined;
    const before = from === null || isNew ? null : filesOf(from, name);
    // Menus were made of the columns of the file that this one replaces.
    const said = file !== null && sent[name] !== undefined ? withoutMenus(fields, name) : fields;
    if (file !== null) sent[name] = [await keepUpload(uploads, job, input, file, index + 1)];
    const files = table !== null ? [table] : (sent[name] ?? before?.files);
    if (files === undefined) {
      if (input.dataset === null && !input.optional && !isLook)
        throw new InputError(`input ${input.title} is missing. Choose a file for it.`);
      continue;
    }
    const kept = keptUnder(fields.text(`kept:${name}`), keptMappings(store, slug, name));
    const isMenu = input.schema.fields.some((field) => said.text(columnMenu(name, field.name)) !== '');
    inputs[name] = files;
    columns[name] = { ...(isMenu ? {} : (before?.mapping ?? {})), ...kept?.columns, ...uploadMapping(said, input) };
    const words = uploadWords(said, name);
    readings[name] = {
      ...before?.choices,
      ...kept?.choices,
      ...uploadReading(fields, name),
      ...(words === null ? {} : { words }),
    };
  }
  const missing = description.inputs.filter(({ name, optional }) => !optional && inputs[name] === undefined);
  if (Object.keys(inputs).length > 0) {
    for (const input of missing) {
      if (fields.text(`invented:${input.name}`) === 'yes') standIns.push(input.name);
      else if (!isLook)
        throw new InputError(
          `input ${input.title} is missing beside the files that were sent. Choose a file for it, or tick that the project’s data take its place.`,
        );
    }
  }
  return { inputs, columns, readings, standIns };
}

const withoutMenus = (fields: Fields, input: string): Fields => ({
  ...fields,
  text: (name) => (name.startsWith(columnMenu(input, '')) || isWordMenu(input, name) ? '' : fields.text(name)),
});

/** The table that was chosen for an input, among those that are offered; `null` where none was. */
function chosenFor(home: string, input: Input, name: string): string | null {
  if (name === '') return null;
  if (engineTablesFor(home, input).some((table) => table.name === name)) return chosenTable(name);
  throw new InputError(`no such table is offered for input ${input.title}. Choose one of the list.`);
}

function keptUnder(name: string, kept: readonly KeptMapping[]): KeptMapping | null {
  if (name === '') return null;
  const found = kept.find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new InputError(`no mapping is kept under the name ${name.slice(0, 80)}. Open the page again.`);
}
