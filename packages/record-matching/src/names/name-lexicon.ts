import type { DictionaryColumn } from '@assay/statistics';
import { foldedName, normalisedName } from './code-points.ts';
import type { LetterCase } from './name-policy.ts';

/**
 * Every distinct forename and surname once, as symbols of one small alphabet, ready to be compared millions of times.
 * Ids of forenames come first, those of surnames from `surnameOffset`; both index the same arrays.
 */
export interface NameLexicon {
  /** Symbols of all names, one after the other; name `id` is `symbols[start[id]] … symbols[start[id + 1] - 1]`. */
  readonly symbols: Uint16Array | Uint32Array;
  readonly start: Int32Array;
  /** Which of 32 letter classes the name has. One edit takes at most one class away and adds at most one. */
  readonly letterMask: Int32Array;
  readonly alphabetSize: number;
  readonly surnameOffset: number;
  /** Name id of each dictionary code, equal for texts that are equal after normalisation. */
  readonly forenameIds: Int32Array;
  readonly surnameIds: Int32Array;
}

const LETTER_CLASSES = 32;
/** How often a letter may occur before further ones tell nothing. */
const MOST_TIMES = 3;

type ByCase = Partial<Record<LetterCase, NameLexicon>>;

/** What was made of the texts of two columns: many cells ask for the same, and it goes when the texts do. */
const known = new WeakMap<readonly string[], WeakMap<readonly string[], ByCase>>();

/** The names of two columns; asked for again, those made before, unless a column has more texts by now. */
export function nameLexicon(
  forenames: Pick<DictionaryColumn, 'values'>,
  surnames: Pick<DictionaryColumn, 'values'>,
  letterCase: LetterCase,
): NameLexicon {
  const ofForenames = known.get(forenames.values) ?? new WeakMap<readonly string[], ByCase>();
  known.set(forenames.values, ofForenames);
  const byCase = ofForenames.get(surnames.values) ?? {};
  ofForenames.set(surnames.values, byCase);
  const made = byCase[letterCase];
  const isWhole =
    made?.forenameIds.length === forenames.values.length && made.surnameIds.length === surnames.values.length;
  if (isWhole) return made;
  const lexicon = madeLexicon(forenames, surnames, letterCase);
  byCase[letterCase] = lexicon;
  return lexicon;
}

function madeLexicon(
  forenames: Pick<DictionaryColumn, 'values'>,
  surnames: Pick<DictionaryColumn, 'values'>,
  letterCase: LetterCase,
): NameLexicon {
  const forename = distinctTexts(forenames.values, letterCase, 0);
  const surnameOffset = forename.texts.length;
  const surname = distinctTexts(surnames.values, letterCase, surnameOffset);
  const count = surnameOffset + surname.texts.length;
  const textOf = (id: number): string =>
    id < surnameOffset ? forename.texts[id]! : surname.texts[id - surnameOffset]!;

  let capacity = 0;
  for (let id = 0; id < count; id++) capacity += textOf(id).length;
  const symbolOfPoint = new Map<number, number>();
  const symbolOfUnit = new Int32Array(0x10000).fill(-1);
  const frequency: number[] = [];
  const wide = new Uint32Array(capacity);
  const start = new Int32Array(count + 1);
  let length = 0;
  for (let id = 0; id < count; id++) {
    start[id] = length;
    const text = textOf(id);
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      let symbol = symbolOfUnit[unit]!;
      if (unit >= 0xd800 && unit < 0xdc00) {
        const point = text.codePointAt(index)!;
        if (point > 0xffff) index++;
        symbol = symbolOfPoint.get(point) ?? -1;
        if (symbol < 0) {
          symbol = frequency.push(0) - 1;
          symbolOfPoint.set(point, symbol);
        }
      } else if (symbol < 0) {
        symbol = frequency.push(0) - 1;
        symbolOfUnit[unit] = symbol;
      }
      frequency[symbol] = frequency[symbol]! + 1;
      wide[length++] = symbol;
    }
  }
  start[count] = length;
  const alphabetSize = frequency.length;
  const used = wide.subarray(0, length);
  return {
    symbols: alphabetSize <= 0x10000 ? Uint16Array.from(used) : used,
    start,
    letterMask: letterMasks(used, start, alphabetSize),
    alphabetSize,
    surnameOffset,
    forenameIds: forename.ids,
    surnameIds: surname.ids,
  };
}

/**
 * A class for each of the commonest of "has the letter", "has it twice" and "has it three times"; rarer letters share classes.
 * An edit takes one letter away and adds one, which ends or begins at most one such fact: the bound holds however they are
 * divided, and costs selectivity only.
 */
function letterMasks(symbols: Uint32Array, start: Int32Array, alphabetSize: number): Int32Array {
  const masks = new Int32Array(start.length - 1);
  // Per symbol of a name: letter × MOST_TIMES + how often it stood before; one more than all facts where that is too often.
  const none = alphabetSize * MOST_TIMES;
  const facts = new Uint32Array(symbols.length);
  const frequency = new Int32Array(none + 1);
  const times = new Int32Array(alphabetSize);
  for (let name = 0; name < masks.length; name++) {
    const end = start[name + 1]!;
    for (let index = start[name]!; index < end; index++) {
      const symbol = symbols[index]!;
      const fact = times[symbol]! < MOST_TIMES ? symbol * MOST_TIMES + times[symbol]! : none;
      times[symbol]!++;
      facts[index] = fact;
      frequency[fact]!++;
    }
    for (let index = start[name]!; index < end; index++) times[symbols[index]!] = 0;
  }
  const byFrequency = Array.from(frequency.subarray(0, none).keys());
  byFrequency.sort((a, b) => frequency[b]! - frequency[a]! || a - b);
  const bitOf = new Int32Array(none + 1);
  for (const [rank, fact] of byFrequency.entries()) {
    const isFirst = fact % MOST_TIMES === 0;
    if (rank < LETTER_CLASSES || isFirst) bitOf[fact] = 1 << (rank % LETTER_CLASSES);
  }
  for (let name = 0; name < masks.length; name++) {
    let mask = 0;
    for (let index = start[name]!; index < start[name + 1]!; index++) mask |= bitOf[facts[index]!]!;
    masks[name] = mask;
  }
  return masks;
}

function distinctTexts(
  values: readonly string[],
  letterCase: LetterCase,
  offset: number,
): { texts: readonly string[]; ids: Int32Array } {
  const ids = new Int32Array(values.length);
  let texts: string[] | null = null;
  for (let code = 0; code < values.length; code++) {
    const value = values[code]!;
    const text = letterCase === 'folded' ? foldedName(value) : normalisedName(value);
    // Only now can two texts that were distinct have become equal.
    if (texts === null && text !== value) texts = values.slice(0, code);
    if (texts !== null) texts.push(text);
    ids[code] = code + offset;
  }
  if (texts === null) return { texts: values, ids };
  const idOf = new Map<string, number>();
  const distinct: string[] = [];
  for (let code = 0; code < texts.length; code++) {
    const text = texts[code]!;
    let id = idOf.get(text);
    if (id === undefined) {
      id = distinct.push(text) - 1 + offset;
      idOf.set(text, id);
    }
    ids[code] = id;
  }
  return { texts: distinct, ids };
}
