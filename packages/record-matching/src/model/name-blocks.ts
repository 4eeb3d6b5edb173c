import type { BlockLevels } from './level-column.ts';
import { HAS_SEVERAL, MAY_CHANGE, type NameFacts } from './name-facts.ts';
import type { TextBlock } from './text-block.ts';

interface TextField {
  readonly levels: readonly string[];
  readonly inBlocks: () => TextBlock;
}

/** First names of a block: levels of text, and right above "anything else" names in each other's place. */
export class FirstNameBlock implements BlockLevels {
  private readonly text: TextBlock;
  private readonly last: number;
  private readonly names: HeldNames;

  constructor(base: TextField, facts: NameFacts) {
    this.text = base.inBlocks();
    this.last = base.levels.length - 1;
    this.names = new HeldNames(facts);
  }

  hold(rows: Int32Array, from: number, count: number): void {
    this.text.hold(rows, from, count);
    if (!this.text.isShared) this.names.hold(rows, from, count);
  }

  addLater(place: number, multiplier: number, patterns: Int32Array): void {
    if (this.text.isShared) return;
    const { last, names } = this;
    const { surnames, count } = names;
    const levels = this.text.levelsOfLater(place);
    const own = names.firsts[place]!;
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const level = levels[index]!;
      if (level === 0) continue;
      const isSwapped = surnames[later] === own && level <= last && names.areSwapped(place, later);
      // "Anything else" and "missing" make room for the level between.
      const shown = isSwapped ? last : level < last ? level : level + 1;
      patterns[index]! += shown * multiplier;
    }
  }
}

/** Surnames of a block: levels of text, with those of names that have a part in common or may have changed. */
export class SurnameBlock implements BlockLevels {
  private readonly text: TextBlock;
  private readonly last: number;
  private readonly names: HeldNames;
  private readonly facts: NameFacts;

  constructor(base: TextField, facts: NameFacts) {
    this.text = base.inBlocks();
    this.last = base.levels.length - 1;
    this.names = new HeldNames(facts);
    this.facts = facts;
  }

  hold(rows: Int32Array, from: number, count: number): void {
    this.text.hold(rows, from, count);
    if (!this.text.isShared) this.names.hold(rows, from, count);
  }

  addLater(place: number, multiplier: number, patterns: Int32Array): void {
    if (this.text.isShared) return;
    const { last, names } = this;
    const { surnames, flags, someFlags, count } = names;
    const { addedToSurname: added } = this.facts;
    const levels = this.text.levelsOfLater(place);
    const own = names.firsts[place]!;
    const missing = last + added + 1;
    const mayChange = flags[place]! & MAY_CHANGE;
    const isSeveral = flags[place]! & HAS_SEVERAL;
    const hasSeveral = (someFlags & HAS_SEVERAL) !== 0;
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const level = levels[index]!;
      if (level === 0) continue;
      let shown = level;
      if (level > last) shown = missing;
      else if (surnames[later] === own && names.areSwapped(place, later)) shown = missing;
      else if (hasSeveral && ((isSeveral | flags[later]!) & HAS_SEVERAL) !== 0 && this.isPartShared(place, later)) {
        shown = last;
      } else if (level === last) shown = (mayChange & flags[later]!) !== 0 ? last + 1 : last + added;
      patterns[index]! += shown * multiplier;
    }
  }

  private isPartShared(place: number, later: number): boolean {
    const { codes } = this.names;
    return this.facts.parts.isShared(codes[place]!, codes[later]!);
  }
}

/** Names of the records of a block. */
class HeldNames {
  firsts = new Int32Array(0);
  surnames = new Int32Array(0);
  codes = new Int32Array(0);
  flags = new Uint8Array(0);
  /** Flags that any record of the block has. */
  someFlags = 0;
  count = 0;
  private readonly facts: NameFacts;

  constructor(facts: NameFacts) {
    this.facts = facts;
  }

  hold(rows: Int32Array, from: number, count: number): void {
    if (this.firsts.length < count) {
      this.firsts = new Int32Array(2 * count);
      this.surnames = new Int32Array(2 * count);
      this.codes = new Int32Array(2 * count);
      this.flags = new Uint8Array(2 * count);
    }
    const { facts, firsts, surnames, codes, flags } = this;
    this.count = count;
    let some = 0;
    for (let place = 0; place < count; place++) {
      const row = rows[from + place]!;
      firsts[place] = facts.firsts[row]!;
      surnames[place] = facts.surnames[row]!;
      codes[place] = facts.surnameCodes[row]!;
      flags[place] = facts.flags[row]!;
      some |= facts.flags[row]!;
    }
    this.someFlags = some;
  }

  /** Whether each first name is the other's surname; two names of one spelling are not. */
  areSwapped(place: number, later: number): boolean {
    const own = this.firsts[place]!;
    const surname = this.surnames[place]!;
    return (
      own >= 0 && surname >= 0 && own !== surname && this.firsts[later] === surname && this.surnames[later] === own
    );
  }
}
