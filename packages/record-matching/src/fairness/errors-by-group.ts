import {
  blankGroup,
  clopperPearsonInterval,
  type DictionaryColumn,
  designEffect,
  InputError,
  koopmanRatio,
  type MaybeEstimate,
  MISSING_CODE,
  moverOfEstimates,
  type Proportion,
  wilsonInterval,
} from '@assay/statistics';
import type { Clustering } from '../clusters/clustering.ts';
import { relatedRecords } from '../dependence/related-records.ts';
import { piecesOf } from '../errors/pieces.ts';
import { truthOf } from '../errors/truth.ts';

export interface GroupErrorRow {
  readonly group: string;
  readonly people: number;
  /** People with a second record, who alone can be scattered. */
  readonly peopleWithSeveralRecords: number;
  /** People whose profile also holds somebody else's record. */
  readonly mixedPeople: number;
  /** People whose records lie in more than one profile. */
  readonly scatteredPeople: number;
  readonly mixedShare: MaybeEstimate;
  readonly mixedRatio: MaybeEstimate;
  readonly scatteredShare: MaybeEstimate;
  readonly scatteredRatio: MaybeEstimate;
}

export interface ErrorsByGroupOptions {
  /** The group that others are compared with; the largest unless stated. */
  readonly reference?: string;
  /** Name of the group of people for whom nothing is recorded. */
  readonly missing?: string;
}

/**
 * Who bears the errors of merging: whose profile is mixed with somebody else's, whose records stay scattered?
 *
 * Counts people, not pairs: a person is mixed where any profile with one of their records also holds another person's,
 * and scattered where their records lie in several profiles. Shares carry Wilson's score interval; people are mixed two by
 * two at least, so that the share mixed carries the exact interval for as many independent people as they are worth. Ratios to the
 * reference group carry Koopman's interval where people are independent (scattered), and MOVER's where not (mixed). A
 * person's group is that of their first record that states one; none stated is a group of
 * its own.
 *
 * Edge rules: a group where nobody has two records has no scattered share: not computed.
 *
 * @throws InputError where the reference is not among the groups, or a record has no true person.
 *
 * Source: Wilson (1927); Koopman (1984); Korn and Graubard (1998); Zou and Donner (2008); on unequal linkage error Bohensky et al. (2010), BMC Health Services Research
 * 10.
 *
 * @example
 * errorsByGroup(clusters, truth, group, { reference: 'White' }).map((row) => [row.group, row.mixedPeople]) // [['Asian', 0], ['White', 2]]
 */
export function errorsByGroup(
  clustering: Clustering,
  entity: DictionaryColumn,
  group: DictionaryColumn,
  options: ErrorsByGroupOptions = {},
): GroupErrorRow[] {
  const missing = blankGroup(group.values, options.missing);
  const rowCount = clustering.clusterOfRow.length;
  const truth = truthOf(entity, rowCount);
  if (group.codes.length !== rowCount) {
    throw new InputError(`groups must stand one per record: ${group.codes.length} for ${rowCount}. Check the join.`);
  }
  const groupOfPerson = new Int32Array(truth.entitySize.length).fill(MISSING_CODE);
  for (let row = 0; row < rowCount; row++) {
    const person = truth.entityOfRow[row]!;
    if (groupOfPerson[person] === MISSING_CODE) groupOfPerson[person] = group.codes[row]!;
  }
  const { cluster, person, records } = piecesOf(clustering, truth);
  const isMixed = new Uint8Array(truth.entitySize.length);
  const isScattered = new Uint8Array(truth.entitySize.length);
  for (let from = 0, to = 0; from < cluster.length; from = to) {
    while (to < cluster.length && cluster[to] === cluster[from]) to++;
    for (let piece = from; piece < to; piece++) {
      if (to - from > 1) isMixed[person[piece]!] = 1;
      if (records[piece]! < truth.entitySize[person[piece]!]!) isScattered[person[piece]!] = 1;
    }
  }
  const names = [...group.values, missing];
  const related = relatedRecords(clustering, entity);
  const setOfPerson = new Int32Array(truth.entitySize.length);
  for (let row = 0; row < rowCount; row++) setOfPerson[truth.entityOfRow[row]!] = related[row]!;
  const peopleOfSet = new Int32Array(rowCount);
  for (let each = 0; each < setOfPerson.length; each++) {
    if (truth.entitySize[each]! > 0) peopleOfSet[setOfPerson[each]!]!++;
  }
  const counts = names.map(() => ({
    people: 0,
    several: 0,
    mixed: 0,
    scattered: 0,
    sets: new RelatedPeople(peopleOfSet),
  }));
  for (let each = 0; each < truth.entitySize.length; each++) {
    const size = truth.entitySize[each]!;
    if (size === 0) continue;
    const code = groupOfPerson[each]!;
    const count = counts[code === MISSING_CODE ? names.length - 1 : code]!;
    count.people++;
    count.sets.add(setOfPerson[each]!, isMixed[each]!);
    if (size > 1) count.several++;
    count.mixed += isMixed[each]!;
    count.scattered += isScattered[each]!;
  }
  const largest = counts.reduce((best, { people }, index) => (people > counts[best]!.people ? index : best), 0);
  const chosen = options.reference === undefined ? largest : names.indexOf(options.reference);
  if (chosen < 0) {
    throw new InputError(
      `the reference group is not among the groups: "${options.reference}". Use one of ${names.join(', ')}.`,
    );
  }
  const mixedOf = ({ mixed, people, sets }: (typeof counts)[number]): MaybeEstimate =>
    clopperPearsonInterval({ successes: mixed, total: people }, { designEffect: sets.designEffect() });
  const scatteredOf = ({ scattered, several }: (typeof counts)[number]): Proportion => ({
    successes: scattered,
    total: several,
  });
  const reference = counts[chosen]!;
  const referenceMixed = mixedOf(reference);
  return counts.flatMap((count, index) =>
    count.people === 0
      ? []
      : [
          {
            group: names[index]!,
            people: count.people,
            peopleWithSeveralRecords: count.several,
            mixedPeople: count.mixed,
            scatteredPeople: count.scattered,
            mixedShare: mixedOf(count),
            mixedRatio: moverOfEstimates(mixedOf(count), referenceMixed),
            scatteredShare: wilsonInterval(scatteredOf(count)),
            scatteredRatio: koopmanRatio(scatteredOf(count), scatteredOf(reference)),
          },
        ],
  );
}

/** The people of one group by the sets in which they stand together, and how many of each set are mixed. */
class RelatedPeople {
  private readonly mixed: number[] = [];
  private readonly people: number[] = [];
  private readonly placeOf = new Map<number, number>();
  private readonly peopleOfSet: Int32Array;

  constructor(peopleOfSet: Int32Array) {
    this.peopleOfSet = peopleOfSet;
  }

  add(set: number, mixed: number): void {
    const known = this.peopleOfSet[set]! > 1 ? this.placeOf.get(set) : undefined;
    if (known !== undefined) {
      this.mixed[known]! += mixed;
      this.people[known]!++;
      return;
    }
    this.mixed.push(mixed);
    const place = this.people.push(1) - 1;
    // Most people stand alone, and are not looked for again.
    if (this.peopleOfSet[set]! > 1) this.placeOf.set(set, place);
  }

  designEffect(): number {
    return designEffect(this.mixed, this.people);
  }
}
