import type { Finding, FindingTable, TableColumn } from '@assay/evidence';
import { complementId, localCellId, measuredCellId } from './cell-id.ts';
import type { CellSystem, CountCell, SumRelation } from './count-cell.ts';
import { impliedAcross, impliedSums } from './implied-sums.ts';
import { marginRelations } from './margin-relations.ts';
import { rowKey } from './row-key.ts';

/** Id of the count in one cell of a finding's table. */
export function tableCellId(
  finding: Finding,
  table: FindingTable,
  row: FindingTable['rows'][number],
  column: TableColumn,
): string {
  const key = rowKey(table, row);
  const isTotal = table.totals?.some((total) => total.row === key) === true;
  if (column.measure === undefined || isTotal) return localCellId(finding.id, key, column.name);
  const characteristics = table.columns.flatMap((each, index) =>
    each.key === true ? [[each.name, String(row[index])] as const] : [],
  );
  return measuredCellId(column.measure, characteristics);
}

/** Ids of the counts behind a single number: the value itself, or a rate's numerator and denominator. */
export function numberCellIds(finding: Finding): { value: string; numerator: string; denominator: string } {
  const value =
    finding.measure === undefined ? localCellId(finding.id, '', 'value') : measuredCellId(finding.measure, []);
  return {
    value,
    numerator: localCellId(finding.id, '', 'numerator'),
    denominator: localCellId(finding.id, '', 'denominator'),
  };
}

/**
 * What could be set off against what? Every count of people that a set of findings would print, and every sum that ties
 * them together: row totals, column sums, rates with their complements, and the margins that tables of one measure
 * share.
 *
 * @example
 * const table = {
 *   columns: [
 *     { name: 'area', label: 'Area', unit: 'text', key: true },
 *     { name: 'people', label: 'People', unit: 'count', people: true },
 *   ],
 *   rows: [['North', 3], ['South', 40], ['All', 43]],
 *   totals: [{ row: 'All', of: ['North', 'South'] }],
 * };
 * const method = { name: 'count', source: 'stops' };
 * const draft = { id: 'stops', title: 'People stopped', questions: [], table, unit: 'count', method };
 * const { cells, relations } = collectCells([finding(draft, { cell: 'stops', file: 'notebook.ts' })]);
 * [cells.size, relations.length] // [3, 1]
 */
export function collectCells(findings: readonly Finding[]): CellSystem {
  const cells = new Map<string, CountCell>();
  const relations: SumRelation[] = [];
  /** Each table's columns of counts, which a single number elsewhere may be the sum of. */
  const sums: CountCell[][] = [];
  const scalars = new Set<string>();
  const isScalar = ({ id }: CountCell): boolean => scalars.has(id);
  const add = (cell: CountCell): void => {
    const known = cells.get(cell.id);
    cells.set(
      cell.id,
      known === undefined
        ? cell
        : {
            ...known,
            published: known.published || cell.published,
            sensitive: known.sensitive || cell.sensitive,
            isTotal: known.isTotal || cell.isTotal,
          },
    );
  };
  const relate = (total: string, parts: readonly string[]): void => {
    if (parts.length > 0 && !(parts.length === 1 && parts[0] === total)) relations.push({ total, parts });
  };
  const addComplement = (numerator: CountCell, denominator: CountCell): void => {
    // Contacts per person: the numerator is no part of the denominator.
    if (numerator.value > denominator.value || numerator.value < 0) return;
    const id = complementId(numerator.id, denominator.id);
    add({
      id,
      value: denominator.value - numerator.value,
      published: false,
      sensitive: numerator.sensitive,
      isTotal: false,
    });
    relate(denominator.id, [numerator.id, id]);
  };

  for (const finding of findings) {
    if (finding.table !== null) collectTable(finding, finding.table);
    else if (finding.people && finding.status === 'computed') collectNumber(finding);
  }
  relations.push(...marginRelations(cells), ...impliedAcross(sums, [...cells.values()].filter(isScalar)));
  return { cells, relations };

  function collectNumber(finding: Finding): void {
    const ids = numberCellIds(finding);
    if (finding.unit === 'count' && typeof finding.value === 'number') {
      add({
        id: ids.value,
        value: finding.value,
        published: true,
        sensitive: false,
        isTotal: finding.measure !== undefined,
      });
      scalars.add(ids.value);
    }
    if (finding.numerator === null || finding.denominator === null) return;
    const numerator = {
      id: ids.numerator,
      value: finding.numerator,
      published: true,
      sensitive: false,
      isTotal: false,
    };
    const denominator = {
      id: ids.denominator,
      value: finding.denominator,
      published: true,
      sensitive: false,
      isTotal: true,
    };
    add(numerator);
    add(denominator);
    scalars.add(ids.numerator).add(ids.denominator);
    addComplement(numerator, denominator);
  }

  function collectTable(finding: Finding, table: FindingTable): void {
    const counts = table.columns.flatMap((column, index) =>
      column.people === true && column.unit === 'count' ? [{ column, index }] : [],
    );
    const implied = impliedSums(
      table,
      counts.map(({ index }) => index),
    );
    const totals = [...(table.totals ?? []), ...implied.rows];
    const totalRows = new Set(totals.map((total) => total.row));
    const idsByColumn = new Map(counts.map(({ column }) => [column.name, new Map<string, string>()]));

    for (const row of table.rows) {
      const key = rowKey(table, row);
      const inRow = new Map<string, CountCell>();
      for (const { column, index } of counts) {
        const value = row[index];
        if (typeof value !== 'number') continue;
        const cell: CountCell = {
          id: tableCellId(finding, table, row, column),
          value,
          published: true,
          sensitive: column.sensitive === true,
          isTotal: column.sumOf !== undefined || totalRows.has(key) || implied.columns.some(isTotalOf(column)),
        };
        add(cell);
        inRow.set(column.name, cell);
        idsByColumn.get(column.name)!.set(key, cell.id);
      }
      for (const { column } of counts) {
        const parts = column.sumOf?.map((name) => inRow.get(name)?.id);
        const total = inRow.get(column.name);
        if (parts !== undefined && total !== undefined && parts.every((id) => id !== undefined))
          relate(total.id, parts as string[]);
      }
      for (const { total, parts } of implied.columns) {
        const ids = [total, ...parts].map((name) => inRow.get(name)?.id);
        if (ids.every((id) => id !== undefined)) relate(ids[0]!, ids.slice(1) as string[]);
      }
      for (const column of table.columns) {
        const numerator = column.numerator === undefined ? undefined : inRow.get(column.numerator);
        const denominator = column.denominator === undefined ? undefined : inRow.get(column.denominator);
        if (numerator !== undefined && denominator !== undefined) addComplement(numerator, denominator);
      }
    }
    for (const total of totals) {
      for (const { column } of counts) {
        const ids = idsByColumn.get(column.name)!;
        const totalId = ids.get(total.row);
        const parts = total.of.map((key) => ids.get(key));
        if (totalId !== undefined && parts.every((id) => id !== undefined)) relate(totalId, parts as string[]);
      }
    }
    for (const { column } of counts) {
      const parts = [...idsByColumn.get(column.name)!].filter(([key]) => !totalRows.has(key));
      sums.push(parts.map(([, id]) => cells.get(id)!));
    }
  }
}

function isTotalOf(column: TableColumn): (sum: { readonly total: string }) => boolean {
  return ({ total }) => total === column.name;
}
