import { readFileSync } from 'node:fs';
import { MOST_CHOICES } from '@assay/notebook';

/** Class of the `index`-th value of a choice's first or second column, on its radio button and on what belongs to it. */
export function choiceClass(column: number, index: number): string {
  return `${column === 0 ? 'a' : 'b'}${index + 1}`;
}

const hidden = [0, 1].flatMap((column) =>
  Array.from({ length: MOST_CHOICES }, (_, index) => {
    const name = choiceClass(column, index);
    return `.choose:has(.${name}:checked) .of:not(.${name})`;
  }),
);

/** In the stylesheet it stands for the same of every value. */
const OF_ONE_VALUE = '.choose:has(.value:checked) .of:not(.value)';

/**
 * Rules by which a checked radio button shows what belongs to it and hides the rest. On paper, and in a browser that cannot
 * tell what is checked within an element (`:has`), there are no buttons and the whole table stands.
 */
export const choiceRules = readFileSync(new URL('./choice.css', import.meta.url), 'utf8')
  .trimEnd()
  .replace(OF_ONE_VALUE, hidden.join(', '));
