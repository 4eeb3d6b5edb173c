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
