import type { CellValue, Finding, FindingTable } from '@assay/evidence';
import { localCellId } from '../cells/cell-id.ts';
import { measuredRowKey } from '../cells/row-key.ts';
import { largestHidden } from '../policy/largest-hidden.ts';
import type { GateResult } from './gate.ts';
import { withoutNumbers } from './mask-texts.ts';
import { CROSSED, mayName, namesIn, namesOfFew } from './names-of-few.ts';
import { protectedPlaceName } from './protection.ts';

/** Shorter ones are found in sentences that are not about them. */
const SHORTEST_IN_SENTENCE = 3;
/** In a sentence what comes out of a file stands in these. */
const QUOTED = /“([^”]*)”/g;
const NOT_SAID = '“…”';

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
  const say = sayer(heldBack, (name) => labels.has(name) || isWordOfCode(name) || isOfMany(name));
  const { placeOf, idOf } = placesOf(stated.filter(isOpen), heldBack);
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
  const { columns, totals } = table;
  const keys = new Map<string, string>();
  const rows = table.rows.map((row) => {
    const held = keysHeldBack(columns, row, heldBack);
    const [from, to] = [row, held].map((each) => measuredRowKey(table, each));
    if (from !== to) keys.set(from!, to!);
    return held.map((value, at) => (columns[at]!.key !== true && typeof value === 'string' ? say(value) : value));
  });
  const nameOf = (key: string) => keys.get(key) ?? key;
  return {
    ...table,
    columns: withRows(columns, nameOf).map((column) => ({ ...column, label: say(column.label) })),
    rows: heldLast(columns, rows, new Set(keys.values())),
    ...(totals === undefined
      ? {}
      : { totals: totals.map(({ row, of }) => ({ row: nameOf(row), of: of.map(nameOf) })) }),
  };
}

/** A text that is a name, or holds one as words of its own; what is quoted in it is of the code, of many, or not said. */
function sayer(
  heldBack: ReadonlyMap<string, string>,
  mayBeQuoted: (name: string) => boolean,
): (text: string) => string {
  // A number in a name was masked in texts before: which of several names it was is not told any more.
  const masked = [...heldBack.keys()].map((name) => [withoutNumbers(name), 'a name held back'] as const);
  const said = new Map([...masked, ...heldBack]);
  const long = [...said.keys()].filter((name) => name.length >= SHORTEST_IN_SENTENCE);
  const escaped = long.sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern =
    escaped.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => {
    const known = said.get(text);
    if (known !== undefined) return known;
    const named = pattern === null ? text : text.replace(pattern, (name) => said.get(name)!);
    return named.replace(QUOTED, (quoted, name: string) =>
      !mayName(name) || isHeldBack(name) || mayBeQuoted(name) ? quoted : NOT_SAID,
    );
  };
}

const isHeldBack = (name: string) => /^(?:a )?name held back(?: \d+)?$/.test(name);

/** Between names in their order one held back would be told by its beginning: it stands behind those of its first key. */
function heldLast(
  columns: FindingTable['columns'],
  rows: FindingTable['rows'],
  held: ReadonlySet<string>,
): FindingTable['rows'] {
  const isHeld = (row: readonly CellValue[]) => held.has(measuredRowKey({ columns, rows }, row));
  const [first, ...further] = columns.flatMap(({ key }, at) => (key === true ? [at] : []));
  const firsts = further.length === 0 ? [null] : [...new Set(rows.map((row) => row[first!]))];
  const groups = firsts.map((name) => (name === null ? rows : rows.filter((row) => row[first!] === name)));
  const ordered = groups.map((own) => [...own.filter((row) => !isHeld(row)), ...own.filter(isHeld)]);
  const isAllHeld = (own: FindingTable['rows']) => own.every(isHeld);
  return [...ordered.filter((own) => !isAllHeld(own)), ...ordered.filter(isAllHeld)].flat();
}

/** What a column is made of may stand in another row, which is named by its key. */
function withRows(columns: FindingTable['columns'], nameOf: (key: string) => string): FindingTable['columns'] {
  return JSON.parse(JSON.stringify(columns), (name, value: unknown) =>
    name === 'row' && typeof value === 'string' ? nameOf(value) : value,
  ) as FindingTable['columns'];
}
