import type { DictionaryColumn } from '@assay/statistics';
import { type RandomStream, randomStream } from '@assay/statistics';

export interface BenchRegister {
  readonly forename: DictionaryColumn;
  readonly surname: DictionaryColumn;
  readonly dateOfBirth: DictionaryColumn;
  readonly postcode: DictionaryColumn;
  readonly entity: DictionaryColumn;
}

const FORENAMES = 2_000;
const SURNAMES = 20_000;
const DAYS = 80 * 365;
const VOWELS = 'aeiou';
const CONSONANTS = 'bcdfghjklmnprstvwyz';

/**
 * A register for timing only: names of invented syllables with Zipf–Mandelbrot frequencies, births over 80 years, one
 * record in five a duplicate of the record before it with typing errors, new surnames or a wrong date. ASCII letters,
 * so that a database that counts bytes counts the same.
 */
export function benchRegister(records: number, seed = 1): BenchRegister {
  const random = randomStream(seed, 'bench-register');
  const forenames = new TextTable(inventNames(FORENAMES, 4, random));
  const surnames = new TextTable(inventNames(SURNAMES, 5, random));
  const drawForename = zipf(FORENAMES, 30, random);
  const drawSurname = zipf(SURNAMES, 50, random);
  const forename = new Int32Array(records);
  const surname = new Int32Array(records);
  const born = new Int32Array(records);
  const postcode = new Int32Array(records);
  const entity = new Int32Array(records);
  const postcodes = Math.max(10, Math.round(records / 20));
  let people = 0;
  for (let row = 0; row < records; row++) {
    if (row > 0 && random.next() < 0.2) {
      const original = row - 1;
      entity[row] = entity[original]!;
      forename[row] = random.next() < 0.15 ? forenames.mistyped(forename[original]!, random) : forename[original]!;
      surname[row] =
        random.next() < 0.05
          ? drawSurname()
          : random.next() < 0.15
            ? surnames.mistyped(surname[original]!, random)
            : surname[original]!;
      born[row] = random.next() < 0.03 ? random.integer(DAYS) : born[original]!;
      postcode[row] = random.next() < 0.3 ? random.integer(postcodes) : postcode[original]!;
    } else {
      entity[row] = people++;
      forename[row] = drawForename();
      surname[row] = drawSurname();
      born[row] = random.integer(DAYS);
      postcode[row] = random.integer(postcodes);
    }
  }
  shuffleTogether([forename, surname, born, postcode, entity], random);
  return {
    forename: { codes: forename, values: forenames.texts },
    surname: { codes: surname, values: surnames.texts },
    dateOfBirth: { codes: born, values: Array.from({ length: DAYS }, (_, day) => isoDay(day)) },
    postcode: { codes: postcode, values: Array.from({ length: postcodes }, (_, code) => `b${code} ${code % 10}zz`) },
    entity: { codes: entity, values: Array.from({ length: people }, (_, person) => `${person}`) },
  };
}

class TextTable {
  readonly texts: string[];
  private readonly codeOf: Map<string, number>;

  constructor(texts: string[]) {
    this.texts = texts;
    this.codeOf = new Map(texts.map((text, code) => [text, code]));
  }

  mistyped(code: number, random: RandomStream): number {
    const text = this.texts[code]!;
    const at = random.integer(text.length);
    const letter = String.fromCharCode(97 + random.integer(26));
    const kind = random.integer(3);
    const changed =
      kind === 0
        ? text.slice(0, at) + text.slice(at + 1)
        : text.slice(0, at) + letter + text.slice(kind === 1 ? at : at + 1);
    if (changed === '') return code;
    let known = this.codeOf.get(changed);
    if (known === undefined) {
      known = this.texts.push(changed) - 1;
      this.codeOf.set(changed, known);
    }
    return known;
  }
}

function inventNames(count: number, longest: number, random: RandomStream): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const syllables = 2 + random.integer(longest - 2);
    let name = '';
    for (let syllable = 0; syllable < syllables; syllable++) {
      name += CONSONANTS[random.integer(CONSONANTS.length)]! + VOWELS[random.integer(VOWELS.length)]!;
      if (random.next() < 0.4) name += CONSONANTS[random.integer(CONSONANTS.length)]!;
    }
    names.add(name);
  }
  return [...names];
}

function zipf(count: number, shift: number, random: RandomStream): () => number {
  const cumulative = new Float64Array(count);
  let total = 0;
  for (let rank = 0; rank < count; rank++) {
    total += 1 / (rank + shift);
    cumulative[rank] = total;
  }
  return () => {
    const target = random.next() * total;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! < target) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function shuffleTogether(columns: readonly Int32Array[], random: RandomStream): void {
  for (let last = columns[0]!.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    for (const column of columns) {
      const held = column[last]!;
      column[last] = column[other]!;
      column[other] = held;
    }
  }
}

function isoDay(day: number): string {
  return new Date(Date.UTC(1930, 0, 1 + day)).toISOString().slice(0, 10);
}
