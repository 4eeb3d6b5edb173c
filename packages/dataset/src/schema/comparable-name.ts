/**
 * Do two headings mean the same? Names compare without case, spaces, underscores, hyphens, full stops and what nobody sees.
 *
 * @example
 * comparableName('Given Name') === comparableName('given_name') // true
 */
export function comparableName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '')
    .toLowerCase()
    .replace(/[\s_.-]/g, '');
}
