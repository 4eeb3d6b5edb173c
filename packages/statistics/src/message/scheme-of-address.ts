/**
 * Is this the address of a server rather than a path of this machine? Its scheme, or `null`. A path that was made of an
 * address (`/data/postgres:/ann:…`) is one still; a drive (`C:/`) is none.
 *
 * @example
 * [schemeOfAddress('sc://lake:15002'), schemeOfAddress('people.csv'), schemeOfAddress('C://people.csv')] // ['sc', null, null]
 */
export function schemeOfAddress(text: string): string | null {
  const found =
    /^((?:[a-z][a-z0-9+.-]+:)+)\/\//i.exec(text) ??
    /^((?:jdbc|odbc):(?:[a-z0-9]+:)*)/i.exec(text) ??
    /\/((?:[a-z][a-z0-9+.-]+:)+)\//i.exec(text);
  return found === null ? null : found[1]!.slice(0, -1).toLowerCase();
}
