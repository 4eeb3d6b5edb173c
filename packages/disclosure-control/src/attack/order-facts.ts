import { cellsGroupedBy } from '../cells/grouped.ts';
import type { AttackedRelease } from './attacked-release.ts';
import { type WholeTable, wholeTable } from './counts-under-attack.ts';
import { attackedPlaceId, type Fact, type Unknown } from './puzzle.ts';

/** So many shown numbers that fall or rise all the way do so by no chance worth naming. */
const FEWEST_SHOWN = 3;

/**
 * What the order of rows says: where the shown counts of a column fall, or rise, all the way down a table, or down the rows of each first
 * key, whoever reads it takes what is held back between them for as large as its place. Rows by name say nothing, be some names held back
 * and behind them; nor do those held back that stand last, by name, as a gate puts them.
 *
 * @returns of each column of each block its facts, which hold together or not at all: where one row stands out of order, the order is none.
 */
export function orderFacts(
  release: AttackedRelease,
  at: number,
  unknowns: ReadonlyMap<string, Unknown>,
): readonly (readonly Fact[])[] {
  return release.findings.flatMap((finding) => {
    if (finding.table === null) return [];
    const table = wholeTable(finding, finding.table);
    const totals = new Set(table.totals?.map(({ row }) => row));
    const rows = table.rows.flatMap(({ key, values }, index) => (totals.has(key) ? [] : [{ key, values, index }]));
    const first = table.columns.findIndex(({ key }) => key === true);
    const blocks = [rows, ...cellsGroupedBy(rows, ({ values }) => String(values[first])).values()];
    return table.columns.flatMap(({ name }) =>
      blocks.map((block) =>
        factsOfBlock(
          block.map(({ key }) => key),
          (key) => idAt(table, key, name),
          unknowns,
        ),
      ),
    );
  });

  function idAt({ finding }: WholeTable, row: string, column: string): string {
    return attackedPlaceId({ release: at, finding: finding.id, row, column });
  }
}

function factsOfBlock(
  keys: readonly string[],
  idOf: (key: string) => string,
  unknowns: ReadonlyMap<string, Unknown>,
): Fact[] {
  const counted = keys.flatMap((key) => {
    const unknown = unknowns.get(idOf(key));
    return unknown === undefined ? [] : [{ key, unknown }];
  });
  const shown = counted.filter(({ unknown }) => !unknown.isHidden);
  if (shown.length < FEWEST_SHOWN || shown.length === counted.length || isByName(counted.map(({ key }) => key)))
    return [];
  const moves = shown.slice(1).map(({ unknown }, index) => Math.sign(unknown.low - shown[index]!.unknown.low));
  const direction = moves.every((move) => move <= 0) ? 1 : moves.every((move) => move >= 0) ? -1 : 0;
  if (direction === 0 || moves.every((move) => move === 0)) return [];
  const last = counted.findLastIndex(({ unknown }) => !unknown.isHidden) + 1;
  const told = isByName(counted.slice(last).map(({ key }) => key)) ? counted.slice(0, last) : counted;
  return told.slice(1).flatMap(({ unknown }, index): Fact[] => {
    const before = told[index]!.unknown;
    if (!unknown.isHidden && !before.isHidden) return [];
    const terms = [
      { id: before.id, weight: direction },
      { id: unknown.id, weight: -direction },
    ];
    const because = 'rows stand from the largest to the smallest, or the other way';
    return [{ terms, low: 0, high: Number.POSITIVE_INFINITY, because, isGuess: true, isLongShot: true }];
  });
}

const NAME_HELD_BACK = /(?:^|,|× )name held back \d+(?:,|$| ×)/;

function isByName(keys: readonly string[]): boolean {
  const compare = new Intl.Collator('en-GB', { numeric: true }).compare;
  const named = keys.filter((key) => !NAME_HELD_BACK.test(key));
  return named.every((key, index) => index === 0 || compare(named[index - 1]!, key) <= 0);
}
