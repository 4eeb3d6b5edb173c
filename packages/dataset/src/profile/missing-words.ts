import type { FieldRole } from '../schema/table-schema.ts';

/** Words that systems and people write where they know nothing. Somebody may be called so: they are listed, never removed unasked. */
const WORDS = [
  'null|none|nil|n[^\\p{L}\\p{N}]?a|n[^\\p{L}\\p{N}]?k|n[^\\p{L}\\p{N}]?s|nan|undefined|blank|empty|missing',
  'unk|unk ?n?own ?\\d*|un-?named|unidentified|unspecified|unrecorded|(?:male|female|man|woman|person) unk(?:n?own)?',
  'unk(?:n?own)? (?:male|female|man|woman|person|party|subject|suspect|offender|caller)',
  'not[ -]?(?:known|stated|recorded|given|provided|applicable|available|disclosed|entered|specified)',
  'no (?:name|data|value|trace|fixed abode|details?|surname|forename)|refused|withheld|redacted|anon|anonymous|anonymi[sz]ed',
  'ref|value|name|div/0|num|n/a',
  'test|tests|tester|test ?(?:person|name|test|record|case|user|data)|dummy|do not use',
  'j(?:oh|a)n?n?e? ?doe|joe bloggs|a n other|nominal|baby|nfn|nln|fnu|lnu|tba|tbc|tbd|ditto|as above|see (?:notes?|above|log)',
  'x+|z{3,}|(?<letter>\\p{L})\\k<letter>{3,}|0+|9{3,}',
];

const LIKELY = new RegExp(`^[^\\p{L}\\p{N}]*(?:${WORDS.join('|')})?[^\\p{L}\\p{N}]*$`, 'iu');

/** What becomes of records, written where the name stood; in a column of states these are states. */
const IN_NAMES = /^\W*(?:duplicate|merged|deleted|void|deceased|declined|testing|example|sample)\W*$/i;

/** As databases write NULL into a text. */
const NULL_MARK = '\\N';

/** A reference such as K1000000, told by its ends: a column may hold millions. Of the words only those with u, 0 and 9 end so. */
function isNumbered(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57 && /^[^u09\P{L}]/iu.test(text);
}

/** Whether a text looks like a word for a missing value, as the value of a field of this role. */
export function looksMissing(text: string, role: FieldRole): boolean {
  if (text === '' || isNumbered(text)) return false;
  return text === NULL_MARK || LIKELY.test(text) || (role === 'name' && IN_NAMES.test(text));
}
