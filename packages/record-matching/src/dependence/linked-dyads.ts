import { CLASSES, pairClass } from '../tolerance-sweep/pair-list.ts';

/**
 * Pairs of people whose records were found alike, each with the number of pairs of records by class of distance: what
 * the variance of a count of pairs is made of, since all pairs of one person rise and fall together.
 */
export class LinkedDyads {
  /** Pairs of records by class of distance. */
  readonly byClass: Float64Array;
  private readonly people: number;
  private readonly compared: number;
  private readonly classes: number;
  /** Pairs of people found so far; each has a place in the arrays below. */
  private length = 0;
  private lower = new Int32Array(FIRST_PLACES);
  private higher = new Int32Array(FIRST_PLACES);
  /** By place, then class. */
  private counts: Float64Array;
  /** Place + 1 by the mark of a pair of people, which stands in the next free slot where another has its own. */
  private slots = new Int32Array(4 * FIRST_PLACES);

  /** People are numbered below `people`; `compared` of them stood in pairs at all, linked or not. */
  constructor(people: number, { compared = people, classes = CLASSES } = {}) {
    this.people = people;
    this.compared = compared;
    this.classes = classes;
    this.byClass = new Float64Array(classes);
    this.counts = new Float64Array(FIRST_PLACES * classes);
  }

  add(left: number, right: number, distanceClass: number, pairs: number): void {
    this.byClass[distanceClass]! += pairs;
    const place = left < right ? this.placeOf(left, right) : this.placeOf(right, left);
    this.counts[place * this.classes + distanceClass]! += pairs;
  }

  private placeOf(lower: number, higher: number): number {
    for (let slot = markOf(lower, higher); ; slot++) {
      slot &= this.slots.length - 1;
      const known = this.slots[slot]! - 1;
      if (known >= 0 && this.lower[known] === lower && this.higher[known] === higher) return known;
      if (known >= 0) continue;
      this.slots[slot] = this.length + 1;
      this.lower[this.length] = lower;
      this.higher[this.length++] = higher;
      if (this.length === this.lower.length) this.grow();
      return this.length - 1;
    }
  }

  private grow(): void {
    const places = 2 * this.length;
    this.lower = copiedTo(new Int32Array(places), this.lower);
    this.higher = copiedTo(new Int32Array(places), this.higher);
    this.counts = copiedTo(new Float64Array(places * this.classes), this.counts);
    this.slots = new Int32Array(4 * places);
    for (let place = 0; place < this.length; place++) {
      let slot = markOf(this.lower[place]!, this.higher[place]!) & (this.slots.length - 1);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = place + 1;
    }
  }

  /**
   * Covariances of the counts by class, in two parts: `own`, what each pair of people adds by itself (a Poisson count of
   * clumps of records), and `names`, what the pairs of one person share, because names are common or rare.
   *
   * Source: Aronow, Samii and Assenova (2015), Political Analysis 23, for pairs with a member in common.
   */
  covariance(): { readonly own: Float64Array; readonly names: Float64Array } {
    const { classes, compared } = this;
    const own = new Float64Array(classes * classes);
    // People who are in a pair, numbered as they come: most are in none.
    const numberOf = new Int32Array(this.people).fill(-1);
    let found = 0;
    for (const people of [this.lower, this.higher]) {
      for (let place = 0; place < this.length; place++) {
        if (numberOf[people[place]!] === -1) numberOf[people[place]!] = found++;
      }
    }
    const ofPerson = new Float64Array(found * classes);
    for (let place = 0; place < this.length; place++) {
      const from = place * classes;
      addOuter(own, this.counts, from, classes);
      const lower = numberOf[this.lower[place]!]! * classes;
      const higher = numberOf[this.higher[place]!]! * classes;
      for (let kind = 0; kind < classes; kind++) {
        ofPerson[lower + kind]! += this.counts[from + kind]!;
        ofPerson[higher + kind]! += this.counts[from + kind]!;
      }
    }
    const names = new Float64Array(classes * classes);
    for (let person = 0; person < found; person++) addOuter(names, ofPerson, person * classes, classes);
    for (let a = 0; a < classes; a++) {
      for (let b = 0; b < classes; b++) {
        names[a * classes + b]! -=
          2 * own[a * classes + b]! + (4 * this.byClass[a]! * this.byClass[b]!) / Math.max(1, compared);
      }
    }
    return { own, names };
  }
}

const FIRST_PLACES = 64;

/** Spreads pairs of numbers over all 32 bits; the factors are odd and have no pattern (Knuth's multiplicative hashing). */
function markOf(lower: number, higher: number): number {
  const mixed = Math.imul(lower ^ Math.imul(higher, 0x85ebca6b), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function copiedTo<T extends Int32Array | Float64Array>(to: T, from: T): T {
  to.set(from);
  return to;
}

function addOuter(sum: Float64Array, counts: Float64Array, from: number, classes: number): void {
  for (let a = 0; a < classes; a++) {
    const one = counts[from + a]!;
    if (one === 0) continue;
    for (let b = 0; b < classes; b++) sum[a * classes + b]! += one * counts[from + b]!;
  }
}

/** Sum of a covariance over the classes that a tolerance allows. */
export function covarianceWithinBox(covariance: Float64Array, forename: number, surname: number): number {
  let sum = 0;
  for (let f = 0; f <= forename; f++) {
    for (let s = 0; s <= surname; s++) {
      for (let g = 0; g <= forename; g++) {
        for (let t = 0; t <= surname; t++) sum += covariance[pairClass(f, s) * CLASSES + pairClass(g, t)]!;
      }
    }
  }
  return sum;
}
