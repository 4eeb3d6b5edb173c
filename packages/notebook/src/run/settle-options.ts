import type { CountOption, CountRow } from '@assay/statistics';
import { InputError } from '@assay/statistics';
import { DEFAULT_LIMITS } from './isolation.ts';
import { lockedChild } from './locked-child.ts';
import type { KnownNotebook } from './prepare-run.ts';
import { sendCellOrder } from './send-order.ts';

/** A pass over an input that comes after another, what that one counted, and the parameters of the run. */
interface PassToSettle {
  readonly input: string;
  readonly pass: string;
  readonly counts: readonly CountRow[];
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Under which further options is a pass counted that comes after another, such as the day on which a log ends? The notebook's
 * own code says so of the earlier counts, in a locked-down process: here nothing of it but its description is known. `null` where
 * such a table is not counted so.
 *
 * @throws InputError where the code fails, or the input declares no such pass.
 *
 * @example
 * const asked = { input: 'people', pass: 'later', counts: [], parameters: {} };
 * settleOptions(await describeFolder(toy), asked).catch((error) => error.name) // 'InputError'
 */
export async function settleOptions(
  { bundle, notebook }: Pick<KnownNotebook, 'bundle' | 'notebook'>,
  { input, pass, counts, parameters }: PassToSettle,
): Promise<Readonly<Record<string, CountOption>> | null> {
  const child = await lockedChild(bundle.code, { ...DEFAULT_LIMITS, seconds: 60 });
  sendCellOrder(child.input, { settle: { input, pass, counts }, parameters, seed: 0 }, {});
  child.input.end();
  let settled: Readonly<Record<string, CountOption>> | null | undefined;
  for await (const message of child.messages) {
    if (message.type === 'settled') settled = message.options;
    if (message.type === 'failed') throw new InputError(message.message);
  }
  if (settled === undefined) {
    throw new InputError(`notebook ${notebook.id} does not say how ${input} is counted in ${pass}. Mend its inputs.`);
  }
  return settled;
}
