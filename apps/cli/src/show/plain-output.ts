import type { Output } from '../effects.ts';

/** Takes the cursor back and clears the line: what a progress line starts with, and the one sequence that passes. */
export const ERASE_LINE = '\r\u001b[K';

/** Controls but for the end of a line and the tab, and marks that turn the direction of writing. */
const MOVING = /(?![\n\t])[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/**
 * An output on which no text can move the cursor, colour the screen or turn its line: titles, names and notes come from
 * packs and files of others.
 */
export function plainOutput(output: Output): Output {
  return {
    write(text) {
      const erases = text.startsWith(ERASE_LINE);
      const plain = (erases ? text.slice(ERASE_LINE.length) : text).replace(MOVING, ' ');
      return output.write(erases ? `${ERASE_LINE}${plain}` : plain);
    },
    get isTTY() {
      return output.isTTY;
    },
    get columns() {
      return output.columns;
    },
  };
}
