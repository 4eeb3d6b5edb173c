import { checkedBound, type DictionaryColumn } from '@assay/statistics';
import { nameGroups } from '../blocking/name-groups.ts';
import { clusterRows } from '../clusters/clustering.ts';
import { bandedDistance } from '../comparison/banded.ts';
import { jaroWinklerOfSymbols } from '../comparison/jaro-winkler.ts';
import { alignmentDistance } from '../comparison/optimal-string-alignment.ts';
import { type PersonRecords, recordCount } from '../counting/person-records.ts';
import { type ClusteringErrors, clusteringErrors } from '../errors/clustering-errors.ts';
import { truePersonOfRecords } from '../errors/truth.ts';
import { type NameLexicon, nameLexicon } from '../names/name-lexicon.ts';

/** Whether two names are near enough, told from their symbols. */
type NameTest = (lexicon: NameLexicon, a: number, b: number) => boolean;

export interface AlternativeRule {
  readonly name: string;
  readonly forename: NameTest;
  readonly surname: NameTest;
  /** Also link where first name and surname stand in each other's place. */
  readonly swapped?: boolean;
}

const stretch = (lexicon: NameLexicon, id: number) =>
  lexicon.symbols.subarray(lexicon.start[id]!, lexicon.start[id + 1]!);

/**
 * A test for {@link toleranceAlternatives}: at most so many edits.
 *
 * @throws InputError where they are no number.
 *
 * @example
 * const rule = { name: 'rule', forename: withinEdits(1), surname: withinEdits(1) };
 * toleranceAlternatives(records, truth, [rule])[0].pairs // 2
 */
export function withinEdits(most: number): NameTest {
  checkedBound(most, 'most edits');
  return ({ symbols, start }, a, b) =>
    bandedDistance(symbols, start[a]!, start[a + 1]!, symbols, start[b]!, start[b + 1]!, most) <= most;
}

/**
 * A test for {@link toleranceAlternatives}: at most so many slips, where swapping two neighbours is one.
 *
 * @throws InputError where they are no number.
 *
 * @example
 * const rule = { name: 'rule', forename: withinSlips(1), surname: withinSlips(1) };
 * toleranceAlternatives(records, truth, [rule])[0].pairs // 2
 */
export function withinSlips(most: number): NameTest {
  checkedBound(most, 'most slips');
  return (lexicon, a, b) => alignmentDistance(stretch(lexicon, a), stretch(lexicon, b)) <= most;
}

/**
 * A test for {@link toleranceAlternatives}: edits in proportion to the shorter name, none up to three letters, then a quarter of
 * its length, rounded down.
 *
 * @example
 * const rule = { name: 'rule', forename: withinLength, surname: withinLength };
 * toleranceAlternatives(records, truth, [rule])[0].pairs // 1
 */
export const withinLength: NameTest = (lexicon, a, b) => {
  const { start } = lexicon;
  const shorter = Math.min(start[a + 1]! - start[a]!, start[b + 1]! - start[b]!);
  return withinEdits(shorter <= 3 ? 0 : Math.floor(shorter / 4))(lexicon, a, b);
};

/**
 * A test for {@link toleranceAlternatives}: Jaro–Winkler similarity of at least so much.
 *
 * @throws InputError where it is no number.
 *
 * @example
 * const rule = { name: 'rule', forename: namesAlikeBy(0.9), surname: namesAlikeBy(0.9) };
 * toleranceAlternatives(records, truth, [rule])[0].pairs // 2
 */
export function namesAlikeBy(least: number): NameTest {
  checkedBound(least, 'least similarity');
  return ({ symbols, start }, a, b) =>
    jaroWinklerOfSymbols(symbols, start[a]!, start[a + 1]!, symbols, start[b]!, start[b + 1]!) >= least;
}

export interface AlternativeRow {
  readonly rule: string;
  readonly pairs: number;
  readonly truePairs: number;
  readonly falsePairs: number;
  readonly errors: ClusteringErrors;
}

/**
 * Would another way of comparing names do better: edits in proportion to length, swapped letters as one slip,
 * similarity instead of edits, first name and surname in each other's place?
 *
 * Every pair of names within a recorded date of birth is put to each rule. Records without a date or a name are linked
 * to nothing.
 *
 * @throws InputError where a record has no true person.
 *
 * @example
 * const rule = { name: 'two edits', forename: withinEdits(2), surname: withinEdits(2) };
 * toleranceAlternatives(records, truth, [rule])[0].pairs // 2
 */
export function toleranceAlternatives(
  records: PersonRecords,
  entity: DictionaryColumn,
  rules: readonly AlternativeRule[],
): AlternativeRow[] {
  const rowCount = recordCount({ ...records });
  const { entityOfRow } = truePersonOfRecords(entity, rowCount);
  return linksOfRules(records, rules).map(({ rule, left, right }) => {
    const truePairs = pairsOfOnePerson(left, right, entityOfRow);
    return {
      rule,
      pairs: left.length,
      truePairs,
      falsePairs: left.length - truePairs,
      errors: clusteringErrors(clusterRows(rowCount, left, right), entity),
    };
  });
}

/** Of pairs of records, those about one person. */
export function pairsOfOnePerson(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  entityOfRow: ArrayLike<number>,
): number {
  let pairs = 0;
  for (let index = 0; index < left.length; index++) {
    if (entityOfRow[left[index]!] === entityOfRow[right[index]!]) pairs++;
  }
  return pairs;
}

/** The pairs of records that each rule links. */
export function linksOfRules(
  records: PersonRecords,
  rules: readonly AlternativeRule[],
): { readonly rule: string; readonly left: readonly number[]; readonly right: readonly number[] }[] {
  const lexicon = nameLexicon(records.forename, records.surname, 'folded');
  const groups = nameGroups(records.dateOfBirth, records, lexicon, true);
  const { groupStart, groupForename, groupSurname, blockStart, rows } = groups;
  return rules.map(({ name, forename, surname, swapped = false }) => {
    const left: number[] = [];
    const right: number[] = [];
    const remembered = new Map<number, boolean>();
    const names = lexicon.start.length;
    const near = (test: NameTest, place: number, a: number, b: number): boolean => {
      const key = ((a < b ? a * names + b : b * names + a) * 4 + place) as number;
      let result = remembered.get(key);
      if (result === undefined) {
        result = test(lexicon, a, b);
        if (remembered.size < 2_000_000) remembered.set(key, result);
      }
      return result;
    };
    const linkGroups = (a: number, b: number): void => {
      for (let i = groupStart[a]!; i < groupStart[a + 1]!; i++) {
        for (let j = a === b ? i + 1 : groupStart[b]!; j < groupStart[b + 1]!; j++) {
          left.push(rows[i]!);
          right.push(rows[j]!);
        }
      }
    };
    for (let block = 0; block + 1 < blockStart.length; block++) {
      for (let a = blockStart[block]!; a < blockStart[block + 1]!; a++) {
        linkGroups(a, a);
        for (let b = a + 1; b < blockStart[block + 1]!; b++) {
          const isLinked =
            (near(surname, 0, groupSurname[a]!, groupSurname[b]!) &&
              near(forename, 1, groupForename[a]!, groupForename[b]!)) ||
            (swapped &&
              near(surname, 2, groupSurname[a]!, groupForename[b]!) &&
              near(forename, 3, groupForename[a]!, groupSurname[b]!));
          if (isLinked) linkGroups(a, b);
        }
      }
    }
    return { rule: name, left, right };
  });
}
