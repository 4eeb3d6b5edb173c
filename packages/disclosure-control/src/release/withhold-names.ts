import type { CellValue, Finding, FindingTable } from '@assay/evidence';
import { localCellId } from '../cells/cell-id.ts';
import { measuredRowKey } from '../cells/row-key.ts';
import { largestHidden } from '../policy/largest-hidden.ts';
import type { GateResult } from './gate.ts';
import { protectedPlaceName } from './protection.ts';

const CROSSED = ' × ';

/**
 * Whose name would leave? A column that is read as a group may hold names of people, or what somebody typed there: a word that
 * the code does not know, and that stands for no more people than are held back by themselves, leaves as "name held back",
 * in the finding, in what was decided about it and in the list of what is hidden. A word of the code ("Mixed") stays, however few it
 * stands for, since it says which group is held back.
 *
 * A row is of few where none of its counts, before release, is more than the largest that is held back by itself. A row without a
 * count keeps its name.
 *
 * @param stated The findings before the gate, which tell how many each row stands for.
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
  { findings, record, memory }: GateResult,
  stated: readonly Finding[],
  isWordOfCode: (name: string) => boolean,
): GateResult {
  const most = largestHidden(record.policy);
  const exact = new Map(stated.map((finding) => [finding.id, finding.table]));
  const excepted = new Set(record.exceptions.map(({ finding }) => finding));
  /** By finding: of each row's key the one it leaves under. */
  const renamed = new Map<string, ReadonlyMap<string, string>>();
  const left = findings.map((finding): Finding => {
    const before = exact.get(finding.id) ?? null;
    if (finding.table === null || before === null || excepted.has(finding.id)) return finding;
    const few = keysOfFew(before, most);
    const names = new Map<string, string>();
    const keys = new Map<string, string>();
    const rows = finding.table.rows.map((row): readonly CellValue[] => {
      const key = measuredRowKey(finding.table!, row);
      if (!few.has(key)) return row;
      const held = row.map((value, at) => {
        if (finding.table!.columns[at]!.key !== true || typeof value !== 'string' || isKnown(value, isWordOfCode))
          return value;
        if (!names.has(value)) names.set(value, `name held back ${names.size + 1}`);
        return names.get(value)!;
      });
      const newKey = measuredRowKey(finding.table!, held);
      if (newKey !== key) keys.set(key, newKey);
      return held;
    });
    if (keys.size === 0) return finding;
    renamed.set(finding.id, keys);
    const { columns, totals } = finding.table;
    const nameOf = (key: string) => keys.get(key) ?? key;
    const table = {
      ...finding.table,
      columns: withRows(columns, nameOf),
      rows: heldLast(columns, rows, keys),
      ...(totals === undefined
        ? {}
        : { totals: totals.map(({ row, of }) => ({ row: nameOf(row), of: of.map(nameOf) })) }),
    };
    return { ...finding, table };
  });
  if (renamed.size === 0) return { findings, record, memory };
  const ids = new Map(
    [...renamed].flatMap(([finding, keys]) =>
      exact
        .get(finding)!
        .columns.flatMap(({ name }) =>
          [...keys].map(([from, to]) => [localCellId(finding, from, name), localCellId(finding, to, name)] as const),
        ),
    ),
  );
  const places = new Map(
    [...renamed].flatMap(([finding, keys]) =>
      exact
        .get(finding)!
        .columns.flatMap(({ name }) =>
          [...keys].map(
            ([from, to]) => [`${finding}\n${protectedPlaceName(from, name)}`, protectedPlaceName(to, name)] as const,
          ),
        ),
    ),
  );
  const decisions = record.decisions.map((decision) => ({
    ...decision,
    place: places.get(`${decision.finding}\n${decision.place}`) ?? decision.place,
  }));
  return {
    findings: left,
    memory,
    record: {
      ...record,
      decisions,
      hiddenCells: record.hiddenCells.map((id) => ids.get(id) ?? id).sort(),
      shownCells: Object.fromEntries(
        Object.entries(record.shownCells)
          .map(([id, value]) => [ids.get(id) ?? id, value] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    },
  };
}

/** Between names in their order one held back would be told by its beginning: it stands behind those of its first key. */
function heldLast(
  columns: FindingTable['columns'],
  rows: FindingTable['rows'],
  keys: ReadonlyMap<string, string>,
): FindingTable['rows'] {
  const held = new Set(keys.values());
  const isHeld = (row: readonly CellValue[]) => held.has(measuredRowKey({ columns, rows }, row));
  const [first, ...further] = columns.flatMap(({ key }, at) => (key === true ? [at] : []));
  const groups = further.length === 0 ? [null] : [...new Set(rows.map((row) => row[first!]))];
  return groups.flatMap((group) => {
    const own = further.length === 0 ? rows : rows.filter((row) => row[first!] === group);
    return [...own.filter((row) => !isHeld(row)), ...own.filter(isHeld)];
  });
}

function keysOfFew(table: FindingTable, most: number): ReadonlySet<string> {
  const { parts } = table;
  const few = table.rows.flatMap((row, at) => {
    const counts = [
      ...countsIn(table.columns, row),
      ...(parts === undefined ? [] : countsIn(parts.columns, parts.rows[at]!)),
    ];
    return counts.length > 0 && counts.every((count) => count <= most) ? [measuredRowKey(table, row)] : [];
  });
  return new Set(few);
}

function countsIn(columns: FindingTable['columns'], row: readonly CellValue[]): number[] {
  return row.filter((value, at): value is number => columns[at]!.kind?.kind === 'count' && typeof value === 'number');
}

/** Names without a letter are years, bands and sizes; crossed ones are known where each is. */
function isKnown(name: string, isWordOfCode: (name: string) => boolean): boolean {
  return name.split(CROSSED).every((each) => !/\p{L}/u.test(each) || isWordOfCode(each.replace(/^“(.*)”$/, '$1')));
}

/** What a column is made of may stand in another row, which is named by its key. */
function withRows(columns: FindingTable['columns'], nameOf: (key: string) => string): FindingTable['columns'] {
  return JSON.parse(JSON.stringify(columns), (name, value: unknown) =>
    name === 'row' && typeof value === 'string' ? nameOf(value) : value,
  ) as FindingTable['columns'];
}
