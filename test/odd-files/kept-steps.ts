import { isDeepStrictEqual } from 'node:util';
import type { Table } from '@assay/dataset';
import type { Cell, Need, Notebook } from '@assay/notebook';

type Given = Readonly<Record<string, unknown>>;

/** A step of the first run: what it was given, which columns were read of each input, and what it gave. */
interface Step {
  readonly given: Given;
  readonly read: ReadonlyMap<string, ReadonlySet<string>>;
  readonly value: unknown;
}

/**
 * The notebook, whose first run is remembered. A step of a later run that is given the same values, and inputs that say the same
 * in every column that was read of them, gives what it gave: steps are pure functions of what they need.
 */
export function withKeptSteps(notebook: Notebook): Notebook {
  const keeping = new Map<Cell, Cell>();
  const keep = (cell: Cell): Cell => {
    const known = keeping.get(cell);
    if (known !== undefined) return known;
    const needs = Object.fromEntries(Object.entries(cell.needs).map(([as, need]) => [as, keepNeed(need)]));
    const kept = { ...cell, needs, compute: computedOnce(cell) };
    keeping.set(cell, kept);
    return kept;
  };
  const keepNeed = (need: Need): Need => {
    if (need.kind === 'cell' || need.kind === 'findings') return keep(need);
    return need.kind === 'where-rows' && need.of.kind !== 'input' ? { ...need, of: keep(need.of) } : need;
  };
  return { ...notebook, cells: notebook.cells.map(keep) };
}

function computedOnce(cell: Cell): Cell['compute'] {
  let first: Step | null = null;
  // What the step would be given in the run that keeps its value.
  let instead: Given = {};
  return async (given: Given, context) => {
    if (first === null) {
      instead = given;
      const read = new Map<string, Set<string>>();
      const watched = Object.entries(given).map(([as, value]): [string, unknown] => {
        if (!isInput(cell.needs[as]!)) return [as, value];
        const names = new Set<string>();
        read.set(as, names);
        const now = () => (instead[as] as Table).columns;
        return [as, { ...(value as Table), columns: watchedColumns(cell.name, value as Table, names, now) }];
      });
      first = { given, read, value: await cell.compute(Object.fromEntries(watched), context) };
      return first.value;
    }
    if (!Object.keys(given).every((as) => isSame(cell.needs[as]!, first!.given[as], given[as], first!.read.get(as)))) {
      return cell.compute(given, context);
    }
    instead = given;
    return first.value;
  };
}

/** The columns of an input that note which are read. What a kept step gives may show them later: never one that changed. */
function watchedColumns(
  step: string,
  { columns }: Table,
  names: Set<string>,
  now: () => Table['columns'],
): Table['columns'] {
  const note = (name: string | symbol) => {
    if (typeof name !== 'string') return;
    names.add(name);
    if (now() !== columns && !isDeepStrictEqual(columns[name], now()[name])) {
      throw new Error(`step ${step} was kept, and another reads its column ${name}, which this file has otherwise`);
    }
  };
  return new Proxy(columns, {
    get(target, name) {
      note(name);
      return Reflect.get(target, name);
    },
    has(target, name) {
      note(name);
      return Reflect.has(target, name);
    },
    ownKeys(target) {
      Object.keys(target).forEach(note);
      return Reflect.ownKeys(target);
    },
  });
}

function isSame(need: Need, was: unknown, is: unknown, read: ReadonlySet<string> = new Set()): boolean {
  if (!isInput(need)) return was === is || (isPlain(need) && isDeepStrictEqual(was, is));
  const [before, after] = [was as Table, is as Table];
  return (
    before.rowCount === after.rowCount &&
    [...read].every((name) => isDeepStrictEqual(before.columns[name], after.columns[name]))
  );
}

/** Parameters and counts; what a step gives may be large, and hold columns that note who reads them. */
function isPlain({ kind }: Need): boolean {
  return kind !== 'cell' && kind !== 'findings' && kind !== 'where-rows';
}

function isInput(need: Need): boolean {
  return need.kind === 'input' || (need.kind === 'where-rows' && need.of.kind === 'input');
}
