/** Words that systems and people write where they know nothing. Somebody may be called so: they are listed, never removed unasked. */
const LIKELY =
  /^[^\p{L}\p{N}]*(null|none|nil|n[^\p{L}\p{N}]?a|n[^\p{L}\p{N}]?k|n[^\p{L}\p{N}]?s|unk|unkn?own|un-?named|not (known|stated|recorded|given|provided|applicable|available|disclosed)|no (name|data|value|trace|fixed abode)|refused|missing|blank|empty|undefined|nan|tba|tbc|anon|anonymous|redacted|withheld|test|dummy|x+|z{3,}|baby|nfn|nln|fnu|lnu)?[^\p{L}\p{N}]*$/iu;

/** Whether a text looks like a word for a missing value. */
export function looksMissing(text: string): boolean {
  return text !== '' && LIKELY.test(text);
}
