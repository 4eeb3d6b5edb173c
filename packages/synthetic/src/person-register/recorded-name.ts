import type { RandomStream } from '@assay/statistics';
import { mistype } from '../draw/mistype.ts';
import type { NameBook } from '../naming/name-book.ts';
import type { TextDictionary } from '../table/text-dictionary.ts';
import { registerErrorBit } from './error-kinds.ts';
import type { PersonRegisterSettings } from './settings.ts';

/** Names as a record has them, −1 where missing, and the errors made. */
export interface RecordedNames {
  first: number;
  surname: number;
  errors: number;
}

const NICKNAME = registerErrorBit('nickname');
const FIRST_RESPELLING = registerErrorBit('first-name-respelling');
const SURNAME_RESPELLING = registerErrorBit('surname-respelling');
const LOST_DIACRITICS = registerErrorBit('lost-diacritics');
const DROPPED_PART = registerErrorBit('dropped-name-part');
const FIRST_TYPING = registerErrorBit('first-name-typing');
const SURNAME_TYPING = registerErrorBit('surname-typing');
const SWAPPED = registerErrorBit('swapped-names');
const MISSING_FIRST = registerErrorBit('missing-first-name');
const MISSING_SURNAME = registerErrorBit('missing-surname');

/** Turns true names into recorded ones: the form used, the spelling, the parts kept, then the typing, then the fields. */
export class NameRecorder {
  readonly #book: NameBook;
  readonly #names: TextDictionary;
  readonly #settings: PersonRegisterSettings;
  readonly #random: RandomStream;

  constructor(book: NameBook, names: TextDictionary, settings: PersonRegisterSettings, random: RandomStream) {
    this.#book = book;
    this.#names = names;
    this.#settings = settings;
    this.#random = random;
  }

  record(firstName: number, surname: number, familiarTradition: boolean, out: RecordedNames): void {
    const random = this.#random;
    const settings = this.#settings;
    let first = firstName;
    let last = surname;
    let errors = 0;
    if (random.next() < settings.nicknames) {
      const nicknames = this.#book.nicknames(first);
      if (nicknames !== undefined) {
        first = nicknames[random.integer(nicknames.length)]!;
        errors |= NICKNAME;
      }
    }
    const respeltFirst = this.#respell(first);
    if (respeltFirst !== first) errors |= FIRST_RESPELLING;
    const respeltLast = this.#respell(last);
    if (respeltLast !== last) errors |= SURNAME_RESPELLING;
    first = this.#dropPart(respeltFirst);
    last = this.#dropPart(respeltLast);
    if (first !== respeltFirst || last !== respeltLast) errors |= DROPPED_PART;
    if (random.next() < settings.lostDiacritics) {
      const plainFirst = this.#book.plain(first);
      const plainLast = this.#book.plain(last);
      if (plainFirst !== first || plainLast !== last) errors |= LOST_DIACRITICS;
      first = plainFirst;
      last = plainLast;
    }
    const factor = familiarTradition ? 1 : settings.unfamiliarNameFactor;
    const typedFirst = this.#type(first, settings.firstNameTypingErrors * factor);
    if (typedFirst !== first) errors |= FIRST_TYPING;
    const typedLast = this.#type(last, settings.surnameTypingErrors * factor);
    if (typedLast !== last) errors |= SURNAME_TYPING;
    out.first = typedFirst;
    out.surname = typedLast;
    if (random.next() < settings.swappedNames) {
      out.first = typedLast;
      out.surname = typedFirst;
      errors |= SWAPPED;
    }
    if (random.next() < settings.missingFirstNames) {
      out.first = -1;
      errors |= MISSING_FIRST;
    }
    if (random.next() < settings.missingSurnames) {
      out.surname = -1;
      errors |= MISSING_SURNAME;
    }
    out.errors = errors;
  }

  #respell(name: number): number {
    if (this.#random.next() >= this.#settings.respellings) return name;
    const spellings = this.#book.respellings(name);
    return spellings === undefined ? name : spellings[this.#random.integer(spellings.length)]!;
  }

  #dropPart(name: number): number {
    if (this.#random.next() >= this.#settings.droppedNameParts) return name;
    const parts = this.#names.values[name]!.split(/[ -]/);
    // Particles (Al-, Abd) are no name of their own.
    if (parts.length < 2 || parts.some((part) => part.length < 3)) return name;
    return this.#names.code(this.#random.next() < 0.6 ? parts[0]! : parts[parts.length - 1]!);
  }

  #type(name: number, chance: number): number {
    let typed = name;
    let next = chance;
    while (this.#random.next() < next) {
      typed = this.#names.code(mistype(this.#names.values[typed]!, this.#random));
      next = this.#settings.furtherTypingErrors;
    }
    return typed;
  }
}
