const LONGEST_LINE = 500;

/** One line that moves no cursor. */
export function plainText(text: string, longest = LONGEST_LINE): string {
  return text.slice(0, longest).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
