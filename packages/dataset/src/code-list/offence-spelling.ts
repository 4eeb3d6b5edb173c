import { InputError } from '@assay/statistics';

/** What published lists call offences that forces have names of their own for. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  violence: ['violence and sexual offences', 'violence against the person', 'violent crime'],
  drugs: ['drug offences', 'drug offence'],
  burglary: ['burglary - residential', 'residential burglary'],
  'domestic abuse': ['domestic violence', 'domestic incident'],
  'dangerous driving': ['causing danger to road users'],
};

/**
 * How does this file spell an offence? The first of its words that is the name, case and blanks at either end aside, or
 * else what published lists call it (data.police.uk, the Home Office counting rules); `null` where it has neither.
 *
 * @example
 * offenceSpelling(['Burglary', 'Violence and sexual offences'], 'violence') // 'Violence and sexual offences'
 */
export function offenceSpelling(words: readonly string[], name: string): string | null {
  const wanted = name.trim().toLowerCase();
  for (const each of [wanted, ...(OTHER_NAMES[wanted] ?? [])]) {
    const found = words.find((word) => word.trim().toLowerCase() === each);
    if (found !== undefined) return found;
  }
  return null;
}

/** An offence asked for by a parameter, and the one that is usual for it. */
export interface AskedOffence {
  readonly parameter: string;
  readonly wanted: string;
  readonly usual: string;
}

/**
 * Refuses an offence that somebody asked for by name and that no event is of: it would be asked for in vain. The usual one may be
 * missing, and where the file names no offence at all none is refused.
 *
 * @throws InputError, which names the offences that there are.
 *
 * @example
 * refuseUnknownOffences(['Burglary'], [{ parameter: 'drugOffence', wanted: 'drugs', usual: 'drugs' }]) // undefined
 */
export function refuseUnknownOffences(known: readonly string[], asked: readonly AskedOffence[]): void {
  for (const { parameter, wanted, usual } of asked) {
    if (known.length === 0 || wanted === usual || offenceSpelling(known, wanted) !== null) continue;
    const names = known.slice(0, 8).join(', ');
    throw new InputError(
      `parameter ${parameter} is "${wanted}", and no event is of that offence: they are ${names}${known.length > 8 ? ' and others' : ''}. Name one of these.`,
    );
  }
}
