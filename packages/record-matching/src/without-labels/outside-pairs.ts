import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { DATE_READINGS, forEachRelaxedPair } from '../blocking/relaxed-dates.ts';
import type { PersonRecords } from '../counting/person-records.ts';
import { forEachLinkedPair } from '../errors/linked-rows.ts';
import { foldedName } from '../names/code-points.ts';
import { type NameLexicon, nameLexicon } from '../names/name-lexicon.ts';
import { losesMoreThanThree } from '../tolerance-sweep/letter-filter.ts';
import { MAXIMUM_TOLERANCE } from '../tolerance-sweep/pair-list.ts';
import { SweptName } from '../tolerance-sweep/swept-name.ts';

/** Kinds of pairs that a tolerance leaves apart and that may yet be about one person. */
export const OUTSIDE_KINDS: readonly string[] = [
  'same date, names a little further apart',
  'same date, names in each other’s place',
  'same date and first name, another surname',
  ...DATE_READINGS.slice(1).map((reading) => `names within the tolerance, ${reading}`),
];

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

/**
 * Visits the pairs of one date whose names are further apart than a sweep stores: swapped, or of another surname; those of
 * one key together, keys in the order of their first records. Returns how many pairs were passed over.
 */
export function forEachPairOfOneDate(
  records: PersonRecords,
  visit: (left: number, right: number, kind: number) => void,
  lexicon = nameLexicon(records.forename, records.surname, 'folded'),
): number {
  const names = new NamesOfRecords(records, lexicon);
  const { first, last, isFirstName } = names;
  const swapped = new OutsideKeyedRows(first.length);
  const sameFirst = new OutsideKeyedRows(first.length);
  const chains = new OutsideChains(names.count);
  forEachBlock(records.dateOfBirth, names, (block) => {
    chains.link(block);
    for (let position = 0; position * BLOCKED_WIDTH < block.length; position++) {
      const own = block[position * BLOCKED_WIDTH + 1]!;
      if (own < 0) continue;
      if (chains.beginsSeveral(position)) sameFirst.addChain(chains, position);
      const row = block[position * BLOCKED_WIDTH]!;
      const other = block[position * BLOCKED_WIDTH + 2]!;
      if (other < 0 || own === other || isFirstName[other] === 0 || !chains.has(other)) continue;
      const back = chains.of(other).filter((each) => last[each] === own);
      if (back.length === 0 || back[0]! < row) continue;
      const there = chains.of(own).filter((each) => last[each] === other);
      if (there[0] === row) swapped.add([...there, ...back].sort((a, b) => a - b));
    }
  });
  swapped.forEachPair((a, b) => {
    if (first[a] !== first[b] && names.firstNamesAreFar(a, b)) visit(a, b, 1);
  });
  return sameFirst.forEachPair((a, b) => {
    if (last[a]! >= 0 && last[b]! >= 0 && names.surnamesAreFar(a, b)) visit(a, b, 2);
  });
}

/** Names of each record as numbers, one numbering for both, so that they can stand in each other's place. */
class NamesOfRecords {
  /** How many numbers there are. */
  readonly count: number;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** By number: whether it is a first name. */
  readonly isFirstName: Uint8Array;
  private readonly lexicon: NameLexicon;
  private readonly measured: SweptName;
  /** By number: the name in the lexicon. */
  private readonly firstInLexicon: Int32Array;
  private readonly lastInLexicon: Int32Array;

  constructor({ forename, surname }: PersonRecords, lexicon: NameLexicon) {
    const idOf = new Map<string, number>();
    const idsOf = (values: readonly string[]): Int32Array => {
      const ids = new Int32Array(values.length);
      for (const [code, value] of values.entries()) {
        const text = foldedName(value);
        ids[code] = text === '' ? MISSING_CODE : (idOf.get(text) ?? idOf.size);
        if (ids[code] === idOf.size) idOf.set(text, idOf.size);
      }
      return ids;
    };
    const [firstIds, lastIds] = [idsOf(forename.values), idsOf(surname.values)];
    this.first = idsByRow(forename.codes, firstIds);
    this.last = idsByRow(surname.codes, lastIds);
    this.count = idOf.size;
    this.isFirstName = new Uint8Array(this.count);
    for (const id of firstIds) if (id >= 0) this.isFirstName[id] = 1;
    this.lexicon = lexicon;
    this.firstInLexicon = inLexicon(this.count, firstIds, this.lexicon.forenameIds);
    this.lastInLexicon = inLexicon(this.count, lastIds, this.lexicon.surnameIds);
    this.measured = new SweptName(this.lexicon);
  }

  firstNamesAreFar(a: number, b: number): boolean {
    const { first, firstInLexicon } = this;
    return this.areFar(firstInLexicon[first[a]!]!, firstInLexicon[first[b]!]!);
  }

  surnamesAreFar(a: number, b: number): boolean {
    const { last, lastInLexicon } = this;
    return this.areFar(lastInLexicon[last[a]!]!, lastInLexicon[last[b]!]!);
  }

  /** Whether two names are more edits apart than a sweep stores. */
  private areFar(one: number, other: number): boolean {
    if (one === other) return false;
    const { letterMask } = this.lexicon;
    const oneLetters = letterMask[one]!;
    const otherLetters = letterMask[other]!;
    if (losesMoreThanThree(oneLetters & ~otherLetters) || losesMoreThanThree(otherLetters & ~oneLetters)) return true;
    this.measured.hold(one);
    const distance = this.measured.distanceTo(other);
    this.measured.release();
    return distance > MAXIMUM_TOLERANCE;
  }
}

function idsByRow(codes: Int32Array, ids: Int32Array): Int32Array {
  const byRow = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    byRow[row] = code < 0 ? MISSING_CODE : ids[code]!;
  }
  return byRow;
}

function inLexicon(count: number, ids: Int32Array, lexiconIds: Int32Array): Int32Array {
  const byId = new Int32Array(count);
  for (let code = 0; code < ids.length; code++) if (ids[code]! >= 0) byId[ids[code]!] = lexiconIds[code]!;
  return byId;
}

/** Rows that share a key, key by key. */
class OutsideKeyedRows {
  private rows = new Int32Array(1024);
  private length = 0;
  /** Of the first row of each key: where its rows begin, and how many they are. */
  private readonly start: Int32Array;
  private readonly size: Int32Array;

  constructor(records: number) {
    this.start = new Int32Array(records);
    this.size = new Int32Array(records);
  }

  /** Rows in increasing order. */
  add(rows: readonly number[]): void {
    const start = this.length;
    for (const row of rows) this.push(row);
    this.close(start);
  }

  addChain(chains: OutsideChains, first: number): void {
    const start = this.length;
    for (let position = first; position >= 0; position = chains.next[position]!) this.push(chains.rowAt(position));
    this.close(start);
  }

  private push(row: number): void {
    if (this.length === this.rows.length) {
      const longer = new Int32Array(2 * this.length);
      longer.set(this.rows);
      this.rows = longer;
    }
    this.rows[this.length++] = row;
  }

  private close(start: number): void {
    const first = this.rows[start]!;
    this.start[first] = start;
    this.size[first] = this.length - start;
  }

  /** Every pair of rows with one key; keys of too many rows are passed over, and their pairs counted. */
  forEachPair(visit: (a: number, b: number) => void): number {
    let passedOver = 0;
    for (let row = 0; row < this.size.length; row++) {
      const size = this.size[row]!;
      if (size > LARGEST_BLOCK) {
        passedOver += (size * (size - 1)) / 2;
        continue;
      }
      if (size === 0) continue;
      const from = this.start[row]!;
      const to = from + size;
      for (let i = from; i < to; i++) for (let j = i + 1; j < to; j++) visit(this.rows[i]!, this.rows[j]!);
    }
    return passedOver;
  }
}

/** Row, first name, last name: side by side, so that a record goes to its block in one step of memory. */
const BLOCKED_WIDTH = 3;

/** Rows of each value and their names, in increasing order. */
function forEachBlock(
  { codes, values }: DictionaryColumn,
  { first, last }: NamesOfRecords,
  visit: (block: Int32Array) => void,
): void {
  const start = new Int32Array(values.length + 1);
  codes.forEach((code) => {
    if (code >= 0) start[code + 1]!++;
  });
  for (let value = 0; value < values.length; value++) start[value + 1]! += start[value]!;
  const next = start.slice();
  const blocked = new Int32Array(start[values.length]! * BLOCKED_WIDTH);
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! < 0) continue;
    const position = next[codes[row]!]!++ * BLOCKED_WIDTH;
    blocked[position] = row;
    blocked[position + 1] = first[row]!;
    blocked[position + 2] = last[row]!;
  }
  for (let value = 0; value < values.length; value++) {
    if (start[value + 1]! - start[value]! < 2) continue;
    visit(blocked.subarray(start[value]! * BLOCKED_WIDTH, start[value + 1]! * BLOCKED_WIDTH));
  }
}

/** Numbers of a key in one line of memory. */
const OF_KEY = 4;

/** Of the rows of one block, those with one first name, found again by the key: numbers stand in for lists of rows. */
class OutsideChains {
  private blocked: Int32Array = new Int32Array(0);
  /** By position: that of the next row with the same key; −1 for the last. */
  next = new Int32Array(64);
  /** By position: 1 where it is the first row with its key. */
  private begins = new Uint8Array(64);
  private block = 0;
  /** By key: the block in which it was seen last, and the positions in it of the first and the last row. */
  private readonly seen: Int32Array;

  constructor(keys: number) {
    this.seen = new Int32Array(OF_KEY * keys);
  }

  /** Takes up another block; a row without a key is in no chain. */
  link(blocked: Int32Array): void {
    this.blocked = blocked;
    const block = ++this.block;
    const length = blocked.length / BLOCKED_WIDTH;
    if (this.next.length < length) {
      this.next = new Int32Array(2 * length);
      this.begins = new Uint8Array(2 * length);
    }
    const { seen, next, begins } = this;
    for (let position = 0; position < length; position++) {
      const key = blocked[position * BLOCKED_WIDTH + 1]!;
      next[position] = -1;
      begins[position] = 0;
      if (key < 0) continue;
      const at = OF_KEY * key;
      if (seen[at] === block) next[seen[at + 2]!] = position;
      else {
        seen[at] = block;
        seen[at + 1] = position;
        begins[position] = 1;
      }
      seen[at + 2] = position;
    }
  }

  /** Whether the row is the first of two or more with its key. */
  beginsSeveral(position: number): boolean {
    return this.begins[position] === 1 && this.next[position]! >= 0;
  }

  /** Whether a row of the block has the key. */
  has(key: number): boolean {
    return this.seen[OF_KEY * key] === this.block;
  }

  /** All rows with a key that the block has, in increasing order. */
  of(key: number): readonly number[] {
    const found: number[] = [];
    for (let position = this.seen[OF_KEY * key + 1]!; position >= 0; position = this.next[position]!) {
      found.push(this.rowAt(position));
    }
    return found;
  }

  rowAt(position: number): number {
    return this.blocked[position * BLOCKED_WIDTH]!;
  }
}
