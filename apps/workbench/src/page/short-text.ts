import { InputError } from '@assay/statistics';
import type { Fields } from './fields.ts';

/** Characters that the short fields of papers may have. */
export const LONGEST = { title: 200, owner: 100, item: 20 } as const;

/** What somebody wrote into a short field, whole: nothing of it is cut without their knowing. */
export function shortText(fields: Fields, name: keyof typeof LONGEST): string {
  const text = fields.text(name);
  if (text.length > LONGEST[name])
    throw new InputError(`${name} has ${text.length} characters. Write it in at most ${LONGEST[name]}.`);
  return text;
}
