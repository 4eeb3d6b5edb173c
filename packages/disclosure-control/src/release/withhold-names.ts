import type { CellValue, Finding, FindingTable } from '@assay/evidence';
import { localCellId } from '../cells/cell-id.ts';
import { measuredRowKey } from '../cells/row-key.ts';
import { largestHidden } from '../policy/largest-hidden.ts';
import { withCoarseKeys } from './coarse-keys.ts';
import type { GateResult } from './gate.ts';
import { CROSSED, namesIn, namesOfFew } from './names-of-few.ts';
import { protectedPlaceName } from './protection.ts';
import { renameRows } from './rename-rows.ts';
import { sayWithoutNames } from './say-without-names.ts';

/**
 * Whose name would leave? A column that is read as a group may hold names of people, or what somebody typed there: a word that
 * the code does not know, and that stands nowhere for more than are held back by themselves, leaves as "name held back 1"
 * wherever it is written: in keys, sums and texts of findings, in what was decided about them and in the list of what is hidden.
 * A word of the code ("Mixed") stays, however few it stands for, since it says which group is held back.
 *
 * @param stated The findings before the gate, which tell how many each name stands for.
 * @param isWordOfCode Whether a name stands in the code, so that it cannot come from data.
 *
 * @example
 * const kind = { kind: 'count', counts: 'people' };
 * const columns = [{ name: 'word', label: 'Word', unit: 'text', key: true, kind: { kind: 'key' } }, { name: 'people', label: 'People', unit: 'count', kind }];
 * const draft = { id: 'words', title: 'Words', questions: [], table: { columns, rows: [['Jane Doe', 3]] }, unit: 'count', method: { name: 'Count', source: 'the file' } };
 * const stated = [finding(draft, { cell: 'words', file: 'notebook.ts' })];
 * withholdNames(await gate(stated, { population: [] }), stated, () => false).findings[0].table.rows // [['name held back 1', '[c]']]
 */
export function withholdNames(
  result: GateResult,
  stated: readonly Finding[],
  isWordOfCode: (name: string) => boolean,
): GateResult {
  const { findings, record } = result;
  const excepted = new Set(record.exceptions.map(({ finding }) => finding));
  const isOpen = ({ id }: Finding) => !excepted.has(id);
  const most = largestHidden(record.policy);
  const { heldBack, isOfMany } = namesOfFew(stated.filter(isOpen), findings.filter(isOpen), most, isWordOfCode);
  const labels = new Set(
    stated.flatMap(({ title, table }) => [title, ...(table?.columns.map(({ label }) => label) ?? [])]),
  );
  const say = sayWithoutNames(heldBack, (name) => labels.has(name) || isWordOfCode(name) || isOfMany(name));
  const { placeOf, idOf } = placesOf(stated.filter(isOpen).map(withCoarseKeys), heldBack);
  const decisions = record.decisions.map((decision) => ({
    ...decision,
    place: placeOf(decision.finding, decision.place),
  }));
  const shown = Object.entries(record.shownCells).map(([id, value]) => [idOf(id), value] as const);
  return {
    ...result,
    findings: findings.map((finding) => (isOpen(finding) ? withoutNames(finding, heldBack, say) : finding)),
    record: {
      ...record,
      decisions,
      hiddenCells: record.hiddenCells.map(idOf).sort(),
      shownCells: Object.fromEntries(shown.sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

/** How places of numbers are named once names are held back. */
function placesOf(stated: readonly Finding[], heldBack: ReadonlyMap<string, string>) {
  const places = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const { id, table } of stated) {
    for (const row of table?.rows ?? []) {
      const [from, to] = [row, keysHeldBack(table!.columns, row, heldBack)].map((each) => measuredRowKey(table!, each));
      if (from === to) continue;
      for (const { name } of [...table!.columns, ...(table!.parts?.columns ?? [])]) {
        places.set(`${id}\n${protectedPlaceName(from!, name)}`, protectedPlaceName(to!, name));
        ids.set(localCellId(id, from!, name), localCellId(id, to!, name));
      }
    }
  }
  return {
    placeOf: (finding: string, place: string) => places.get(`${finding}\n${place}`) ?? place,
    idOf: (id: string) => ids.get(id) ?? id,
  };
}

function keysHeldBack(
  columns: FindingTable['columns'],
  row: readonly CellValue[],
  heldBack: ReadonlyMap<string, string>,
): readonly CellValue[] {
  return row.map((value, at) =>
    columns[at]!.key === true && typeof value === 'string' ? keyWithout(value, heldBack) : value,
  );
}

/** The key with each name that is held back under what stands in its place. */
function keyWithout(key: string, heldBack: ReadonlyMap<string, string>): string {
  const names = namesIn(key);
  return names.some((name) => heldBack.has(name)) ? names.map((name) => heldBack.get(name) ?? name).join(CROSSED) : key;
}

function withoutNames(finding: Finding, heldBack: ReadonlyMap<string, string>, say: (text: string) => string): Finding {
  const sayOrNull = (text: string | null) => (text === null ? null : say(text));
  const { table } = finding;
  return {
    ...finding,
    title: say(finding.title),
    reason: sayOrNull(finding.reason),
    value: typeof finding.value === 'string' ? say(finding.value) : finding.value,
    denominatorLabel: sayOrNull(finding.denominatorLabel),
    limitations: finding.limitations.map(say),
    table: table && tableWithoutNames(table, heldBack, say),
  };
}

function tableWithoutNames(
  table: FindingTable,
  heldBack: ReadonlyMap<string, string>,
  say: (text: string) => string,
): FindingTable {
  const { columns } = table;
  const keys = new Map<string, string>();
  const rows = table.rows.map((row) => {
    const held = keysHeldBack(columns, row, heldBack);
    const [from, to] = [row, held].map((each) => measuredRowKey(table, each));
    if (from !== to) keys.set(from!, to!);
    return held.map((value, at) => (columns[at]!.key !== true && typeof value === 'string' ? say(value) : value));
  });
  const left = renameRows(table, heldLast(columns, rows, new Set(keys.values())), (key) => keys.get(key) ?? key);
  return { ...left, columns: left.columns.map((column) => ({ ...column, label: say(column.label) })) };
}

/** Between names in their order one held back would be told by its beginning: it stands behind those of its first key. */
function heldLast(
  columns: FindingTable['columns'],
  rows: FindingTable['rows'],
  held: ReadonlySet<string>,
): FindingTable['rows'] {
  if (held.size === 0) return rows;
  const isHeld = (row: readonly CellValue[]) => held.has(measuredRowKey({ columns, rows }, row));
  const [first, ...further] = columns.flatMap(({ key }, at) => (key === true ? [at] : []));
  const groupOf = (row: readonly CellValue[]) => (further.length === 0 ? null : row[first!]);
  const left = rows.filter((row) => !isHeld(row));
  const last = new Map(left.map((row, at) => [groupOf(row), at]));
  const behind = (group: unknown) => rows.filter((row) => isHeld(row) && groupOf(row) === group);
  return [
    ...left.flatMap((row, at) => (last.get(groupOf(row)) === at ? [row, ...behind(groupOf(row))] : [row])),
    ...rows.filter((row) => isHeld(row) && !last.has(groupOf(row))),
  ];
}
