/** What is read of a finding: the same in drafts, findings and stored results. */
interface CountedFinding {
  readonly id: string;
  readonly value?: unknown;
  readonly measure?: string | null | undefined;
  readonly table?: {
    readonly columns: readonly { readonly name: string; readonly measure?: string | undefined }[];
    readonly rows: readonly (readonly unknown[])[];
  } | null;
}

/**
 * Measures of which the parts do not sum to one whole: every finding that counts a measure, alone or group by group, must
 * come to the same total. One line for each measure that does not, with its totals.
 *
 * @example
 * differingWholes([{ id: 'a', value: 3, measure: 'people mixed' }, { id: 'b', value: 2, measure: 'people mixed' }])
 * // ['people mixed: a 3, b 2']
 */
export function differingWholes(findings: Iterable<CountedFinding>): string[] {
  const totals = new Map<string, [string, number][]>();
  const add = (measure: string, of: string, total: number): void => {
    totals.set(measure, [...(totals.get(measure) ?? []), [of, total]]);
  };
  for (const { id, value, measure, table } of findings) {
    if (typeof measure === 'string' && typeof value === 'number') add(measure, id, value);
    for (const [column, { name, measure: counted }] of (table?.columns ?? []).entries()) {
      if (counted === undefined) continue;
      const cells = table!.rows.map((row) => row[column]);
      const whole = cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
      add(counted, `${id}.${name}`, whole);
    }
  }
  return [...totals]
    .filter(([, of]) => new Set(of.map(([, total]) => total)).size > 1)
    .map(([measure, of]) => `${measure}: ${of.map(([name, total]) => `${name} ${total}`).join(', ')}`);
}
