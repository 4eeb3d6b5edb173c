import {
  Counted,
  type CountedSlice,
  type Counter,
  type CountRow,
  type CrossingRow,
  checkedAmounts,
  dictionaryColumn,
  valueOfCode,
} from '@assay/statistics';
import { withoutCrowdedKeys } from '../blocking/crowded-keys.ts';
import { clusterRows } from '../clusters/clustering.ts';
import { recordCount } from '../counting/person-records.ts';
import { piecesOfPeople } from '../errors/pieces.ts';
import { truePeople, wholePeople } from '../errors/truth.ts';
import { type AlternativeRow, linksOfRules, pairsOfOnePerson } from './tolerance-alternatives.ts';
import { USUAL_NAME_RULES } from './usual-name-rules.ts';

/**
 * What would each of the usual ways of comparing names link rightly and wrongly, counted slice by slice? As for
 * `toleranceCounter`, a slice holds all records of its dates of birth, and `sizes` says how many records each record's person has
 * in the whole register. Nothing is counted where nobody's person is known. {@link nameRulesOfCounts} gives the rules again.
 *
 * Option: `crowdedDate`: dates that more records share are set apart, 0 for none.
 *
 * @example
 * nameRuleCounter.splitBy // 'dateOfBirth'
 */
export const nameRuleCounter: Counter = {
  name: 'name-rules',
  version: 1,
  columns: ['forename', 'surname', 'dateOfBirth'],
  optional: ['entity'],
  splitBy: 'dateOfBirth',
  sizeOf: 'entity',
  largest: [],
  count({ rowCount, columns, sizes }, { crowdedDate = 0 }): CountedSlice {
    const none = dictionaryColumn(new Array<null>(rowCount).fill(null));
    const { forename = none, surname = none, dateOfBirth: dates = none, entity } = columns;
    recordCount({ forename, surname, dates });
    if (entity === undefined) return { rows: [], crossing: [] };
    const { codes } = withoutCrowdedKeys(
      { codes: dates.codes, keyCount: dates.values.length },
      Number(crowdedDate) || Number.MAX_SAFE_INTEGER,
    );
    const truth = truePeople(entity, rowCount, sizes ?? undefined);
    const rows: CountRow[] = [];
    const tell = (what: string, at: number, count: number, size = 0) => rows.push({ what, at, size, count });
    for (const [size, count] of truth.recordsBySize.entries()) tell('recordsBySize', 0, count, size);
    const mixed = new Int32Array(truth.entitySize.length);
    const records = { forename, surname, dateOfBirth: { values: dates.values, codes } };
    for (const [at, { left, right }] of linksOfRules(records, USUAL_NAME_RULES).entries()) {
      const rightly = pairsOfOnePerson(left, right, truth.entityOfRow);
      tell('rightPairs', at, rightly);
      tell('wrongPairs', at, left.length - rightly);
      const pieces = piecesOfPeople(clusterRows(rowCount, left, right), truth);
      let whole = 0;
      for (let from = 0, to = 0; from < pieces.cluster.length; from = to) {
        for (; to < pieces.cluster.length && pieces.cluster[to] === pieces.cluster[from]; to++) {
          if (pieces.records[to] === truth.entitySize[pieces.person[to]!]) whole++;
        }
        if (to - from > 1) for (let piece = from; piece < to; piece++) mixed[pieces.person[piece]!]! |= 1 << at;
      }
      tell('wholePeople', at, whole);
    }
    // Whoever is mixed in two slices is one person.
    const crossing = Array.from(mixed).flatMap((bits, person): CrossingRow[] =>
      bits === 0 ? [] : [{ what: 'mixedPeople', key: valueOfCode(entity, person), bits }],
    );
    return { rows: rows.filter(({ count }) => count !== 0), crossing };
  },
};

/** What one rule does: pairs, people mixed with others, and people in several profiles. */
export interface CountedRule extends Omit<AlternativeRow, 'errors'> {
  readonly errors: Pick<AlternativeRow['errors'], 'overMergedPeople' | 'underMergedPeople'>;
}

/**
 * The rules again, out of merged counts, in the order of `USUAL_NAME_RULES`: the same as `toleranceAlternatives` gives of the rows.
 *
 * Edge rules: no counts give rows of nought.
 *
 * @throws InputError where a count is negative or not finite.
 *
 * @example
 * nameRulesOfCounts([{ what: 'rightPairs', at: 1, size: 0, count: 3 }])[1].truePairs // 3
 */
export function nameRulesOfCounts(counts: readonly CountRow[]): CountedRule[] {
  checkedAmounts(
    counts.flatMap(({ at, size, count }) => [at, size, count]),
    'counts of name rules',
  );
  const counted = new Counted(counts);
  const { entities } = wholePeople(counted.bySize('recordsBySize'));
  return USUAL_NAME_RULES.map(({ name: rule }, at) => {
    const [truePairs, falsePairs] = [counted.of('rightPairs', at), counted.of('wrongPairs', at)];
    const errors = {
      overMergedPeople: counted.of('mixedPeople', at),
      underMergedPeople: entities - counted.of('wholePeople', at),
    };
    return { rule, pairs: truePairs + falsePairs, truePairs, falsePairs, errors };
  });
}
