import type { AttackedRelease } from './attacked-release.ts';
import { type WholeTable, wholeTable } from './counts-under-attack.ts';
import { attackedPlaceId, type Fact, type Unknown } from './puzzle.ts';

type Unknowns = ReadonlyMap<string, Unknown>;

const TOTAL_ROW = /^(all|total|everyone|everybody|overall|any)\b/i;

/**
 * What a reader sees of a release's counts together: totals, parts and wholes, the same people counted in two tables.
 * What the printed numbers contradict is not taken for true.
 */
export function sumFacts(release: AttackedRelease, at: number, unknowns: Unknowns): Fact[] {
  const tables = tablesOf(release);
  const facts: Fact[] = [];
  const idOf = idsOf(at, unknowns);
  const sum = (total: string | null, parts: readonly (string | null)[], because: string): void => {
    if (total === null || parts.length === 0 || parts.includes(null) || parts.includes(total)) return;
    const terms = [{ id: total, weight: 1 }, ...parts.map((id) => ({ id: id!, weight: -1 }))];
    if (isPossible(terms, unknowns)) facts.push({ terms, low: 0, high: 0, because });
  };
  const atMost = (part: string | null, whole: string | null): void => {
    if (part === null || whole === null || part === whole) return;
    const terms = [
      { id: whole, weight: 1 },
      { id: part, weight: -1 },
    ];
    facts.push({ terms, low: 0, high: Number.POSITIVE_INFINITY, because: 'a part is no more than its whole' });
  };
  for (const table of tables) {
    const columns = table.columns.map(({ name }) => name);
    const declared = new Set(table.totals?.map(({ row }) => row));
    const keys = table.rows.map(({ key }) => key);
    for (const column of columns) {
      for (const { row, of } of table.totals ?? []) {
        sum(
          idOf(table, row, column),
          of.map((key) => idOf(table, key, column)),
          'a total and its rows',
        );
      }
      if (declared.size === 0) {
        for (const total of keys.filter((key) => TOTAL_ROW.test(key))) {
          const rest = keys.filter((key) => !TOTAL_ROW.test(key));
          sum(
            idOf(table, total, column),
            rest.map((key) => idOf(table, key, column)),
            'a total and its rows',
          );
        }
      }
    }
    for (const { name, sumOf, numerator, denominator, kind } of table.columns) {
      for (const row of keys) {
        if (sumOf !== undefined) {
          sum(
            idOf(table, row, name),
            sumOf.map((part) => idOf(table, row, part)),
            'a column and its parts',
          );
        }
        if (numerator !== undefined && denominator !== undefined)
          atMost(idOf(table, row, numerator), idOf(table, row, denominator));
        if (kind?.kind === 'share' && typeof kind.of === 'string' && typeof kind.outOf === 'string')
          atMost(idOf(table, row, kind.of), idOf(table, row, kind.outOf));
      }
    }
  }
  facts.push(...sameCounts(tables, idOf, unknowns), ...sameSums(tables, idOf, unknowns));
  facts.push(...sameWholes(wholesOf(tables, idOf, unknowns, at), unknowns));
  return facts;
}

/** What the latest release divides with a part held back, and an earlier one divides or counts in whole. */
export function wholesAcross(releases: readonly AttackedRelease[], unknowns: Unknowns): Fact[] {
  const wholes = releases.map((release, at) =>
    wholesOf(tablesOf(release), idsOf(at, unknowns), unknowns, at).filter((ids) => isLarge(ids, unknowns)),
  );
  const open = wholes.at(-1)!.filter((ids) => ids.some((id) => unknowns.get(id)!.isHidden));
  return wholes
    .slice(0, -1)
    .flat()
    .flatMap((before) =>
      open.map((now): Fact => {
        const terms = [...before.map((id) => ({ id, weight: 1 })), ...now.map((id) => ({ id, weight: -1 }))];
        const because = 'two wholes of two releases are the same people';
        return { terms, low: 0, high: 0, because, isGuess: true, isLongShot: true };
      }),
    );
}

function tablesOf({ findings }: AttackedRelease): WholeTable[] {
  return findings.flatMap((finding) => (finding.table === null ? [] : [wholeTable(finding, finding.table)]));
}

function idsOf(at: number, unknowns: Unknowns): IdOf {
  return ({ finding }, row, column) => {
    const id = attackedPlaceId({ release: at, finding: finding.id, row, column });
    return unknowns.has(id) ? id : null;
  };
}

function isPossible(terms: Fact['terms'], unknowns: Unknowns): boolean {
  let low = 0;
  let high = 0;
  for (const { id, weight } of terms) {
    const unknown = unknowns.get(id)!;
    low += weight > 0 ? weight * unknown.low : weight * unknown.high;
    high += weight > 0 ? weight * unknown.high : weight * unknown.low;
  }
  return low <= 0 && high >= 0;
}

type IdOf = (table: WholeTable, row: string, column: string) => string | null;

/** Columns of one name and one kind of row: where all that both show agrees, they are the same counts. */
function sameCounts(tables: readonly WholeTable[], idOf: IdOf, unknowns: Unknowns): Fact[] {
  const facts: Fact[] = [];
  for (const [index, one] of tables.entries()) {
    for (const other of tables.slice(index + 1)) {
      if (keyNames(one) !== keyNames(other)) continue;
      for (const { name } of one.columns) {
        const pairs = one.rows.flatMap(({ key }) => {
          const a = idOf(one, key, name);
          const b = idOf(other, key, name);
          return a === null || b === null ? [] : [[a, b] as const];
        });
        const shown = pairs.filter(([a, b]) => !unknowns.get(a)!.isHidden && !unknowns.get(b)!.isHidden);
        const agree = shown.every(
          ([a, b]) => unknowns.get(a)!.low === unknowns.get(b)!.low && unknowns.get(a)!.high === unknowns.get(b)!.high,
        );
        if (!agree || shown.length < 2) continue;
        for (const [a, b] of pairs) {
          const terms = [
            { id: a, weight: 1 },
            { id: b, weight: -1 },
          ];
          facts.push({ terms, low: 0, high: 0, because: 'two tables count the same', isGuess: true });
        }
      }
    }
  }
  return facts;
}

/** Columns of one name in tables by one characteristic each: both divide the same people, where the numbers allow it. */
function sameSums(tables: readonly WholeTable[], idOf: IdOf, unknowns: Unknowns): Fact[] {
  const columns = new Map<string, { readonly table: WholeTable; readonly ids: string[] }[]>();
  for (const table of tables) {
    for (const { name } of table.columns) {
      const rows = table.rows.filter(
        ({ key }) => !TOTAL_ROW.test(key) && !table.totals?.some((total) => total.row === key),
      );
      const ids = rows.map(({ key }) => idOf(table, key, name));
      if (ids.length < 2 || ids.includes(null)) continue;
      columns.set(name, [...(columns.get(name) ?? []), { table, ids: ids as string[] }]);
    }
  }
  const facts: Fact[] = [];
  for (const list of columns.values()) {
    for (const [index, one] of list.entries()) {
      for (const other of list.slice(index + 1)) {
        if (keyNames(one.table) === keyNames(other.table)) continue;
        const all = [...one.ids, ...other.ids];
        // Only whole columns tell: a hidden count on both sides would make any two columns agree.
        if (all.filter((id) => unknowns.get(id)!.isHidden).length > all.length / 2) continue;
        const terms = [...one.ids.map((id) => ({ id, weight: 1 })), ...other.ids.map((id) => ({ id, weight: -1 }))];
        if (isPossible(terms, unknowns))
          facts.push({ terms, low: 0, high: 0, because: 'two tables divide the same people', isGuess: true });
      }
    }
  }
  return facts;
}

/** Columns without their totals, and single numbers, whatever any is called. */
function wholesOf(tables: readonly WholeTable[], idOf: IdOf, unknowns: Unknowns, at: number): (readonly string[])[] {
  const columns = tables.flatMap((table) => {
    const rows = table.rows.filter(
      ({ key }) => !TOTAL_ROW.test(key) && !table.totals?.some((total) => total.row === key),
    );
    return table.columns.flatMap(({ name }) => {
      const ids = rows.map(({ key }) => idOf(table, key, name));
      return ids.length < 2 || ids.includes(null) ? [] : [ids as string[]];
    });
  });
  const singles = [...unknowns.values()].filter(({ place }) => place.release === at && place.row === '');
  return [...columns, ...singles.map(({ id }) => [id])];
}

/** From here on two wholes are alike by whom they count, not by chance. */
const LARGE = 100;
/** Fewer are left out by one of two tables: no age, not asked. */
const FEW = 10;

function isLarge(ids: readonly string[], unknowns: Unknowns): boolean {
  return ids.reduce((sum, id) => sum + unknowns.get(id)!.low, 0) >= LARGE;
}

/** Two wholes of the same people in whatever words, or but for a few whom one leaves out. */
function sameWholes(wholes: readonly (readonly string[])[], unknowns: Unknowns): Fact[] {
  const large = wholes.filter((ids) => isLarge(ids, unknowns));
  return large.flatMap((one) =>
    large.flatMap((other) => {
      if (one === other || (one.length === 1 && other.length === 1)) return [];
      const terms = [...one.map((id) => ({ id, weight: 1 })), ...other.map((id) => ({ id, weight: -1 }))];
      const guess = { terms, low: 0, isGuess: true, isLongShot: true };
      return [
        { ...guess, high: 0, because: 'two wholes are the same people' },
        {
          ...guess,
          high: Number.POSITIVE_INFINITY,
          mostInTruth: FEW - 1,
          because: 'two wholes are the same people but for a few',
        },
      ];
    }),
  );
}

function keyNames({ columns }: WholeTable): string {
  return columns
    .filter(({ key }) => key === true)
    .map(({ name }) => name)
    .join(',');
}
