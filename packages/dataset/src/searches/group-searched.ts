import { type DictionaryColumn, InputError } from '@assay/statistics';

/**
 * Nothing can be compared with a group of whom nobody was searched: refuses such a one.
 *
 * @throws InputError, which says which groups there are to choose from.
 *
 * @example
 * refuseGroupNotSearched(dictionaryColumn(['White', 'Black']), 'Black') // undefined
 */
export function refuseGroupNotSearched({ values }: Pick<DictionaryColumn, 'values'>, reference: string): void {
  if (values.includes(reference)) return;
  throw new InputError(
    values.length === 0
      ? 'self-defined ethnicity is blank in every search: 0 groups recorded. Give a file that records it.'
      : `no search is of the ${reference} group: the groups are ${values.join(', ')}. Choose one of them as reference.`,
  );
}
