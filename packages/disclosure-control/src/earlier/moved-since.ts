import { dateWords, type Finding } from '@assay/evidence';
import type { CountPlace } from '../cells/count-cell.ts';
import { largestHidden } from '../policy/largest-hidden.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';
import type { NearCount } from './join-earlier.ts';

/** So many times the minimum a count is that a move below it changes by no more than about a tenth. */
const TIMES_MINIMUM = 10;

/** What a release says of counts that hardly moved since an earlier one. */
export interface MovedSince {
  /** They moved by fewer than this. */
  readonly below: number;
  /** Those printed as this or more then stand as they did; smaller ones are held back. */
  readonly standFrom: number;
  /** When the latest release that they stood in left, ISO 8601; `null` where nobody told. */
  readonly since: string | null;
}

/**
 * From which printed count on is a number of then still what may be said now? Only what was printed then decides: what the
 * count is by now would tell by how few it moved.
 */
function standFrom({ minimumCount }: DisclosurePolicy): number {
  return TIMES_MINIMUM * minimumCount;
}

/**
 * Counts that hardly moved, and that as they were then could be far from what they are: small ones that a page would show. What
 * only stands behind a number is judged by that number.
 */
export function movedAndSmall(
  near: ReadonlyMap<string, NearCount>,
  placeIds: ReadonlyMap<CountPlace, string>,
  findings: readonly Finding[],
  policy: DisclosurePolicy,
): Map<string, NearCount> {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const shown = new Set([...placeIds].flatMap(([place, id]) => (isPrinted(place, byId) ? [id] : [])));
  return new Map([...near].filter(([id, { printed }]) => shown.has(id) && printed < standFrom(policy)));
}

/** Stands it on a page by itself, in a table or as a number with the two counts that it is made of? */
function isPrinted({ finding, column }: CountPlace, byId: ReadonlyMap<string, Finding>): boolean {
  const { table, kind } = byId.get(finding)!;
  if (table !== null) return table.columns.some(({ name }) => name === column);
  const isMade = kind?.kind === 'share' || kind?.kind === 'rate';
  return column === 'value' || (isMade && (kind.of === column || kind.outOf === column));
}

/** What is said of them all; `null` where there are none. */
export function movedSince(near: ReadonlyMap<string, NearCount>, policy: DisclosurePolicy): MovedSince | null {
  if (near.size === 0) return null;
  const dates = [...near.values()].flatMap(({ since }) => since ?? []).sort();
  return { below: largestHidden(policy) + 1, standFrom: standFrom(policy), since: dates.at(-1) ?? null };
}

/** By how few, and since when, for who reads why a number is held back. */
export function movedWords({ since }: Pick<NearCount, 'since'>, policy: DisclosurePolicy): string {
  const release = since === null ? 'an earlier release' : `the release of ${dateWords(since)}`;
  return `moved by fewer than ${largestHidden(policy) + 1} since ${release}`;
}
