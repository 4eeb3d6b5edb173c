/** Room to the left of an axis for its longest name, in chart units; long names are cut by the browser, never the page. */
export function labelMargin(names: readonly string[]): number {
  const longest = Math.max(0, ...names.map((name) => [...name].length));
  return Math.min(260, Math.max(48, 18 + longest * 7.4));
}
