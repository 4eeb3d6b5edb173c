/** The code that a text is, such as "a1", "W 1", "W-1" or "(W1)": upper case, without signs; `null` where it is anything else. */
export function bareEthnicCode(text: string): string | null {
  const found = /^[\s([]*((?:[WMABON]|IC)[\s.-]*\d|NS)[\s)\].]*$/i.exec(text);
  return found === null ? null : found[1]!.toUpperCase().replaceAll(/[\s.-]/g, '');
}
