import {
  checkedAmounts,
  checkedBound,
  type DictionaryColumn,
  dictionaryColumn,
  filledBy,
  InputError,
  MISSING_CODE,
} from '@assay/statistics';

/** Harm per contact from a table of weights, and what the table did not know. */
export interface WeighedHarm {
  /** Days, or whatever the table counts in; 0 where the offence has no weight. */
  readonly weight: Float64Array;
  readonly withoutWeight: number;
  /** Offences of the log that the table lacks, most common first: a weight of nought must not pass unseen. */
  readonly unknown: readonly { readonly offence: string; readonly contacts: number }[];
}

/**
 * Gives every contact the harm of its matter, from a table such as the Cambridge Crime Harm Index or the ONS Crime Severity
 * Score. Names are compared without regard to case and outer spaces.
 *
 * @throws InputError where the table names an offence twice or a weight is negative.
 *
 * Source: Sherman, Neyroud & Neyroud (2016); Office for National Statistics (2016).
 *
 * @example
 * weighHarm(dictionaryColumn(['Robbery']), [{ offence: 'robbery', days: 365 }]).weight // [365]
 */
export function weighHarm(
  matter: DictionaryColumn,
  table: readonly { readonly offence: string; readonly days: number }[],
): WeighedHarm {
  const days = new Map<string, number>();
  for (const entry of table) {
    const name = entry.offence.trim().toLowerCase();
    if (days.has(name)) throw new InputError(`the table weighs an offence twice: ${entry.offence}. Keep one row.`);
    if (!(entry.days >= 0 && Number.isFinite(entry.days))) {
      throw new InputError(`a weight must be 0 or more: ${entry.days} for ${entry.offence}.`);
    }
    days.set(name, entry.days);
  }
  const known = matter.values.map((name) => days.get(name.trim().toLowerCase()));
  const unknown = new Int32Array(matter.values.length);
  let withoutWeight = 0;
  const weight = filledBy(new Float64Array(matter.codes.length), (row) => {
    const code = matter.codes[row]!;
    const here = code === MISSING_CODE ? undefined : known[code];
    if (here !== undefined) return here;
    withoutWeight++;
    if (code !== MISSING_CODE) unknown[code]!++;
    return 0;
  });
  return {
    weight,
    withoutWeight,
    unknown: matter.values
      .map((offence, code) => ({ offence, contacts: unknown[code]! }))
      .filter(({ contacts }) => contacts > 0)
      .sort((a, b) => b.contacts - a.contacts),
  };
}

/**
 * The harm of contacts of which the log itself records it: 0 where it does not, and of how many that is.
 *
 * @example
 * recordedHarm([365, NaN, 0]).weight // [365, 0, 0]
 */
export function recordedHarm(weights: ArrayLike<number>): Pick<WeighedHarm, 'weight' | 'withoutWeight'> {
  let withoutWeight = 0;
  const weight = filledBy(new Float64Array(weights.length), (row) => {
    const own = weights[row]!;
    if (own >= 0 && own < Infinity) return own;
    withoutWeight++;
    return 0;
  });
  return { weight, withoutWeight };
}

/**
 * Of how many contacts does a table not know the harm, where the log was counted by what contacts were about?
 *
 * @throws InputError as {@link weighHarm}.
 *
 * @example
 * contactsWithoutWeight([{ text: 'Robbery', contacts: 2 }, { text: null, contacts: 3 }], [{ offence: 'robbery', days: 365 }]) // 3
 */
export function contactsWithoutWeight(
  matters: readonly { readonly text: string | null; readonly contacts: number }[],
  table: Parameters<typeof weighHarm>[1],
): number {
  checkedAmounts(
    matters.map(({ contacts }) => contacts),
    'contacts',
  );
  const column = dictionaryColumn(matters.map(({ text }) => text));
  const isUnknown = new Set(weighHarm(column, table).unknown.map(({ offence }) => offence));
  return matters.reduce((sum, { text, contacts }) => sum + (text === null || isUnknown.has(text) ? contacts : 0), 0);
}

export interface HarmQuadrants {
  /** People by whether they are often in contact and whether much harm came to notice. */
  readonly frequentHarmful: number;
  readonly frequentOnly: number;
  /** Few contacts and high harm: whom a list by count never shows. */
  readonly harmfulOnly: number;
  readonly neither: number;
  /** Share of all harm borne by people who are not frequent. */
  readonly harmShareOfNotFrequent: number | null;
}

/**
 * Who has much harm and little contact? People in four parts, by thresholds of both.
 *
 * @throws InputError where columns differ in length, hold what is no amount, or a threshold is no number.
 *
 * @example
 * harmQuadrants([9, 1, 1], [0, 90, 0], { frequentFrom: 5, harmFrom: 60 }).harmfulOnly // 1
 */
export function harmQuadrants(
  contacts: ArrayLike<number>,
  harm: ArrayLike<number>,
  { frequentFrom, harmFrom }: { readonly frequentFrom: number; readonly harmFrom: number },
): HarmQuadrants {
  if (contacts.length !== harm.length) {
    throw new InputError(`contacts and harm must have the same length: ${contacts.length} and ${harm.length}.`);
  }
  for (const [name, bound] of Object.entries({ frequentFrom, harmFrom })) checkedBound(bound, name);
  checkedAmounts(contacts, 'contacts');
  checkedAmounts(harm, 'harm');
  const cells = [0, 0, 0, 0];
  let total = 0;
  let notFrequent = 0;
  for (let row = 0; row < contacts.length; row++) {
    if (contacts[row] === 0) continue;
    const frequent = contacts[row]! >= frequentFrom;
    const harmful = harm[row]! >= harmFrom;
    cells[(frequent ? 0 : 2) + (harmful ? 0 : 1)]!++;
    total += harm[row]!;
    if (!frequent) notFrequent += harm[row]!;
  }
  return {
    frequentHarmful: cells[0]!,
    frequentOnly: cells[1]!,
    harmfulOnly: cells[2]!,
    neither: cells[3]!,
    harmShareOfNotFrequent: total === 0 ? null : notFrequent / total,
  };
}
