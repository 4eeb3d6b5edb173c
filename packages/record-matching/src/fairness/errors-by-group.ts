import {
  blankGroup,
  checkedCodes,
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
import { piecesOfPeople } from '../errors/pieces.ts';
import { type Truth, truePersonOfRecords } from '../errors/truth.ts';
import { besideReference } from './beside-reference.ts';

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
 * Edge rules: a group where nobody has two records has no scattered share: not computed. The reference beside itself is 1
 * and has no interval.
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
  const truth = truePersonOfRecords(entity, rowCount);
  if (checkedCodes(group, 'the groups').codes.length !== rowCount) {
    throw new InputError(`groups must stand one per record: ${group.codes.length} for ${rowCount}. Check the join.`);
  }
  const names = [...group.values, missing];
  const errors = errorsOfPeople(clustering, truth, entity);
  const placeOfSet = new Int32Array(errors.sets).fill(-1);
  const counts = peopleByGroup(group, truth, names.length).map((people) =>
    countOf(people, truth.entitySize, errors, placeOfSet),
  );
  const largest = counts.reduce((best, { people }, index) => (people > counts[best]!.people ? index : best), 0);
  const chosen = options.reference === undefined ? largest : names.indexOf(options.reference);
  if (chosen < 0) {
    throw new InputError(
      `the reference group is not among the groups: "${options.reference}". Use one of ${names.join(', ')}.`,
    );
  }
  const scatteredOf = ({ scattered, several }: GroupCount): Proportion => ({ successes: scattered, total: several });
  const reference = counts[chosen]!;
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
            mixedShare: count.mixedShare,
            mixedRatio: besideReference(index === chosen, moverOfEstimates(count.mixedShare, reference.mixedShare)),
            scatteredShare: wilsonInterval(scatteredOf(count)),
            scatteredRatio: besideReference(index === chosen, koopmanRatio(scatteredOf(count), scatteredOf(reference))),
          },
        ],
  );
}

interface ErrorsOfPeople {
  readonly isMixed: Uint8Array;
  readonly isScattered: Uint8Array;
  /** People of one set are mixed together or not at all. */
  readonly setOfPerson: Int32Array;
  readonly sets: number;
}

const remembered = new WeakMap<Clustering, { readonly entityOfRow: Int32Array; readonly errors: ErrorsOfPeople }>();

/** The same for every grouping of the people; remembered for as long as the clustering is. */
function errorsOfPeople(clustering: Clustering, truth: Truth, entity: DictionaryColumn): ErrorsOfPeople {
  const known = remembered.get(clustering);
  if (known !== undefined && known.entityOfRow === truth.entityOfRow) return known.errors;
  const { entityOfRow, entitySize } = truth;
  const { cluster, person, records } = piecesOfPeople(clustering, truth);
  const isMixed = new Uint8Array(entitySize.length);
  const isScattered = new Uint8Array(entitySize.length);
  for (let from = 0, to = 0; from < cluster.length; from = to) {
    while (to < cluster.length && cluster[to] === cluster[from]) to++;
    for (let piece = from; piece < to; piece++) {
      if (to - from > 1) isMixed[person[piece]!] = 1;
      if (records[piece]! < entitySize[person[piece]!]!) isScattered[person[piece]!] = 1;
    }
  }
  const related = relatedRecords(clustering, entity);
  const setOfPerson = new Int32Array(entitySize.length);
  for (let row = 0; row < entityOfRow.length; row++) setOfPerson[entityOfRow[row]!] = related[row]!;
  const errors = { isMixed, isScattered, setOfPerson, sets: entityOfRow.length };
  remembered.set(clustering, { entityOfRow, errors });
  return errors;
}

const rememberedPeople = new WeakMap<
  Int32Array,
  { readonly entityOfRow: Int32Array; readonly people: readonly Int32Array[] }
>();

/**
 * People with a record, by group; the last group is of those for whom none is recorded. The same under every clustering;
 * remembered for as long as the groups' codes are.
 */
function peopleByGroup({ codes }: DictionaryColumn, truth: Truth, groups: number): readonly Int32Array[] {
  const known = rememberedPeople.get(codes);
  if (known !== undefined && known.entityOfRow === truth.entityOfRow && known.people.length === groups)
    return known.people;
  const { entityOfRow, entitySize } = truth;
  const groupOfPerson = new Int32Array(entitySize.length).fill(MISSING_CODE);
  for (let row = 0; row < codes.length; row++) {
    const person = entityOfRow[row]!;
    if (groupOfPerson[person] === MISSING_CODE) groupOfPerson[person] = codes[row]!;
  }
  const placeOf = (person: number): number =>
    groupOfPerson[person] === MISSING_CODE ? groups - 1 : groupOfPerson[person]!;
  const sizes = new Int32Array(groups);
  for (let person = 0; person < entitySize.length; person++) if (entitySize[person]! > 0) sizes[placeOf(person)]!++;
  const people = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (let person = 0; person < entitySize.length; person++) {
    if (entitySize[person]! === 0) continue;
    const place = placeOf(person);
    people[place]![sizes[place]!++] = person;
  }
  rememberedPeople.set(codes, { entityOfRow, people });
  return people;
}

interface GroupCount {
  readonly people: number;
  readonly several: number;
  readonly mixed: number;
  readonly scattered: number;
  readonly mixedShare: MaybeEstimate;
}

/** `placeOfSet` is −1 for every set, before and after. */
function countOf(
  people: Int32Array,
  entitySize: Int32Array,
  { isMixed, isScattered, setOfPerson }: ErrorsOfPeople,
  placeOfSet: Int32Array,
): GroupCount {
  const mixedOfSet = new Float64Array(people.length);
  const peopleOfSet = new Float64Array(people.length);
  let sets = 0;
  let several = 0;
  let mixed = 0;
  let scattered = 0;
  for (const person of people) {
    const set = setOfPerson[person]!;
    if (placeOfSet[set] === -1) placeOfSet[set] = sets++;
    const place = placeOfSet[set]!;
    peopleOfSet[place]!++;
    mixedOfSet[place]! += isMixed[person]!;
    if (entitySize[person]! > 1) several++;
    mixed += isMixed[person]!;
    scattered += isScattered[person]!;
  }
  for (const person of people) placeOfSet[setOfPerson[person]!] = -1;
  const mixedShare = clopperPearsonInterval(
    { successes: mixed, total: people.length },
    { designEffect: designEffect(mixedOfSet.subarray(0, sets), peopleOfSet.subarray(0, sets)) },
  );
  return { people: people.length, several, mixed, scattered, mixedShare };
}
