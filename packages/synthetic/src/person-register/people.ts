import { dayNumber } from '@assay/dataset';
import type { RandomStream } from '@assay/statistics';
import {
  birthplacesAtHome,
  DISTRICTS_PER_AREA,
  HOUSE_NUMBERS,
  inventedAddresses,
  localPolicingAreas,
  UNITS_PER_DISTRICT,
} from '../draw/places.ts';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import type { NameBook, SexIndex } from '../naming/name-book.ts';
import type { NamingTradition } from '../naming/naming-tradition.ts';
import type { TextDictionary } from '../table/text-dictionary.ts';

/** The people behind the records, one row each, as they truly are. Names and birthplaces are codes of the dictionaries given. */
export interface People {
  count: number;
  readonly tradition: Int32Array;
  readonly sex: Int32Array;
  readonly birthDay: Int32Array;
  readonly firstName: Int32Array;
  /** Surname at birth. */
  readonly birthSurname: Int32Array;
  /** Surname on the closing day. */
  readonly surname: Int32Array;
  /** Day on which the surname changed, or {@link NEVER}. */
  readonly surnameChangeDay: Int32Array;
  /** Index into {@link PeopleLists.ethnicities}. */
  readonly ethnicity: Int32Array;
  readonly bornAbroad: Int32Array;
  readonly birthplace: Int32Array;
  readonly household: Int32Array;
  readonly area: Int32Array;
  readonly address: Int32Array;
  readonly postcode: Int32Array;
  readonly formerAddress: Int32Array;
  readonly formerPostcode: Int32Array;
  /** The twin's or namesake's row, or −1. */
  readonly twin: Int32Array;
  readonly namesake: Int32Array;
}

const NEVER = 2147483647;
const HOUSEHOLD_SIZES = [0.33, 0.3, 0.16, 0.13, 0.08];
/** Relative numbers by decade of age, youngest first: few children, many aged 15 to 45, as in police records. */
const AGE_PYRAMID = [0.25, 0.9, 1.6, 1.5, 1.2, 0.9, 0.6, 0.35];
const DAYS_PER_YEAR = 365.25;

interface PeopleSettings {
  readonly maximum: number;
  readonly closingDay: number;
  readonly birthYears: number;
  readonly twinShare: number;
  readonly namesakeShare: number;
  readonly surnameChangeFactor: number;
}

/** Self-defined ethnicity codes in the order that {@link People.ethnicity} counts them. */
export function ethnicityCodes(traditions: readonly NamingTradition[]): string[] {
  return [...new Set(traditions.flatMap(({ ethnicity }) => Object.keys(ethnicity)))];
}

/** Draws people household by household; `next()` adds one and returns its row. */
export class PeopleMaker {
  readonly people: People;
  readonly #random: RandomStream;
  readonly #book: NameBook;
  readonly #names: TextDictionary;
  readonly #settings: PeopleSettings;
  readonly #traditions: readonly NamingTradition[];
  readonly #tradition: WeightedChoice;
  readonly #size = new WeightedChoice(HOUSEHOLD_SIZES);
  readonly #age: WeightedChoice;
  readonly #area: readonly WeightedChoice[];
  readonly #ethnicity: readonly WeightedChoice[];
  readonly #home: readonly Int32Array[];
  readonly #abroad: readonly Int32Array[];
  #household = -1;
  #leftInHousehold = 0;
  #householdTradition = 0;
  #householdFamily = 0;
  #householdArea = 0;
  #householdAddress = 0;
  #householdPostcode = 0;
  #twinPending = -1;

  constructor(
    random: RandomStream,
    book: NameBook,
    names: TextDictionary,
    birthplaces: TextDictionary,
    traditions: readonly NamingTradition[],
    settings: PeopleSettings,
  ) {
    this.#random = random;
    this.#book = book;
    this.#names = names;
    this.#settings = settings;
    this.#traditions = traditions;
    this.people = emptyPeople(settings.maximum);
    this.#tradition = new WeightedChoice(traditions.map(({ share }) => share));
    this.#age = new WeightedChoice(
      Array.from(
        { length: settings.birthYears },
        (_, age) => AGE_PYRAMID[Math.min(AGE_PYRAMID.length - 1, Math.floor(age / 10))]!,
      ),
    );
    this.#area = traditions.map(({ areaWeights }) => new WeightedChoice(areaWeights));
    const codes = ethnicityCodes(traditions);
    this.#ethnicity = traditions.map(({ ethnicity }) => new WeightedChoice(codes.map((code) => ethnicity[code] ?? 0)));
    this.#home = birthplacesAtHome.map((towns) => Int32Array.from(towns, (town) => birthplaces.code(town)));
    this.#abroad = traditions.map(({ birthplacesAbroad }) =>
      Int32Array.from(birthplacesAbroad.split('|'), (town) => birthplaces.code(town)),
    );
  }

  next(): number {
    const person = this.people.count++;
    if (this.#twinPending >= 0) this.#addTwin(person);
    else if (person > 0 && this.#random.next() < this.#settings.namesakeShare) this.#addNamesake(person);
    else this.#addMember(person);
    return person;
  }

  #addMember(person: number): void {
    const random = this.#random;
    const people = this.people;
    if (this.#leftInHousehold === 0) this.#startHousehold();
    this.#leftInHousehold--;
    const tradition = this.#householdTradition;
    const sex = (random.next() < 0.5 ? 0 : 1) as SexIndex;
    const family = random.next() < 0.65 ? this.#householdFamily : this.#book.drawFamily(tradition, random);
    this.#settle(person);
    people.sex[person] = sex;
    people.ethnicity[person] = this.#ethnicity[tradition]!.draw(random);
    people.birthDay[person] = this.#drawBirthDay();
    people.birthSurname[person] = this.#drawSurname(tradition, family, sex);
    people.firstName[person] = this.#drawFirstName(tradition, sex, people.birthDay[person]!);
    this.#drawBirthplace(person);
    this.#marry(person);
    // Half of a twin pair starts the pair, so half the share of people.
    if (random.next() < this.#settings.twinShare / 2) this.#twinPending = person;
  }

  #startHousehold(): void {
    const random = this.#random;
    this.#household++;
    this.#leftInHousehold = 1 + this.#size.draw(random);
    this.#householdTradition = this.#tradition.draw(random);
    this.#householdFamily = this.#book.drawFamily(this.#householdTradition, random);
    this.#householdArea = this.#area[this.#householdTradition]!.draw(random);
    this.#householdAddress = random.integer(inventedAddresses.length);
    this.#householdPostcode = drawPostcode(this.#householdArea, this.#householdAddress, random);
  }

  /** Puts a person into the current household, with an address lived at before. */
  #settle(person: number): void {
    const people = this.people;
    people.tradition[person] = this.#householdTradition;
    people.household[person] = this.#household;
    people.area[person] = this.#householdArea;
    people.address[person] = this.#householdAddress;
    people.postcode[person] = this.#householdPostcode;
    this.#drawFormerAddress(person);
  }

  #drawFormerAddress(person: number): void {
    const random = this.#random;
    const formerArea = random.next() < 0.8 ? this.people.area[person]! : random.integer(localPolicingAreas.length);
    this.people.formerAddress[person] = random.integer(inventedAddresses.length);
    this.people.formerPostcode[person] = drawPostcode(formerArea, this.people.formerAddress[person]!, random);
  }

  #addTwin(person: number): void {
    const random = this.#random;
    const people = this.people;
    const first = this.#twinPending;
    this.#twinPending = -1;
    const tradition = people.tradition[first]!;
    // Two thirds of pairs are of one sex (a third identical, half of the rest).
    const sex = (random.next() < 2 / 3 ? people.sex[first]! : 1 - people.sex[first]!) as SexIndex;
    copyPerson(people, first, person);
    people.sex[person] = sex;
    people.birthSurname[person] =
      sex === people.sex[first]
        ? people.birthSurname[first]!
        : this.#book.surnameOfOtherSex(tradition, people.birthSurname[first]!, sex);
    for (let attempt = 0; attempt < 8; attempt++) {
      people.firstName[person] = this.#drawFirstName(tradition, sex, people.birthDay[person]!);
      if (people.firstName[person] !== people.firstName[first]) break;
    }
    people.twin[person] = first;
    people.twin[first] = person;
    this.#marry(person);
  }

  #addNamesake(person: number): void {
    const random = this.#random;
    const people = this.people;
    const other = random.integer(person);
    copyPerson(people, other, person);
    people.namesake[person] = other;
    people.namesake[other] = person;
    people.household[person] = ++this.#household;
    this.#leftInHousehold = 0;
    people.area[person] = this.#area[people.tradition[person]!]!.draw(random);
    people.address[person] = random.integer(inventedAddresses.length);
    people.postcode[person] = drawPostcode(people.area[person]!, people.address[person]!, random);
    this.#drawFormerAddress(person);
    this.#drawBirthplace(person);
  }

  #drawBirthDay(): number {
    const random = this.#random;
    const closing = this.#settings.closingDay;
    const age = this.#age.draw(random);
    return closing - Math.floor((age + random.next()) * DAYS_PER_YEAR);
  }

  #drawFirstName(tradition: number, sex: SexIndex, birthDay: number): number {
    const random = this.#random;
    const eras = this.#traditions[tradition]!.forenames[sex === 0 ? 'female' : 'male'].length;
    const era = eras === 1 ? 0 : birthDay < ERA_STARTS[1] ? 0 : birthDay < ERA_STARTS[2] ? 1 : 2;
    const name = this.#book.drawForename(tradition, sex, era, random);
    const second = this.#traditions[tradition]!.secondForenameShare ?? 0;
    if (second === 0 || random.next() >= second) return name;
    const other = this.#book.drawForename(tradition, sex, era, random);
    return other === name ? name : this.#names.code(`${this.#names.values[name]} ${this.#names.values[other]}`);
  }

  #drawSurname(tradition: number, family: number, sex: SexIndex): number {
    const random = this.#random;
    const surname = this.#book.surname(tradition, family, sex);
    const double = this.#traditions[tradition]!.doubleSurname;
    if (double === undefined || random.next() >= double.share) return surname;
    const other = this.#book.surname(tradition, this.#book.drawFamily(tradition, random), sex);
    return this.#names.code(this.#names.values[surname] + double.joiner + this.#names.values[other]);
  }

  #drawBirthplace(person: number): void {
    const random = this.#random;
    const people = this.people;
    const abroad = random.next() < this.#traditions[people.tradition[person]!]!.bornAbroadShare;
    people.bornAbroad[person] = abroad ? 1 : 0;
    const towns = abroad ? this.#abroad[people.tradition[person]!]! : this.#home[people.area[person]!]!;
    // The first town named is the likelier one.
    people.birthplace[person] = towns[random.next() < 0.4 ? 0 : random.integer(towns.length)]!;
  }

  #marry(person: number): void {
    const random = this.#random;
    const people = this.people;
    const birth = people.birthSurname[person]!;
    people.surname[person] = birth;
    people.surnameChangeDay[person] = NEVER;
    const tradition = people.tradition[person]!;
    const change = this.#traditions[tradition]!.surnameChange;
    const chance = (people.sex[person] === 0 ? change.female : change.male) * this.#settings.surnameChangeFactor;
    if (random.next() >= chance) return;
    const day = people.birthDay[person]! + Math.floor((18 + 27 * random.next() * random.next()) * DAYS_PER_YEAR);
    if (day > this.#settings.closingDay) return;
    // Nine in ten marry within the tradition; one in twelve keeps both names.
    const partner = random.next() < 0.9 ? tradition : this.#tradition.draw(random);
    const taken = this.#book.surname(partner, this.#book.drawFamily(partner, random), people.sex[person] as SexIndex);
    if (taken === birth) return;
    people.surname[person] =
      random.next() < 1 / 12 ? this.#names.code(`${this.#names.values[birth]}-${this.#names.values[taken]}`) : taken;
    people.surnameChangeDay[person] = day;
  }
}

const ERA_STARTS = [-Infinity, dayNumber(1965, 1, 1), dayNumber(1992, 1, 1)] as const;

/** Neighbouring house numbers of one street share a postcode. */
function drawPostcode(area: number, address: number, random: RandomStream): number {
  const district = random.integer(DISTRICTS_PER_AREA);
  const unit =
    (Math.floor(address / HOUSE_NUMBERS) * 7 + Math.floor((address % HOUSE_NUMBERS) / 30)) % UNITS_PER_DISTRICT;
  return (area * DISTRICTS_PER_AREA + district) * UNITS_PER_DISTRICT + unit;
}

function emptyPeople(maximum: number): People {
  return {
    count: 0,
    tradition: new Int32Array(maximum),
    sex: new Int32Array(maximum),
    birthDay: new Int32Array(maximum),
    firstName: new Int32Array(maximum),
    birthSurname: new Int32Array(maximum),
    surname: new Int32Array(maximum),
    surnameChangeDay: new Int32Array(maximum).fill(NEVER),
    ethnicity: new Int32Array(maximum),
    bornAbroad: new Int32Array(maximum),
    birthplace: new Int32Array(maximum),
    household: new Int32Array(maximum),
    area: new Int32Array(maximum),
    address: new Int32Array(maximum),
    postcode: new Int32Array(maximum),
    formerAddress: new Int32Array(maximum),
    formerPostcode: new Int32Array(maximum),
    twin: new Int32Array(maximum).fill(-1),
    namesake: new Int32Array(maximum).fill(-1),
  };
}

function copyPerson(people: People, from: number, to: number): void {
  for (const column of Object.values(people)) {
    if (typeof column !== 'number') column[to] = column[from];
  }
  people.twin[to] = -1;
  people.namesake[to] = -1;
}
