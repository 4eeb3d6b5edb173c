import {
  blankColumn,
  Counted,
  type CountedSlice,
  type Counter,
  type CountRow,
  checkedAmounts,
  type NotComputed,
  rowsByTexts,
  takeRows,
} from '@assay/statistics';
import { withoutCrowdedKeys } from '../blocking/crowded-keys.ts';
import { recordCount } from '../counting/person-records.ts';
import { type ChainedProfiles, chainedProfiles, chainedShareOf, type PairShare } from '../dependence/pair-shares.ts';
import { MISSING_NAME_POLICIES } from '../names/name-policy.ts';
import { type ToleranceSweep, toleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import { tooManyAlike } from '../tolerance-sweep/too-large.ts';
import { type ChainAudit, chainAudit, type SpeltNames } from './chain-audit.ts';
import { type Clustering, clusterByRule } from './clustering.ts';
import { profileSizes } from './profile-sizes.ts';
import { withinTolerance } from './within-tolerance.ts';

const TOLERANCES = [0, 1, 2, 3];
/** At this many edits in either name it is asked which pairs of a profile the rule does not link itself. */
const CHAINED_AT = withinTolerance({ forename: 2, surname: 2 });

const ADDED = [
  'profilesOfSpellings',
  'links',
  'bridges',
  'pairsInProfiles',
  'chainedPairs',
  'profilesNotMeasured',
] as const;

/** What stands on chains at each tolerance, and how many records share a profile. */
interface ProfileChains {
  readonly audits: readonly (ChainAudit & { readonly tolerance: number })[] | NotComputed;
  /** Of the pairs in one profile at two edits: those that the rule does not link itself. */
  readonly chained: PairShare;
  /** Records in a profile of several at the chosen tolerance. */
  readonly mergedRecords: number;
}

/**
 * How much of each profile stands on a chain, at none to three edits in either name? {@link chainAudit} of each,
 * {@link chainedShare} at two, and how many records share a profile of those that were chosen.
 *
 * Edge rules: where more than five million pairs of names are alike, the audits are not computed.
 *
 * @throws InputError where the sweep is of other records.
 *
 * @example
 * profileChains(sweep, records, clusters).mergedRecords // 4
 */
export function profileChains(sweep: ToleranceSweep, names: SpeltNames, chosen: Clustering): ProfileChains {
  const { mergedRecords } = profileSizes(chosen);
  const audits = tooManyAlike([sweep.pairs.length]) ?? auditsOf(sweep, names);
  return { audits, chained: chainedShareOf(chainedOf(sweep)), mergedRecords };
}

const auditsOf = (sweep: ToleranceSweep, names: SpeltNames) =>
  TOLERANCES.map((tolerance) => ({
    tolerance,
    ...chainAudit(sweep, names, withinTolerance({ forename: tolerance, surname: tolerance })),
  }));

const chainedOf = (sweep: ToleranceSweep) => chainedProfiles(sweep, CHAINED_AT, clusterByRule(sweep, CHAINED_AT));

/**
 * The same, counted slice by slice. A slice holds all records of its dates of birth; which record a spelling begins with is settled
 * as in a file that was put in order: by `record`, then by `entity`. {@link chainsOfCounts} gives the chains again.
 *
 * Options: `missingNames` and `crowdedDate` as for `toleranceCounter`; `forename` and `surname`, the edits that are chosen.
 *
 * @example
 * chainCounter.largest // ['widestDistance']
 */
export const chainCounter: Counter = {
  name: 'profile-chains',
  version: 1,
  columns: ['forename', 'surname', 'dateOfBirth'],
  optional: ['entity', 'record'],
  splitBy: 'dateOfBirth',
  sizeOf: null,
  largest: ['widestDistance'],
  count({ rowCount, columns }, options): CountedSlice {
    const none = blankColumn(rowCount);
    const { forename = none, surname = none, dateOfBirth = none, entity, record } = columns;
    recordCount({ forename, surname, dateOfBirth });
    const inOrder = rowsByTexts([record ?? none, entity ?? none]);
    const dates = takeRows(dateOfBirth, inOrder);
    const { codes } = withoutCrowdedKeys(
      { codes: dates.codes, keyCount: dates.values.length },
      Number(options['crowdedDate']) || Number.MAX_SAFE_INTEGER,
    );
    const records = {
      forename: takeRows(forename, inOrder),
      surname: takeRows(surname, inOrder),
      dateOfBirth: { values: dates.values, codes },
    };
    const sweep = toleranceSweep(records, {
      missingNames: MISSING_NAME_POLICIES.find((policy) => policy === options['missingNames']) ?? 'never-match',
      ...(entity === undefined ? {} : { truth: takeRows(entity, inOrder) }),
    });
    const rows: CountRow[] = [];
    const tell = (what: string, at: number, count: number, size = 0) => rows.push({ what, at, size, count });
    if (entity !== undefined) tell('recordsOfPeople', 0, rowCount);
    for (const audit of auditsOf(sweep, records)) {
      for (const what of ADDED) tell(what, audit.tolerance, audit[what]);
      tell('wrongBridges', audit.tolerance, audit.wrongBridges ?? 0);
      tell('widestDistance', audit.tolerance, audit.widestDistance);
    }
    for (const { records, chained, profiles } of chainedOf(sweep)) tell('profiles', records, profiles, chained);
    const chosen = withinTolerance({ forename: Number(options['forename']), surname: Number(options['surname']) });
    tell('mergedRecords', 0, profileSizes(clusterByRule(sweep, chosen)).mergedRecords);
    return { rows: rows.filter(({ count }) => count !== 0), crossing: [] };
  },
};

/**
 * The chains again, out of merged counts: the same as {@link profileChains} gives of the rows.
 *
 * Edge rules: no counts give noughts, and nobody knows which bridges are wrong.
 *
 * @throws InputError where a count is negative or not finite.
 *
 * @example
 * chainsOfCounts([{ what: 'links', at: 2, size: 0, count: 3 }]).audits[2].links // 3
 */
export function chainsOfCounts(counts: readonly CountRow[]): ProfileChains {
  checkedAmounts(
    counts.flatMap(({ at, size, count }) => [at, size, count]),
    'counts of chains',
  );
  const counted = new Counted(counts);
  const isKnown = counted.of('recordsOfPeople') > 0;
  const audits = TOLERANCES.map((tolerance) => {
    const [profilesOfSpellings, links, bridges, pairsInProfiles, chainedPairs, profilesNotMeasured] = ADDED.map(
      (what) => counted.of(what, tolerance),
    ) as [number, number, number, number, number, number];
    const wrongBridges = isKnown ? counted.of('wrongBridges', tolerance) : null;
    const widestDistance = counted.of('widestDistance', tolerance);
    return {
      ...{ tolerance, profilesOfSpellings, links, bridges, wrongBridges, pairsInProfiles, chainedPairs },
      ...{ widestDistance, profilesNotMeasured },
    };
  });
  const profiles = counts.flatMap(({ what, at, size, count }): ChainedProfiles[] =>
    what === 'profiles' ? [{ records: at, chained: size, profiles: count }] : [],
  );
  return { audits, chained: chainedShareOf(profiles), mergedRecords: counted.of('mergedRecords') };
}
