/**
 * Headings without the name of the table that they come from, where all begin with the same: `Person[Forename]` of Power BI,
 * `[dbo].[Forename]` of SQL Server, `person.forename`, `NOM_FORENAME`. Where they begin in several ways each stays as it is: the sex
 * of a suspect is not that of a caller.
 */
export function bareHeadings(headings: readonly string[]): string[] {
  const plain = headings.map((heading) =>
    heading
      .trim()
      .replace(/\]?\.?\[/g, '.')
      .replace(/\]/g, ''),
  );
  const [first = '', ...others] = plain;
  let shared = others.length === 0 ? 0 : first.length;
  for (const other of others) {
    let same = 0;
    while (same < shared && first[same] === other[same]) same++;
    shared = same;
  }
  const prefix = /^.*[._ :/]/.exec(first.slice(0, shared))?.[0] ?? '';
  return plain.map((heading) => heading.slice(prefix.length));
}
