import { followCases, knownPart, type NotComputed, type Proportion, rowsWhere } from '@assay/statistics';
import { rowsByGroup } from '../code-list/groups-of.ts';
import { type GroupParts, partsByGroup } from '../code-list/parts-by-group.ts';
import type { FollowedByDisposal, ImageDecisions } from './image-decisions.ts';

/**
 * In each context, how many led to a criminal outcome: of those uploaded, and of those kept? Each of which it is known.
 *
 * @example
 * const cases = imageDecisions(registers.images);
 * uploadAndOutcome(cases, cases.followed)[0].kept.total // 1
 */
export function uploadAndOutcome(
  { context, uploaded }: Pick<ImageDecisions, 'context' | 'uploaded'>,
  { criminal }: Pick<FollowedByDisposal, 'criminal'>,
): GroupParts<'uploaded' | 'kept'>[] {
  return partsByGroup(context, {
    uploaded: criminal.map((flag, row) => (uploaded[row] === 1 ? flag : -1)),
    kept: criminal.map((flag, row) => (uploaded[row] === 0 ? flag : -1)),
  });
}

type Followed = ReturnType<typeof followCases>;

/** Uploaded images as far as they can be followed, together and by how they came about. */
export interface FollowedImages {
  /** Why nothing can be said of how images end; `null` where it can. */
  readonly noEnd: NotComputed | null;
  readonly all: Followed;
  /** With how many of the context were uploaded, of those of which it is known. */
  readonly byContext: readonly (Followed & { readonly context: string; readonly decided: Proportion })[];
}

/**
 * How long was each uploaded image held until it was found again or deleted? {@link followCases} of those whose time is known.
 *
 * @example
 * followedImages(imageDecisions(registers.images)).all.events // 1
 */
export function followedImages({
  context,
  uploaded,
  years,
  cause,
  noEnd,
}: Pick<ImageDecisions, 'context' | 'uploaded' | 'years' | 'cause' | 'noEnd'>): FollowedImages {
  const follow = (rows: readonly number[]) => {
    const own = rows.filter((row) => uploaded[row] === 1 && !Number.isNaN(years[row]!));
    return followCases(
      own.map((row) => years[row]!),
      own.map((row) => cause[row]!),
    );
  };
  return {
    noEnd,
    all: follow(rowsWhere(uploaded, () => true)),
    byContext: rowsByGroup(context).map(([context, rows]) => {
      return { context, ...follow(rows), decided: knownPart(uploaded, rows) };
    }),
  };
}
