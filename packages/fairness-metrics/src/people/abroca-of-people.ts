import {
  checkedDraws,
  type DictionaryColumn,
  InputError,
  type NotComputed,
  notComputed,
  type RandomStream,
  shuffleInPlace,
} from '@assay/statistics';
import { UNKNOWN } from '../cells/binary-column.ts';
import { type AbrocaResult, abroca, areaOfCurves } from '../score/abroca.ts';
import { chanceLimitOf } from '../score/chance-limit.ts';
import { curveOfCells } from '../score/receiver-curve.ts';
import { lastEdgeAtMost, type ScoreCells, type ScoreColumns, scoreCells } from '../score/score-cells.ts';

/** All rows of one person in one group: the place of each in the counts, and the group. */
interface Unit {
  readonly group: 0 | 1;
  readonly places: readonly number[];
}

/**
 * Do the model's trade-offs differ between two groups at any threshold, whether or not rows repeat people?
 *
 * {@link abroca} where every row is a person. Where rows repeat people, groups are dealt again to whole people, among those with as
 * many rows to which it happened and as many to which it did not: rows of one person are alike, and dealt row by row chance would
 * seem smaller than it is. The test is exact where, among such people, scores have nothing to do with the group. A person
 * whose rows name two groups counts once in each.
 *
 * @param person Who each row is about; `null` where every row is about somebody else; a row without one is a person of its own.
 * @throws InputError where columns differ in length.
 *
 * Source: Gardner, Brooks and Baker (2019); Winkler and others (2015) on exchanging whole blocks.
 *
 * @example
 * const columns = { group: dictionaryColumn(['A', 'A', 'B', 'B']), label: Uint8Array.of(1, 0, 1, 0), score: Float64Array.of(0.9, 0.1, 0.1, 0.9) };
 * abrocaOfPeople(columns, null, 'A', 'B', randomStream('example'), { permutations: 99 }).value // 1
 */
export function abrocaOfPeople(
  columns: ScoreColumns,
  person: DictionaryColumn | null,
  first: string,
  second: string,
  random: RandomStream,
  { permutations = 999 } = {},
): AbrocaResult | NotComputed {
  const cells = scoreCells(columns);
  if (person === null) return abroca(cells, first, second, random, { permutations });
  if (person.codes.length !== columns.label.length) {
    throw new InputError(
      `columns must be of one length: label has ${columns.label.length}, person ${person.codes.length}. Check the join.`,
    );
  }
  const [a, b] = [first, second].map((name) => cells.groups.indexOf(name)) as [number, number];
  const [curveA, curveB] = [a, b].map((group) => (group < 0 ? null : curveOfCells(cells, group)));
  if (!curveA || !curveB) {
    return notComputed(`${curveA ? second : first} lacks people with the outcome or people without it`);
  }
  const value = areaOfCurves(curveA, curveB);
  const strata = [...strataOf(columns, person, cells, [a, b]).values()];
  if (strata.every((units) => units.every(({ group }) => group === units[0]!.group))) {
    return notComputed('no two people of both groups have as many rows of each outcome, so that none can be exchanged');
  }
  const bins = cells.scores.length;
  const dealt: ScoreCells = { ...cells, groups: [first, second], counts: new Float64Array(4 * bins) };
  const areas = new Float64Array(checkedDraws(permutations, 'permutations'));
  let atLeast = 0;
  for (let permutation = 0; permutation < permutations; permutation++) {
    dealt.counts.fill(0);
    for (const units of strata) {
      const groups = units.map(({ group }) => group);
      shuffleInPlace(groups, random);
      for (const [at, { places }] of units.entries()) {
        for (const place of places) dealt.counts[groups[at]! * 2 * bins + place]!++;
      }
    }
    const area = areaOfCurves(curveOfCells(dealt, 0)!, curveOfCells(dealt, 1)!);
    areas[permutation] = area;
    if (area >= value - 1e-12) atLeast++;
  }
  areas.sort();
  const chanceLimit = chanceLimitOf(areas);
  return { status: 'computed', value, pValue: (atLeast + 1) / (permutations + 1), chanceLimit, permutations };
}

/** People of the two groups by how many of their rows have the outcome and how many have not. */
function strataOf(
  { group, label, score }: ScoreColumns,
  person: DictionaryColumn,
  { scores, lowest, isExact }: ScoreCells,
  [a, b]: readonly [number, number],
): Map<string, Unit[]> {
  const bins = scores.length;
  const edges = isExact ? scores : lowest;
  const units = new Map<string, { group: 0 | 1; places: number[] }>();
  for (let row = 0; row < label.length; row++) {
    const code = group.codes[row]! + 1;
    if ((code !== a && code !== b) || label[row]! >= UNKNOWN || Number.isNaN(score[row]!)) continue;
    const own = code === a ? 0 : 1;
    const who = person.codes[row]! < 0 ? `row ${row}` : person.codes[row]!;
    const key = `${own} ${who}`;
    const unit = units.get(key) ?? { group: own, places: [] };
    unit.places.push(label[row]! * bins + lastEdgeAtMost(edges, score[row]!));
    units.set(key, unit);
  }
  const strata = new Map<string, Unit[]>();
  for (const unit of units.values()) {
    const happened = unit.places.filter((place) => place >= bins).length;
    const key = `${happened} of ${unit.places.length}`;
    const stratum = strata.get(key) ?? [];
    stratum.push(unit);
    strata.set(key, stratum);
  }
  return strata;
}
