import { type CountRow, InputError, refuseMany } from '@assay/statistics';

/** Counts of people by what they have in common, as few rows as there are different histories. */
export class Histories {
  readonly #rows: CountRow[] = [];

  add(what: string, count: number, at = 0, size = 0): void {
    if (count !== 0) this.#rows.push({ what, at, size, count });
  }

  /**
   * Adds each person under what is common; one of whom that is `null` is not counted.
   *
   * @throws InputError where there are so many different histories that they would be people by another name.
   */
  addEach(what: string, people: number, common: (code: number) => object | null): void {
    const counts = new Map<string, number>();
    for (let code = 0; code < people; code++) {
      const own = common(code);
      if (own === null) continue;
      const key = JSON.stringify([what, own]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    refuseMany([`histories by ${what}`], counts.size);
    for (const [key, count] of counts) this.add(key, count);
  }

  /** The same of what may be of as many kinds as there are people: then it says so, and what else was counted stands. */
  addWhereFew(what: string, people: number, common: (code: number) => object | null): void {
    try {
      this.addEach(what, people, common);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.add(tooMany(what), people);
    }
  }

  rows(): CountRow[] {
    return this.#rows;
  }
}

/**
 * Are these still people by what they have in common, each kind of history for itself? `mayBeMany` names those kinds that say so
 * in a count of their own.
 *
 * @throws InputError where there are so many different histories of a kind that they would be people by another name.
 */
export function refuseManyHistories(counts: readonly CountRow[], mayBeMany: readonly string[]): void {
  const kinds = new Map<string, number>();
  for (const { what } of counts) {
    const kind = /^\["([^"]*)",/.exec(what)?.[1];
    if (kind !== undefined && !mayBeMany.includes(kind)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  for (const [kind, histories] of kinds) refuseMany([`histories by ${kind}`], histories);
}

/** What stands in place of histories that are too many. */
export function tooMany(what: string): string {
  return `too many histories by ${what}`;
}
