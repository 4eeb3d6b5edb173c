import type { FieldRole } from '../../schema/table-schema.ts';

/** Characters that nobody sees: controls, zero-width spaces, marks of direction, soft hyphens, fillers, selectors and tags. */
const UNSEEN = /(?![\t-\r])\p{Cc}|(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}|[\u2028\u2029\ufff9-\ufffb]/gu;

/** Joiners that have a meaning only between letters of the scripts that join. */
const STRAY_JOINERS =
  /(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{M}])[\u200c\u200d]/gu;

/** Line breaks, tabs and unusual spaces, which in a name are spaces. */
const UNUSUAL_SPACES = /[\t-\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;

const SEEN = /^[\x20-\x7e]*$/;

/**
 * The text as people read it, trimmed and in Unicode NFC, and whether anything unseen was taken out of it.
 *
 * @example
 * cleanText(' Zoe\u0308 ', 'name') // { text: 'Zoë', isChanged: false }
 */
export function cleanText(text: string, role: FieldRole): { readonly text: string; readonly isChanged: boolean } {
  if (SEEN.test(text)) return { text: text.trim(), isChanged: false };
  const seen = text.replace(UNSEEN, '').replace(STRAY_JOINERS, '');
  const spaced = role === 'name' ? seen.trim().replace(UNUSUAL_SPACES, ' ') : seen;
  return {
    text: spaced.trim().normalize('NFC'),
    isChanged: seen.length !== text.length || (role === 'name' && spaced !== seen.trim()),
  };
}
