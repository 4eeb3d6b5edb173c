import { type CountKind, type Finding, type FindingTable, isStated, type TableColumn } from '@assay/evidence';
import { boundUnder } from './bound-of.ts';
import { measuredCellId } from './cell-id.ts';
import type { CountPlace } from './count-cell.ts';
import { countsPeopleColumn, countsPeopleNumber } from './counts-people.ts';
import { impliedTotalRows } from './implied-sums.ts';
import { measuredRowKey } from './row-key.ts';

type Characteristics = readonly (readonly [string, string])[];

/** Every count of people in a finding: of its table, of what stands behind the table, or of its single number. */
export function countPlaces(finding: Finding): CountPlace[] {
  if (!isStated(finding)) return [];
  return finding.table === null ? numberPlaces(finding) : tablePlaces(finding, finding.table);
}

function numberPlaces(finding: Finding): CountPlace[] {
  const { kind, parts = [] } = finding;
  const fewest = fewestAlone(parts, [kind, ...parts.map((part) => part.kind)]);
  const at = (column: string, value: unknown, kind: CountKind | undefined, isTotal: boolean): CountPlace[] =>
    typeof value === 'number'
      ? [
          {
            finding: finding.id,
            row: '',
            column,
            value,
            counts: kind?.counts ?? 'records',
            sensitive: false,
            isTotal,
            isInTotalRow: false,
            identity: identityOf(kind, finding.measure, []),
            isFewest: fewest.has(column),
          },
        ]
      : [];
  const places: CountPlace[] = [];
  if (countsPeopleNumber(finding)) {
    places.push(
      ...at('value', finding.value, kind?.kind === 'count' ? kind : undefined, finding.measure !== undefined),
    );
  }
  const wholes = kind === undefined ? [] : wholesOf(kind);
  for (const part of parts) {
    if (part.kind.kind === 'count' && countsPeopleColumn({ unit: 'count', kind: part.kind })) {
      places.push(...at(part.name, part.value, part.kind, wholes.includes(part.name)));
    }
  }
  return places;
}

/** Names of the parts that others are a part of. */
function wholesOf(kind: NonNullable<Finding['kind']>): readonly string[] {
  const name = (part: unknown): string[] => (typeof part === 'string' ? [part] : []);
  if (kind.kind === 'share' || kind.kind === 'rate') return name(kind.outOf);
  return 'group' in kind ? [...name(kind.group.outOf), ...name(kind.reference.outOf)] : [];
}

function tablePlaces(finding: Finding, table: FindingTable): CountPlace[] {
  const counted = table.columns.flatMap((column, index) => (countsPeopleColumn(column) ? [index] : []));
  const implied = impliedTotalRows(table, counted).map((at) => measuredRowKey(table, table.rows[at]!));
  const totals = new Set([...(table.totals ?? []).map(({ row }) => row), ...implied]);
  const keys = table.columns.flatMap((column, index) =>
    column.key === true ? [{ name: column.name, label: column.label, index }] : [],
  );
  const wholes = new Set(table.columns.flatMap(({ kind }) => (kind === undefined ? [] : wholesOf(kind))));
  const behind = table.parts?.columns ?? [];
  const fewest = fewestAlone(
    behind,
    [...table.columns, ...behind].map(({ kind }) => kind),
  );
  return table.rows.flatMap((row, at) => {
    const key = measuredRowKey(table, row);
    const isTotalRow = totals.has(key);
    const bounded = keys.map(({ label, index }) => boundUnder(label, String(row[index]))).join(',');
    const characteristics = keys.map(({ name, index }) => [name, String(row[index])] as const);
    const place = (column: TableColumn, value: unknown): CountPlace[] => {
      if (!countsPeopleColumn(column) || typeof value !== 'number') return [];
      const kind = column.kind?.kind === 'count' ? column.kind : undefined;
      return [
        {
          finding: finding.id,
          row: key,
          ...(bounded === key ? {} : { bounded }),
          column: column.name,
          value,
          counts: kind?.counts ?? 'records',
          sensitive: column.sensitive === true,
          isInTotalRow: isTotalRow,
          isTotal: isTotalRow || column.sumOf !== undefined || wholes.has(column.name),
          identity: isTotalRow ? null : identityOf(kind, column.measure, characteristics),
          isFewest: fewest.has(column.name),
        },
      ];
    };
    return [
      ...table.columns.flatMap((column, index) => place(column, row[index])),
      ...(table.parts?.columns.flatMap((column, index) => place(column, table.parts!.rows[at]![index])) ?? []),
    ];
  });
}

/** Names of the parts that stand behind a number as its fewest and as nothing else. */
function fewestAlone(
  parts: readonly { readonly name: string }[],
  kinds: readonly (Finding['kind'] | null)[],
): ReadonlySet<string> {
  const asFewest = new Set<unknown>();
  const otherwise = new Set<unknown>();
  for (const kind of kinds) {
    for (const [role, named] of Object.entries(kind ?? {})) {
      const into = role === 'fewest' ? asFewest : otherwise;
      for (const name of [named].flat()) {
        if (typeof name === 'string') into.add(name);
        else if (name !== null && typeof name === 'object') for (const each of Object.values(name)) otherwise.add(each);
      }
    }
  }
  return new Set(parts.flatMap(({ name }) => (asFewest.has(name) && !otherwise.has(name) ? [name] : [])));
}

function identityOf(kind: CountKind | undefined, measure: string | undefined, keys: Characteristics): string | null {
  const where = Object.entries(kind?.where ?? {});
  if (kind?.population !== undefined)
    return measuredCellId(`${kind.counts} of ${kind.population}`, [...keys, ...where]);
  return measure === undefined ? null : measuredCellId(measure, keys);
}
