import { type Finding, isStated } from '@assay/evidence';
import { linearSolver } from '../attack/linear-solver.ts';
import { localCellId } from '../cells/cell-id.ts';
import { type CollectedCells, collectCells } from '../cells/collect-cells.ts';
import type { CellSystem, CountPlace } from '../cells/count-cell.ts';
import { joinEarlier } from '../earlier/join-earlier.ts';
import { keepsApart } from '../earlier/keeps-apart.ts';
import { movedAndSmall, movedSince } from '../earlier/moved-since.ts';
import { type ReleaseMemory, releaseMemory } from '../earlier/release-memory.ts';
import type { DisclosureException } from '../policy/exception.ts';
import { largestHidden } from '../policy/largest-hidden.ts';
import { type DisclosurePolicy, defaultPolicy } from '../policy/policy.ts';
import { suppress } from '../suppression/suppress.ts';
import { withCoarseKeys } from './coarse-keys.ts';
import { maskTexts } from './mask-texts.ts';
import { type Protection, protectedPlaceName } from './protection.ts';
import type { DisclosureDecision, DisclosureRecord } from './record.ts';
import { releaseRefusal } from './refusal.ts';
import { releaseFinding, withheldFinding, withoutHiddenParts } from './release-finding.ts';
import { roundCount } from './round-count.ts';
import { withSafeKinds } from './safe-kinds.ts';
import { UNPROTECTED } from './unprotected-rule.ts';
import { untellingOrderAcross } from './untelling-order-across.ts';

export interface GateOptions {
  readonly policy?: DisclosurePolicy;
  readonly exceptions?: readonly DisclosureException[];
  /** What was released before, as the gate remembers it; each binds this release. */
  readonly earlier?: readonly ReleaseMemory[];
  /** Digests of the people counted, e.g. of each input file; releases that share one are about the same people. */
  readonly population: readonly string[];
  /** Whose findings they are; releases of one notebook bind each other whatever their inputs. */
  readonly notebook?: string;
  /** Places of numbers to hold back whatever the rules say, so that a rerun hides what its pack hid. */
  readonly alsoHide?: readonly string[];
  /** Findings to withhold whole, since an attack on the others worked something out of them; what an earlier release so withheld is as well. */
  readonly alsoWithhold?: readonly string[];
  /** Findings that a pack withheld whole, so that its rerun withholds the same and no other for what could be worked out. */
  readonly withheldAsPacked?: readonly string[];
  /** Counts to print as a pack printed them where they moved by less than the minimum, so that its rerun shows the same. */
  readonly alsoKeep?: Readonly<Record<string, number>>;
  /** Whether a text stands in the code as it is, so that no number in it can come from data; none does unless stated. */
  readonly isFixedText?: (text: string) => boolean;
}

export interface GateResult {
  readonly findings: readonly Finding[];
  readonly record: DisclosureRecord;
  /** Kept in the Data Lab for later releases, never in a pack: it holds hidden counts. */
  readonly memory: ReleaseMemory;
}

/**
 * What may leave the Data Lab? Every number passes here before any page, chart or sentence is made of it, so nothing
 * that is rendered afterwards can say more.
 *
 * Nothing leaves by default. A count of people leaves if it is large enough and gives no other away, rounded; what is
 * made of counts is made again from the counts that left; an amount or an estimate leaves to the digits that its people
 * support, unless one or two make it up; a public constant and a count of things leave as they are. A finding that does
 * not say how its numbers are made is refused. What earlier releases held back stays held back. A count that hardly moved is
 * released as it was, so that no difference is a small group, or held back where it may no longer be what it was.
 *
 * A refused finding leaves as *not computed*, its reason the rule. A finding with an exception leaves untouched, and
 * the record names who allowed it and why.
 *
 * @example
 * const method = { name: 'count', source: 'stops' };
 * const kind = { kind: 'count', counts: 'people' };
 * const draft = { id: 'stops', title: 'People stopped', questions: [], value: 3, unit: 'count', kind, method };
 * const stated = finding(draft, { cell: 'stops', file: 'notebook.ts' });
 * const { findings } = await gate([stated], { population: ['digest of stops.csv'] });
 * [findings[0].value, findings[0].disclosure.status] // ['[c]', 'suppressed']
 */
export async function gate(stated: readonly Finding[], options: GateOptions): Promise<GateResult> {
  const { policy = defaultPolicy, exceptions = [], earlier = [], population, notebook = '' } = options;
  const excepted = new Map(exceptions.map((exception) => [exception.finding, exception]));
  const decisions: DisclosureDecision[] = [];
  const withhold = (finding: Finding, place: string, rule: string, remedy: string): Finding => {
    decisions.push({ finding: finding.id, place, status: 'refused', rule, remedy });
    return withheldFinding(finding, rule);
  };
  const leaving = stated.map((each): Finding => {
    if (excepted.has(each.id)) return each;
    const finding = withCoarseKeys(withSafeKinds(each));
    const refused = releaseRefusal(finding);
    return refused === null ? finding : withhold(finding, refused.place, refused.rule, refused.remedy);
  });
  const counted = collectCells(leaving, policy.minimumCount);
  const placeIds = new Map(counted.places.map((place) => [place, counted.ids.get(placeKey(place))!]));
  const release = { population, notebook, policy };
  const asThen = joinEarlier(counted, earlier, release);
  // Of what hardly moved nobody is told more than that: each stands as it did, or is held back.
  const { near } = asThen;
  const moved = movedAndSmall(near, placeIds, leaving, policy);
  const joined = near.size === 0 ? asThen : joinEarlier(counted, earlier, { ...release, moved: near });
  const standing = [...asThen.kept].filter(([id]) => near.has(id) && !moved.has(id));
  const known = new Set([...joined.shownBefore, ...standing.map(([id]) => id)]);
  for (const [{ finding }, id] of placeIds) if (excepted.has(finding)) known.add(id);
  const packed = new Map(keptAsPacked(counted, options.alsoKeep ?? {}, policy));
  for (const id of packed.keys()) known.add(id);
  // A count that a pack printed as it was before is few only since: it is no more hidden than in the pack.
  const { cells: joinedCells, relations } = joined.system;
  const asPacked = [...joinedCells].map(([id, cell]) => {
    const printed = packed.get(id);
    const isFewSince = printed !== undefined && printed > largestHidden(policy) && cell.value <= largestHidden(policy);
    return [id, isFewSince ? { ...cell, value: printed } : cell] as const;
  });
  const system = { cells: new Map(asPacked), relations };
  const { hidden, unprotected } = suppress(system, policy, await linearSolver(), {
    hiddenBefore: new Set([
      ...joined.hiddenBefore,
      ...moved.keys(),
      ...(options.alsoHide ?? []).map((at) => counted.ids.get(at) ?? at),
    ]),
    known,
  });
  const kept = new Map([...joined.kept, ...standing, ...packed]);
  const exposed = exposedBy(unprotected, joined.system);
  const exposing = new Set(
    options.withheldAsPacked ?? [...placeIds].flatMap(([{ finding }, id]) => (exposed.has(id) ? [finding] : [])),
  );
  const telling = withheldWhole(options).filter((id) => !excepted.has(id));
  for (const id of telling) exposing.add(id);
  const amounts = new Map<string, { readonly printed: number; readonly contributors: number }>();
  const placesHeld = new Set<string>();
  const alsoHeld = new Set(options.alsoHide);
  const protection: Protection = {
    collected: counted,
    hidden,
    kept,
    near,
    policy,
    mayStand(place, stands) {
      const isOut = stands && !alsoHeld.has(place);
      if (!isOut) placesHeld.add(place);
      return isOut;
    },
    mayLeave(place, printed, contributors) {
      const now = { place, value: printed, people: contributors, population, notebook, policy };
      const isOut = !alsoHeld.has(place) && keepsApart(earlier, now);
      if (isOut) amounts.set(place, { printed, contributors });
      else placesHeld.add(place);
      return isOut;
    },
    decide: (decision) => decisions.push(decision),
  };
  const released = leaving.map((finding): Finding => {
    const exception = excepted.get(finding.id);
    if (exception !== undefined) {
      const { approver, reason } = exception;
      decisions.push({ finding: finding.id, place: 'all', status: 'excepted', rule: `${approver}: ${reason}` });
      return { ...finding, disclosure: { status: 'excepted', rule: reason } };
    }
    if (finding.disclosure.status === 'refused') return finding;
    // What only says why there is no number was looked at too: a pack of which one part was not is a working copy.
    if (!isStated(finding)) return { ...finding, disclosure: { status: 'pass', rule: 'states no number' } };
    if (exposing.has(finding.id)) {
      return withhold(finding, 'all', UNPROTECTED, 'State wider groups, or fewer sums of them');
    }
    return releaseFinding(finding, protection);
  });
  const placesOf = new Set([...placeIds].flatMap(([{ finding }, id]) => (excepted.has(finding) ? [] : [id])));
  const heldPlaces = [...placeIds].filter(([{ finding }, id]) => hidden.has(id) && !excepted.has(finding));
  for (const [{ finding, row, column }] of heldPlaces) {
    decisions.push({ finding, place: protectedPlaceName(row, column), status: 'suppressed', rule: 'held-back' });
  }
  const masked = untellingOrders(leaving, released, excepted).map((finding) => {
    const isFixed = options.isFixedText ?? (() => false);
    const decide = (decision: Omit<DisclosureDecision, 'finding'>) =>
      decisions.push({ finding: finding.id, ...decision });
    return withoutHiddenParts(excepted.has(finding.id) ? finding : maskTexts(finding, isFixed, decide));
  });
  const since = movedSince(new Map([...near].filter(([id]) => placesOf.has(id))), policy);
  const isOfPeople = stated.some(({ id }) => !excepted.has(id));
  const cells = new Map(
    [...counted.cells].map(([id, cell]) => {
      const { value, within } = joined.system.cells.get(id)!;
      if (moved.has(id)) return [id, { ...cell, value, within: within! }];
      // What stands is remembered as it was, so that little changes are measured against what was printed.
      return [id, { ...cell, value: (near.has(id) ? asThen : joined).system.cells.get(id)!.value }];
    }),
  );
  const withheld = leaving.flatMap(({ id }) => (telling.includes(id) ? [id] : []));
  const shown = [...cells.values()].filter(({ id, published }) => published && !hidden.has(id));
  return {
    findings: masked,
    record: {
      schema: 'assay/disclosure/2',
      policy,
      largestHidden: largestHidden(policy),
      exceptions,
      decisions: byPlace(decisions),
      hiddenCells: [...heldPlaces.map(([place]) => placeKey(place)), ...placesHeld].sort(),
      shownCells: Object.fromEntries(
        [...placeIds]
          .flatMap(([place, id]) =>
            kept.has(id) && !hidden.has(id) ? [[placeKey(place), kept.get(id)!] as const] : [],
          )
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
      ...(since === null ? {} : { moved: since }),
      population: [...population].sort(),
    },
    memory: releaseMemory({
      cells,
      relations: counted.relations,
      places: counted.ids,
      words: new Map(
        counted.places.flatMap((place) => (place.isInTotalRow ? [] : [[placeKey(place), place.counts] as const])),
      ),
      hidden,
      withheld,
      moved: new Set([...moved.keys()].filter((id) => hidden.has(id) && !joined.hiddenBefore.has(id))),
      population: isOfPeople ? population : [],
      notebook,
      printed: new Map([
        ...shown.map(({ id, value }) => [id, kept.get(id) ?? roundCount(value, policy.roundingBase)] as const),
        ...[...amounts].map(([place, { printed }]) => [place, printed] as const),
      ]),
      contributors: new Map([...amounts].map(([place, { contributors }]) => [place, contributors])),
    }),
  };
}

/** What leaves, with the rows of its tables in orders that tell nothing of each other; what leaves by exception stays as it is. */
function untellingOrders(
  exact: readonly Finding[],
  released: readonly Finding[],
  excepted: ReadonlyMap<string, unknown>,
): readonly Finding[] {
  const at = released.flatMap(({ id, table }, place) =>
    table !== null && exact[place]!.table !== null && !excepted.has(id) ? [place] : [],
  );
  const tables = untellingOrderAcross(
    at.map((place) => ({ exact: exact[place]!.table!, released: released[place]!.table! })),
  );
  const ordered = new Map(at.map((place, index) => [place, tables[index]!]));
  return released.map((finding, place) => {
    const table = ordered.get(place);
    return table === undefined ? finding : { ...finding, table };
  });
}

/** By finding and place: in the order of the rows as they were computed they would tell which of two is the larger. */
function byPlace(decisions: readonly DisclosureDecision[]): readonly DisclosureDecision[] {
  const name = ({ finding, place }: DisclosureDecision): string => `${finding}\n${place}`;
  return [...decisions].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

function placeKey({ finding, row, column }: CountPlace): string {
  return localCellId(finding, row, column);
}

/** Findings of which nothing leaves, now or in any earlier release of the notebook. */
function withheldWhole({ alsoWithhold = [], earlier = [], notebook = '' }: GateOptions): readonly string[] {
  const before = earlier.flatMap((memory) => (memory.notebook === notebook ? (memory.withheld ?? []) : []));
  return [...new Set([...alsoWithhold, ...before])];
}

/** Counts that a rerun prints as its pack did, since they lie within what rounding and small changes leave open. */
function keptAsPacked(
  counted: CollectedCells,
  printed: Readonly<Record<string, number>>,
  policy: DisclosurePolicy,
): (readonly [string, number])[] {
  return Object.entries(printed).flatMap(([place, value]) => {
    const id = counted.ids.get(place);
    const isNear =
      id !== undefined && Math.abs(counted.cells.get(id)!.value - value) <= largestHidden(policy) + policy.roundingBase;
    return isNear ? [[id, value] as const] : [];
  });
}

/** Counts that must not be shown since one that nothing protects could be worked out of them. */
function exposedBy(unprotected: readonly string[], { cells, relations }: CellSystem): ReadonlySet<string> {
  const exposed = new Set(unprotected);
  for (const id of unprotected) {
    if (cells.get(id)!.published && !id.startsWith('@')) continue;
    for (const { total, parts } of relations) {
      if (total === id || parts.includes(id)) for (const each of [total, ...parts]) exposed.add(each);
    }
  }
  return exposed;
}
