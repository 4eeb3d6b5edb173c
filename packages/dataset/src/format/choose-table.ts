import { InputError } from '@assay/statistics';

/** Which table of a database is meant: the named one, or the only one. */
export function chosenTable(path: string, tables: readonly string[], wanted: string | undefined): string {
  const listed = tables.join(', ');
  if (tables.length === 0) throw new InputError(`${path} has no table. Check that it is the database you mean.`);
  if (wanted !== undefined) {
    const found =
      tables.find((each) => each === wanted) ?? tables.find((each) => each.toLowerCase() === wanted.toLowerCase());
    if (found !== undefined) return found;
    throw new InputError(`${path} has no table "${wanted}". It has ${listed}. Name one of these.`);
  }
  if (tables.length === 1) return tables[0]!;
  throw new InputError(
    `${path} has ${tables.length} tables: ${listed}. Say which: --sheet "${tables[0]}", or --query "SELECT … FROM …"`,
  );
}

/** A query reads and does nothing else: one statement that selects. */
export function refuseOtherThanSelect(query: string): void {
  const text = query.trim().replace(/;\s*$/, '');
  if (/^(select|with|from|values)\b/i.test(text) && !text.includes(';')) return;
  throw new InputError(
    `the query "${query.slice(0, 60)}" is not one SELECT. Write --query "SELECT a, b FROM table WHERE …"`,
  );
}
