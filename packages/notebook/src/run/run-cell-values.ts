import type { Table } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { type CountedTable, countedTable, type NotComputed, notComputed } from '@assay/statistics';
import type { Cell, CountedByNeed, Need, OuterContext } from '../definition/cell.ts';
import type { ParameterValue } from '../definition/parameter.ts';
import { answerName } from '../definition/sql.ts';
import { countRows, type GivenCounts, needsRows } from '../input/counted.ts';
import { emptyTable } from '../input/empty-table.ts';
import type { Source } from './last-uses.ts';
import { isCell } from './order-cells.ts';

/** What cells are computed from. */
export interface GivenValues {
  /** What is let go is taken out of them. */
  readonly tables: Record<string, Table>;
  /** Inputs that were counted where their rows lie; their tables are empty. */
  readonly counts: GivenCounts;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/**
 * The values of a notebook's cells, computed in their order. What needs rows that were counted elsewhere is computed of no
 * rows, so that it is known what it would state, and each of its findings says that it needs rows.
 */
export class RunCellValues {
  readonly #given: GivenValues;
  readonly #values = new Map<Cell, unknown>();
  readonly #counted = new Map<string, CountedTable>();
  readonly #withoutRows = new Map<Cell, NotComputed>();
  readonly #gone = new Set<object>();

  constructor(given: GivenValues) {
    this.#given = given;
  }

  has(cell: Cell): boolean {
    return this.#values.has(cell);
  }

  of(cell: Cell): unknown {
    return this.#values.get(cell);
  }

  /** Computes one cell, those that it needs being computed. */
  async compute(cell: Cell, context: OuterContext): Promise<unknown> {
    const provided = Object.fromEntries(Object.entries(cell.needs).map(([as, need]) => [as, this.#provide(need)]));
    const reason = Object.values(cell.needs)
      .map((need) => this.#lacks(need))
      .find((each) => each !== null);
    let value: unknown;
    if (cell.query !== undefined) {
      value = this.#given.tables[answerName(cell.name)];
      if (reason != null) this.#withoutRows.set(cell, reason);
    } else if (reason === undefined || reason === null) {
      value = await cell.compute(provided, {
        random: (label) => context.random(label),
        log: (message) => context.log(message),
        needsRows: (why) => this.#withoutRows.set(cell, notComputed(why)),
      });
    } else {
      this.#withoutRows.set(cell, reason);
      const drafts = await ofNoRows(cell, provided, context);
      value = cell.kind === 'findings' && Array.isArray(drafts) ? drafts.map((each) => without(each, reason)) : drafts;
    }
    this.#values.set(cell, value);
    return value;
  }

  /** Lets a value or an input's rows go: no cell to come needs them. */
  letGo(source: Source): void {
    this.#gone.add(source);
    if (isCell(source)) this.#values.delete(source);
    delete this.#given.tables[isCell(source) ? answerName(source.name) : source.name];
  }

  #provide(need: Need): unknown {
    const { tables, counts, parameters } = this.#given;
    const source = need.kind === 'counted-by' ? need.of : need;
    // Rows that are gone are not no rows.
    if (this.#gone.has(source)) throw new Error(`${source.name} was let go before it was needed`);
    if (need.kind === 'counts') return counts[need.input]?.[need.name] ?? null;
    if (need.kind === 'counted-by') return this.#countedBy(need);
    if (need.kind === 'where-rows') return this.#lacks(need.of) ?? this.#provide(need.of);
    if (isCell(need)) return this.#values.get(need);
    return need.kind === 'input'
      ? (tables[need.name] ?? emptyTable(need.schema))
      : (parameters[need.name] ?? ('default' in need ? need.default : undefined));
  }

  #countedBy(need: CountedByNeed): CountedTable {
    const key = `${need.of.name} ${need.name}`;
    const known = this.#counted.get(key);
    if (known !== undefined) return known;
    const { tables, counts } = this.#given;
    const pass = need.of.counted?.find(({ name }) => name === need.name);
    const given = counts[need.of.name]?.[need.name];
    const table =
      given === undefined
        ? countRows(need, tables[need.of.name] ?? emptyTable(need.of.schema))
        : countedTable(Object.values(pass!.fields), given);
    this.#counted.set(key, table);
    return table;
  }

  #lacks(need: Need): NotComputed | null {
    if (isCell(need)) return this.#withoutRows.get(need) ?? null;
    return need.kind === 'input' && this.#given.counts[need.name] !== undefined ? needsRows(need.name) : null;
  }
}

/** No list where a findings cell cannot be computed of no rows: its findings are then not known, and none is stated. */
async function ofNoRows(cell: Cell, provided: object, context: OuterContext): Promise<unknown> {
  try {
    return await cell.compute(provided, {
      random: (label) => context.random(label),
      log: () => {},
      needsRows: () => {},
    });
  } catch {
    context.log('is not computed: it needs rows, which were counted where they lie');
    return cell.kind === 'findings' ? [] : undefined;
  }
}

function without(draft: FindingDraft, reason: NotComputed): FindingDraft {
  const { id, title, questions, unit, method, limitations } = draft;
  return {
    id,
    title,
    questions,
    unit,
    method,
    ...(limitations === undefined ? {} : { limitations }),
    notComputed: reason,
  };
}
