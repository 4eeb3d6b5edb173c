/**
 * Do two headings mean the same? Names compare without case, spaces, underscores, hyphens and full stops.
 *
 * @example
 * comparableName('Given Name') === comparableName('given_name') // true
 */
export function comparableName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.-]/g, '');
}
