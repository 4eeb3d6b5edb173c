import { InputError } from '@assay/statistics';

const OPTION = /--[a-z][a-z-]*/g;

/**
 * A refusal that reads for every command may advise an option that a rerun does not take, such as `--columns`. A rerun reads
 * as the stored run read; whoever wants it read otherwise wants another run.
 *
 * @example
 * withRerunRemedy(new InputError('Say which, e.g. --columns people:sex=gender'), ['input']).message
 * // 'Say which, e.g. --columns people:sex=gender. rerun takes no --columns and reads as the stored run read: …'
 */
export function withRerunRemedy(error: unknown, taken: readonly string[]): unknown {
  if (!(error instanceof InputError)) return error;
  const foreign = [...new Set(error.message.match(OPTION) ?? [])].filter((option) => !taken.includes(option.slice(2)));
  if (foreign.length === 0) return error;
  return new InputError(
    `${error.message.replace(/[.\s]*$/, '')}. rerun takes no ${foreign.join(' or ')} and reads as the stored run read: ` +
      `give a file of the same layout, or compute a new run with assay run, which takes ${foreign.length === 1 ? 'it' : 'them'}.`,
  );
}
