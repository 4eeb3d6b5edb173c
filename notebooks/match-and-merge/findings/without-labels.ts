import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import {
  type DistanceRule,
  decoyRows,
  duplicateMethod,
  forEachLinkedPair,
  linkShares,
  probabilityOf,
  type ScoredPairs,
} from '@assay/record-matching';
import { type MaybeEstimate, type NotComputed, notComputed } from '@assay/statistics';
import { forenameTolerance, register, surnameTolerance } from '../inputs.ts';
import { judgement, opposite, rightLinks } from './clerical.ts';
import { decoys } from './live.ts';
import { model } from './model.ts';
import { chosenClusters, sweep } from './tolerance.ts';

const MOST_PAIRS = 5_000_000;
/** Below this the duplicate method has put every link down to chance: what it assumes of people does not hold. */
const LEAST_CHANCE = 1e-4;

export const comparedFindings = findings({
  name: 'comparedFindings',
  title: 'Ways to learn how many links are wrong, side by side',
  needs: { register, sweep, chosenClusters, decoys, model, judgement, forenameTolerance, surnameTolerance },
  compute: ({
    register,
    sweep,
    chosenClusters,
    decoys,
    model,
    judgement,
    forenameTolerance,
    surnameTolerance,
  }): FindingDraft[] => {
    const isLinked: DistanceRule = (forename, surname) => forename <= forenameTolerance && surname <= surnameTolerance;
    const row = sweep.rows.find((each) => each.forename === forenameTolerance && each.surname === surnameTolerance)!;
    const shared = {
      id: 'unlabelled.compared',
      title: 'Share of the links at the chosen tolerance that is wrong, found in different ways',
      questions: ['MM-P1', 'MM-R2'],
      unit: 'proportion',
      method: {
        name: 'Decoy control, stratified sample, duplicate method, model-implied error, count against the truth',
        source: 'Cochran (1977); Blakely and Salmond (2002); Enamorado, Fifield and Imai (2019)',
      },
      limitations: [
        'The duplicate method takes a third record of one person for a wrong link: it says at most how many are wrong, and nothing where such records are many.',
        'The model is taken at its word; no interval can be given for what it or the duplicate method says.',
        'Agreement with the decoy control means that intervals meet, not that either is right.',
      ],
    } as const;
    if (row.pairs === 0) return [{ ...shared, notComputed: notComputed('no pair is linked at the chosen tolerance') }];
    if (row.pairs > MOST_PAIRS) {
      return [{ ...shared, notComputed: notComputed('the register is too large for this step; draw a sample of it') }];
    }
    const rows = decoyRows(decoys, sweep.pairsByClass);
    const decoy: MaybeEstimate =
      'status' in rows ? rows : opposite(asEstimate(rows[forenameTolerance * 4 + surnameTolerance]!.precision));
    const { perRecord, impliedWrong } = linkedPairFacts(sweep, isLinked, model.pairs, register.count);
    const duplicates = duplicateMethod(perRecord);
    const sample = judgement === null ? null : rightLinks(judgement);
    const plain = (value: number): MaybeEstimate => ({
      status: 'computed',
      value,
      interval: notComputed('this way gives no interval'),
    });
    const ways: (readonly [string, MaybeEstimate])[] = [
      ['decoy dates of birth', decoy],
      ...(sample === null ? [] : ([[`drawn pairs, judged by ${judgement!.judge}`, opposite(sample.middle)]] as const)),
      [
        'duplicate method (at most)',
        duplicates.status === 'computed' && duplicates.trueLinkChance > LEAST_CHANCE
          ? plain(1 - duplicates.positivePredictiveValue)
          : notComputed('records have more links than one other record of a person explains'),
      ],
      ['what the model expects of these links', plain(impliedWrong / row.pairs)],
      ...(row.errors === null
        ? []
        : ([
            ['counted against the truth', linkShares(sweep, isLinked, chosenClusters, register.truth!).wrong.estimate],
          ] as const)),
    ];
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'way', label: 'Found by', unit: 'text', key: true },
            ...withLimits({ name: 'wrong', label: 'Links that are wrong', unit: 'proportion' }),
            { name: 'agrees', label: 'Meets the decoy control', unit: 'text' },
          ],
          rows: ways.map(([way, estimate], index) => [
            way,
            ...statedLimits(estimate),
            index === 0 ? null : meets(estimate, decoy),
          ]),
        },
      },
    ];
  },
});

function asEstimate(precision: { readonly value: number; readonly interval: object } | NotComputed): MaybeEstimate {
  return 'status' in precision ? precision : ({ status: 'computed', ...precision } as MaybeEstimate);
}

function meets(one: MaybeEstimate, other: MaybeEstimate): string | null {
  const [value, low, high] = statedLimits(one);
  const [, otherLow, otherHigh] = statedLimits(other);
  if (value === null || otherLow === null || otherHigh === null) return null;
  return (low ?? value) <= otherHigh && (high ?? value) >= otherLow ? 'yes' : 'no';
}

/** How many records have no, one and several links, and how many links the model expects to be wrong. */
function linkedPairFacts(
  sweep: Parameters<typeof forEachLinkedPair>[0],
  isLinked: DistanceRule,
  scored: ScoredPairs,
  count: number,
) {
  const links = new Int32Array(count);
  const keys = new Set<number>();
  const keyOf = (left: number, right: number) => Math.min(left, right) * count + Math.max(left, right);
  forEachLinkedPair(sweep, isLinked, (left, right) => {
    links[left]!++;
    links[right]!++;
    keys.add(keyOf(left, right));
  });
  // A linked pair that the model does not keep is one it holds for two people.
  let impliedWrong = keys.size;
  for (let index = 0; index < scored.length; index++) {
    if (keys.has(keyOf(scored.left[index]!, scored.right[index]!)))
      impliedWrong -= probabilityOf(scored.weight[index]!);
  }
  const perRecord = { none: 0, one: 0, several: 0 };
  for (const each of links) perRecord[each === 0 ? 'none' : each === 1 ? 'one' : 'several']++;
  return { perRecord, impliedWrong };
}
