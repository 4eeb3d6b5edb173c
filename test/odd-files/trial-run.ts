import type { Table } from '@assay/dataset';
import { type FindingDraft, type FindingTable, findingProblems } from '@assay/evidence';
import { computeFindings, type Notebook, type ParameterValue } from '@assay/notebook';
import { InputError } from '@assay/statistics';

/** What became of a run: its findings, a refusal before any finding, or a crash. */
export interface Trial {
  readonly found: ReadonlyMap<string, FindingDraft> | null;
  readonly faults: readonly string[];
}

/** Runs a notebook and says what is wrong with what came out; `whole` is what it states of the full tables. */
export async function trialRun(
  notebook: Notebook,
  tables: Readonly<Record<string, Table>>,
  parameters: Readonly<Record<string, ParameterValue>>,
  { mayRefuse, whole }: { readonly mayRefuse: boolean; readonly whole: Trial['found'] },
): Promise<Trial> {
  let findingsStated = 0;
  const watched: Notebook = {
    ...notebook,
    // The cells stay the ones that others need; only when each is done is watched.
    get cells() {
      const cells = notebook.cells;
      return new Proxy(cells, {
        get(target, key, receiver) {
          if (key === Symbol.iterator) {
            return function* () {
              // The cells are gone through more than once; the last time is the one that computes them.
              findingsStated = 0;
              for (const cell of target) {
                yield cell;
                if (cell.kind === 'findings') findingsStated++;
              }
            };
          }
          return Reflect.get(target, key, receiver);
        },
      });
    },
  };
  try {
    const found = await computeFindings(watched, tables, parameters);
    const rows = Object.values(tables).reduce((sum, { rowCount }) => sum + rowCount, 0);
    return {
      found,
      faults: [...found.values()].flatMap((draft) => [
        ...faultsOf(draft, whole?.get(draft.id)),
        ...inventedRows(draft, rows),
      ]),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof InputError)) return { found: null, faults: [`crash: ${message}`] };
    if (findingsStated > 0) return { found: null, faults: [`refused after ${findingsStated} steps: ${message}`] };
    return { found: null, faults: mayRefuse ? [] : [`refused what is optional: ${message}`] };
  }
}

/** What is counted one for a row, so that there are never more of them than rows that were given. */
const OF_ROWS: readonly string[] = [
  'records',
  'contacts',
  'profiles',
  'events',
  'reports',
  'staff',
  'cases',
  'victims',
];

/** What is stated of more rows than were given, and says so: checks of each field of each row; a register as large as is asked. */
const BEYOND_ROWS: readonly string[] = ['scorecard.summary', 'size.errors'];

/** Counts of more rows than were given: somebody's rows were put beside them. */
function inventedRows({ id, kind, value, table }: FindingDraft, rows: number): string[] {
  if (BEYOND_ROWS.includes(id)) return [];
  const isBeyond = (each: unknown, of: typeof kind) =>
    of?.kind === 'count' && OF_ROWS.includes(of.counts) && typeof each === 'number' && each > rows;
  const columns = (table?.columns ?? []).filter((column, at) =>
    table!.rows.some((row) => isBeyond(row[at], column.kind)),
  );
  return [
    ...(isBeyond(value, kind) ? [`${id}: counts ${value} where ${rows} rows were given`] : []),
    ...columns.map(({ name }) => `${id}: column ${name} counts more than the ${rows} rows that were given`),
  ];
}

const SHARES: readonly string[] = ['proportion', 'percentage-points', 'ratio', 'score', 'rate-per-1000'];

function faultsOf(draft: FindingDraft, whole: FindingDraft | undefined): string[] {
  const faults = findingProblems(draft).map((problem) => `${draft.id}: ${problem}`);
  if (draft.fault !== undefined) faults.push(`${draft.id} could not be stated: ${draft.fault}`);
  if (typeof draft.value === 'number') {
    if (draft.denominator === 0) faults.push(`${draft.id}: a number of nothing, ${draft.value} of 0`);
    // A share that is somewhere between when all is known, and exactly nought when something is not, is of nothing.
    const was = whole?.value;
    if (draft.value === 0 && typeof was === 'number' && was !== 0 && SHARES.includes(draft.unit)) {
      faults.push(`${draft.id}: exactly 0, and ${was} of the whole file`);
    }
  }
  if (whole !== undefined && typeof draft.value === 'number' && typeof whole.value === 'number') {
    const isCount = draft.kind?.kind === 'count';
    if (isCount && draft.value === 0 && whole.value > 0)
      faults.push(`${draft.id}: 0, and ${whole.value} of the whole file`);
    const isAll = SHARES.includes(draft.unit) && draft.kind?.kind === 'share' && draft.value === 1 && whole.value < 1;
    if (isAll) faults.push(`${draft.id}: all of them, and ${whole.value} of the whole file`);
  }
  return [...faults, ...tableFaults(draft), ...(whole === undefined ? [] : fallenColumns(draft, whole))];
}

/** Columns of counts or shares that are nought in every row, or one, where they were not in the whole file. */
function fallenColumns({ id, table }: FindingDraft, { table: before }: FindingDraft): string[] {
  if (!table || !before || table.rows.length === 0) return [];
  return table.columns.flatMap(({ name, kind }, at) => {
    const was = before.columns.findIndex((column) => column.name === name);
    if (was < 0 || (kind?.kind !== 'count' && kind?.kind !== 'share')) return [];
    const nameOf = (columns: FindingTable['columns'], row: FindingTable['rows'][number]) =>
      row.filter((_, place) => columns[place]!.key === true).join(', ');
    const wasAt = new Map(before.rows.map((row) => [nameOf(before.columns, row), row[was]]));
    /** Whether every row says this, and one that was there said something else. */
    const isEach = (value: number) =>
      table.rows.every((row) => row[at] === value || row[at] === null) &&
      table.rows.some((row) => {
        const earlier = wasAt.get(nameOf(table.columns, row));
        return row[at] === value && typeof earlier === 'number' && earlier !== value;
      });
    return [0, 1].flatMap((value) =>
      (value === 0 || kind.kind === 'share') && isEach(value)
        ? [`${id}: column ${name} is ${value} in every row, and was not of the whole file`]
        : [],
    );
  });
}

function tableFaults({ id, table }: FindingDraft): string[] {
  if (!table) return [];
  const place = (name: string | undefined) => table.columns.findIndex((column) => column.name === name);
  return table.columns.flatMap((column, at) => {
    const outOf = place(column.denominator);
    const ofNothing = table.rows.some((row) => outOf >= 0 && row[outOf] === 0 && row[at] !== null);
    const isNumber = table.rows.every((row) => typeof row[at] !== 'number' || Number.isFinite(row[at]));
    return [
      ...(ofNothing ? [`${id}: column ${column.name} states a number of nothing`] : []),
      ...(isNumber ? [] : [`${id}: column ${column.name} holds no finite number`]),
    ];
  });
}
