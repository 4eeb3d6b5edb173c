/** Words that systems and people write where they know nothing. Somebody may be called so: they are listed, never removed unasked. */
const WORDS = [
  'null|none|nil|n[^\\p{L}\\p{N}]?a|n[^\\p{L}\\p{N}]?k|n[^\\p{L}\\p{N}]?s|nan|undefined|blank|empty|missing',
  'unk|unk ?n?own ?\\d*|un-?named|unidentified|unspecified|unrecorded|(?:male|female|man|woman|person) unk(?:n?own)?',
  'unk(?:n?own)? (?:male|female|man|woman|person|party|subject|suspect|offender|caller)',
  'not[ -]?(?:known|stated|recorded|given|provided|applicable|available|disclosed|entered|specified)',
  'no (?:name|data|value|trace|fixed abode|details?|surname|forename)|refused|declined|withheld|redacted|anon|anonymous|anonymi[sz]ed',
  'ref|value|name|div/0|num|n/a',
  'test|tests|testing|tester|test ?(?:person|name|test|record|case|user|data)|dummy|example|sample|do not use|duplicate|merged|deleted|void|deceased',
  'j(?:oh|a)n?n?e? ?doe|joe bloggs|a n other|nominal|baby|nfn|nln|fnu|lnu|tba|tbc|tbd|ditto|as above|see (?:notes?|above|log)',
  'x+|z{3,}|(?<letter>\\p{L})\\k<letter>{3,}|0+|9{3,}',
];

const LIKELY = new RegExp(`^[^\\p{L}\\p{N}]*(?:${WORDS.join('|')})?[^\\p{L}\\p{N}]*$`, 'iu');

/** As databases write NULL into a text. */
const NULL_MARK = '\\N';

/** A reference such as K1000000, told by its ends: a column may hold millions. Of the words only those with u, 0 and 9 end so. */
function isNumbered(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57 && /^[^u09\P{L}]/iu.test(text);
}

/** Whether a text looks like a word for a missing value. */
export function looksMissing(text: string): boolean {
  return text !== '' && !isNumbered(text) && (text === NULL_MARK || LIKELY.test(text));
}
