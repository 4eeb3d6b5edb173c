import type { Finding, FindingTable, TableColumn } from '@assay/evidence';

/** A finding with nothing but what a disclosure test cares about. */
export function finding(parts: Partial<Finding> & { id: string }): Finding {
  return {
    title: parts.id,
    questions: [],
    status: 'computed',
    reason: null,
    value: null,
    table: null,
    unit: 'count',
    numerator: null,
    denominator: null,
    denominatorLabel: null,
    people: false,
    interval: null,
    tolerance: { kind: 'exact', absolute: 0, relative: 0 },
    disclosure: { status: 'not-reviewed', rule: '' },
    method: { name: '', source: '' },
    source: { cell: '', file: '' },
    limitations: [],
    ...parts,
  };
}

export const key = (name: string): TableColumn => ({ name, label: name, unit: 'text', key: true });
export const count = (name: string, more: Partial<TableColumn> = {}): TableColumn => ({
  name,
  label: name,
  unit: 'count',
  people: true,
  ...more,
});

/** A table of one count by one characteristic, with its total as the last row. */
export function oneWayTable(values: readonly number[], more: Partial<TableColumn> = {}): FindingTable {
  const names = values.map((_, index) => `group ${index}`);
  return {
    columns: [key('group'), count('people', more)],
    rows: [...values.map((value, index) => [names[index]!, value]), ['All', values.reduce((a, b) => a + b, 0)]],
    totals: [{ row: 'All', of: names }],
  };
}
