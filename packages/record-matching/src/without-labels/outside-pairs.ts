import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { combineKeys, derivedColumn, type KeyColumn } from '../blocking/block-key.ts';
import { DATE_READINGS, forEachRelaxedPair } from '../blocking/relaxed-dates.ts';
import { levenshtein } from '../comparison/levenshtein.ts';
import { forEachLinkedPair } from '../errors/linked-rows.ts';
import { folded } from '../names/code-points.ts';
import type { PersonRecords } from '../person-records.ts';

/** Kinds of pairs that a tolerance leaves apart and that may yet be about one person. */
export const OUTSIDE_KINDS: readonly string[] = [
  'same date, names a little further apart',
  'same date, names in each other’s place',
  'same date and first name, another surname',
  ...DATE_READINGS.slice(1).map((reading) => `names within the tolerance, ${reading}`),
];

const STORED_EDITS = 3;
/** A date and first name that more records share are passed over: their pairs would be mostly strangers. */
const LARGEST_BLOCK = 2_000;

/**
 * Where should people look for links that the tolerance misses?
 *
 * Visits, each once, the pairs of records that the tolerance does not link and whose names or dates are near: kinds as
 * in {@link OUTSIDE_KINDS}. Pairs that are near in neither are not visited, and no sample of these kinds speaks of
 * them.
 *
 * Edge rules: names are compared lower-cased; records without a name or date are in no pair. Where more than two
 * thousand records share date and first name their pairs are passed over, and counted in what is returned.
 *
 * @example
 * const found = [];
 * const tolerance = { forename: 1, surname: 1 };
 * forEachOutsidePair(sweep, records, tolerance, (left, right, kind) => found.push([left, right, OUTSIDE_KINDS[kind]]));
 * found[0] // [5, 6, 'same date and first name, another surname']
 */
export function forEachOutsidePair(
  sweep: Parameters<typeof forEachLinkedPair>[0],
  records: PersonRecords,
  tolerance: { readonly forename: number; readonly surname: number },
  visit: (left: number, right: number, kind: number) => void,
): { readonly passedOver: number } {
  forEachLinkedPair(
    sweep,
    (first, last) => first > tolerance.forename || last > tolerance.surname,
    (left, right) => visit(left, right, 0),
  );
  const passedOver = forEachPairOfOneDate(records, visit);
  forEachRelaxedPair(records, tolerance, (a, b, reading) => {
    if (reading > 0) visit(a, b, RELAXED_KINDS + reading - 1);
  });
  return { passedOver };
}

/** Where kinds begin whose dates agree by a reading beyond equality. */
export const RELAXED_KINDS = OUTSIDE_KINDS.length - DATE_READINGS.length + 1;

/** Visits the pairs of one date whose names are further apart than a sweep stores: swapped, or of another surname. */
export function forEachPairOfOneDate(
  records: PersonRecords,
  visit: (left: number, right: number, kind: number) => void,
): number {
  const { dateOfBirth } = records;
  const forename = derivedColumn(records.forename, folded);
  const surname = derivedColumn(records.surname, folded);
  const edits = ({ codes, values }: DictionaryColumn, a: number, b: number): number =>
    codes[a] === codes[b] ? 0 : levenshtein(values[codes[a]!]!, values[codes[b]!]!, { atMost: STORED_EDITS });
  const isStored = (a: number, b: number): boolean =>
    edits(forename, a, b) <= STORED_EDITS && edits(surname, a, b) <= STORED_EDITS;
  const namesInAnyOrder = inAnyOrder(forename, surname);
  forEachPairOf(combineKeys([dateOfBirth, namesInAnyOrder]), (a, b) => {
    if (forename.values[forename.codes[a]!] !== forename.values[forename.codes[b]!] && !isStored(a, b)) visit(a, b, 1);
  });
  return forEachPairOf(combineKeys([dateOfBirth, forename]), (a, b) => {
    if (surname.codes[a]! >= 0 && surname.codes[b]! >= 0 && edits(surname, a, b) > STORED_EDITS) visit(a, b, 2);
  });
}

/** One value for two names, whichever of them stands first. */
function inAnyOrder(forename: DictionaryColumn, surname: DictionaryColumn): KeyColumn {
  const idOf = new Map<string, number>();
  const idsOf = ({ codes, values }: DictionaryColumn): Int32Array => {
    const ids = values.map((text) => {
      const known = idOf.get(text) ?? idOf.size;
      idOf.set(text, known);
      return known;
    });
    return codes.map((code) => (code < 0 ? MISSING_CODE : ids[code]!));
  };
  const [first, last] = [idsOf(forename), idsOf(surname)];
  const either = (choose: typeof Math.min): KeyColumn => ({
    codes: first.map((id, row) => (id < 0 || last[row]! < 0 ? MISSING_CODE : choose(id, last[row]!))),
    values: { length: idOf.size },
  });
  const { codes, keyCount } = combineKeys([either(Math.min), either(Math.max)]);
  return { codes, values: { length: keyCount } };
}

/** Every pair of rows with one key; blocks that are too large are passed over, and their pairs counted. */
function forEachPairOf(
  { codes, keyCount }: { readonly codes: Int32Array; readonly keyCount: number },
  visit: (a: number, b: number) => void,
): number {
  const size = new Int32Array(keyCount + 1);
  for (const code of codes) if (code >= 0) size[code + 1]!++;
  const start = size.slice();
  for (let key = 0; key < keyCount; key++) start[key + 1]! += start[key]!;
  const next = start.slice();
  const rows = new Int32Array(start[keyCount]!);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) rows[next[codes[row]!]!++] = row;
  let passedOver = 0;
  for (let key = 0; key < keyCount; key++) {
    const [from, to] = [start[key]!, start[key + 1]!];
    if (to - from > LARGEST_BLOCK) {
      passedOver += ((to - from) * (to - from - 1)) / 2;
      continue;
    }
    for (let i = from; i < to; i++) for (let j = i + 1; j < to; j++) visit(rows[i]!, rows[j]!);
  }
  return passedOver;
}
