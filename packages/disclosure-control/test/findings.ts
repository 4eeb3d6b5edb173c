import { type Finding, type FindingTable, remakeFinding, type TableColumn } from '@assay/evidence';

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

export const key = (name: string): TableColumn => ({
  name,
  label: name,
  unit: 'text',
  key: true,
  kind: { kind: 'key' },
});

export const people = { kind: 'count', counts: 'people' } as const;

export const count = (name: string, more: Partial<TableColumn> = {}): TableColumn => ({
  name,
  label: name,
  unit: 'count',
  kind: people,
  ...more,
});

/** A column whose counts are of these people, so that other findings can count the same. */
export const countOf = (name: string, population: string, where?: Readonly<Record<string, string>>): TableColumn =>
  count(name, { kind: { ...people, population, ...(where === undefined ? {} : { where }) } });

/** A single count of people. */
export const single = (id: string, value: number): Finding => finding({ id, value, kind: people });

/** A single share, with the counts it is made of. */
export function share(id: string, of: number, outOf: number): Finding {
  const parts = [
    { name: 'of', label: 'of', kind: people, value: of },
    { name: 'outOf', label: 'out of', kind: people, value: outOf },
  ];
  const kind = { kind: 'share', of: 'of', outOf: 'outOf', interval: 'wilson' } as const;
  return remakeFinding(finding({ id, unit: 'proportion', kind, parts, numerator: of, denominator: outOf }));
}

/** A table of one count by one characteristic, with its total as the last row. */
export function oneWayTable(values: readonly number[], more: Partial<TableColumn> = {}): FindingTable {
  const names = values.map((_, index) => `group ${index}`);
  return {
    columns: [key('group'), count('people', more)],
    rows: [...values.map((value, index) => [names[index]!, value]), ['All', values.reduce((a, b) => a + b, 0)]],
    totals: [{ row: 'All', of: names }],
  };
}
