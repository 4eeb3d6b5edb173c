import type { RandomStream } from '@assay/statistics';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import { zipfMandelbrotWeights } from '../draw/zipf-mandelbrot.ts';
import type { TextDictionary } from '../table/text-dictionary.ts';
import type { NamePool, NamingTradition } from './naming-tradition.ts';
import { namingTraditions } from './naming-traditions.ts';
import { plainLetters } from './plain-letters.ts';

/** 0 female, 1 male: the index of every two-part list here. */
export type SexIndex = 0 | 1;

class CompiledPool {
  readonly codes: Int32Array;
  readonly #choice: WeightedChoice;

  constructor(pool: NamePool, names: TextDictionary) {
    const list = [...new Set(namesOf(pool))];
    this.codes = Int32Array.from(list, (name) => names.code(name));
    const weights = zipfMandelbrotWeights(list.length, pool.exponent, pool.offset);
    const leading = pool.leadingShares ?? [];
    const rest = 1 - leading.reduce((sum, share) => sum + share, 0);
    let tail = 0;
    for (let index = leading.length; index < weights.length; index++) tail += weights[index]!;
    for (let index = 0; index < weights.length; index++) {
      weights[index] = index < leading.length ? leading[index]! : (weights[index]! * rest) / tail;
    }
    this.#choice = new WeightedChoice(weights);
  }

  /** A place in the list, by frequency. */
  draw(random: RandomStream): number {
    return this.#choice.draw(random);
  }
}

/** The names of one pool, listed ones first, composed ones in an order that mixes the stems. */
function namesOf(pool: NamePool): string[] {
  const names = pool.listed.split('|');
  if (pool.stems === undefined || pool.endings === undefined) return names;
  const stems = pool.stems.split('|');
  const endings = pool.endings.split('|');
  // Diagonals, so that a stem's names lie far apart in frequency.
  for (let shift = 0; shift < stems.length; shift++) {
    for (let index = 0; index < endings.length; index++) {
      names.push(stems[(index + shift) % stems.length]! + endings[index]!);
    }
  }
  return names;
}

/** All names of all traditions as codes of one dictionary, ready to draw from. */
export class NameBook {
  readonly #names: TextDictionary;
  readonly #forenames: readonly (readonly [readonly CompiledPool[], readonly CompiledPool[]])[];
  readonly #surnames: readonly CompiledPool[];
  readonly #feminine: readonly Int32Array[];
  readonly #respellings = new Map<number, Int32Array>();
  readonly #nicknames = new Map<number, Int32Array>();
  readonly #plain: number[] = [];

  constructor(names: TextDictionary, traditions: readonly NamingTradition[] = namingTraditions) {
    this.#names = names;
    this.#forenames = traditions.map(({ forenames }) => [
      forenames.female.map((pool) => new CompiledPool(pool, names)),
      forenames.male.map((pool) => new CompiledPool(pool, names)),
    ]);
    this.#surnames = traditions.map(({ surnames }) => new CompiledPool(surnames, names));
    this.#feminine = traditions.map(({ feminine }, index) => {
      const codes = this.#surnames[index]!.codes;
      return feminine === undefined ? codes : codes.map((code) => names.code(feminine(names.values[code]!)));
    });
    for (const tradition of traditions) {
      this.#addForms(tradition.transliterations ?? [], this.#respellings, true);
      this.#addForms(tradition.nicknames ?? [], this.#nicknames, false);
    }
  }

  /** A forename's code; `era` counts from the oldest generation. */
  drawForename(tradition: number, sex: SexIndex, era: number, random: RandomStream): number {
    const eras = this.#forenames[tradition]![sex];
    const pool = eras[Math.min(era, eras.length - 1)]!;
    return pool.codes[pool.draw(random)]!;
  }

  /** A family's place in the tradition's list of surnames. */
  drawFamily(tradition: number, random: RandomStream): number {
    return this.#surnames[tradition]!.draw(random);
  }

  /** The surname that a woman or man of a family bears. */
  surname(tradition: number, family: number, sex: SexIndex): number {
    return sex === 0 ? this.#feminine[tradition]![family]! : this.#surnames[tradition]!.codes[family]!;
  }

  /** A sister's form of her brother's surname, and the reverse, where the tradition has two forms. */
  surnameOfOtherSex(tradition: number, surname: number, sex: SexIndex): number {
    const own = sex === 0 ? this.#surnames[tradition]!.codes : this.#feminine[tradition]!;
    const other = sex === 0 ? this.#feminine[tradition]! : this.#surnames[tradition]!.codes;
    const family = own.indexOf(surname);
    return family === -1 ? surname : other[family]!;
  }

  /** Other spellings of a name; none where the name has one spelling. */
  respellings(name: number): Int32Array | undefined {
    return this.#respellings.get(name);
  }

  nicknames(name: number): Int32Array | undefined {
    return this.#nicknames.get(name);
  }

  /** The name without diacritics. */
  plain(name: number): number {
    let plain = this.#plain[name];
    if (plain === undefined) {
      plain = this.#names.code(plainLetters(this.#names.values[name]!));
      this.#plain[name] = plain;
    }
    return plain;
  }

  #addForms(sets: readonly string[], forms: Map<number, Int32Array>, symmetric: boolean): void {
    for (const set of sets) {
      const codes = set.split('|').map((name) => this.#names.code(name));
      for (const code of symmetric ? codes : codes.slice(0, 1)) {
        const others = codes.filter((other) => other !== code);
        forms.set(code, Int32Array.from(new Set([...(forms.get(code) ?? []), ...others])));
      }
    }
  }
}
