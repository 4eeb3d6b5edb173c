import { CLASSES, classOf } from '../sweep/pair-list.ts';

/**
 * Pairs of people whose records were found alike, each with the number of pairs of records by class of distance: what
 * the variance of a count of pairs is made of, since all pairs of one person rise and fall together.
 */
export class LinkedDyads {
  /** Pairs of records by class of distance. */
  readonly byClass: Float64Array;
  private readonly dyads = new Map<number, Float64Array>();
  private readonly people: number;
  private readonly compared: number;
  private readonly classes: number;

  /** People are numbered below `people`; `compared` of them stood in pairs at all, linked or not. */
  constructor(people: number, { compared = people, classes = CLASSES } = {}) {
    this.people = people;
    this.compared = compared;
    this.classes = classes;
    this.byClass = new Float64Array(classes);
  }

  add(left: number, right: number, distanceClass: number, pairs: number): void {
    this.byClass[distanceClass]! += pairs;
    const key = left < right ? left * this.people + right : right * this.people + left;
    let dyad = this.dyads.get(key);
    if (dyad === undefined) {
      dyad = new Float64Array(this.classes);
      this.dyads.set(key, dyad);
    }
    dyad[distanceClass]! += pairs;
  }

  /** Pairs of people within a box of tolerances. */
  peoplePairs(isWithin: (distanceClass: number) => boolean): number {
    let pairs = 0;
    for (const dyad of this.dyads.values()) if (dyad.some((each, kind) => each > 0 && isWithin(kind))) pairs++;
    return pairs;
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
    const ofPerson = new Map<number, Float64Array>();
    for (const [key, dyad] of this.dyads) {
      addOuter(own, dyad);
      const right = key % this.people;
      for (const person of [right, (key - right) / this.people]) {
        let counts = ofPerson.get(person);
        if (counts === undefined) {
          counts = new Float64Array(classes);
          ofPerson.set(person, counts);
        }
        for (let kind = 0; kind < classes; kind++) counts[kind]! += dyad[kind]!;
      }
    }
    const names = new Float64Array(classes * classes);
    for (const counts of ofPerson.values()) addOuter(names, counts);
    for (let a = 0; a < classes; a++) {
      for (let b = 0; b < classes; b++) {
        names[a * classes + b]! -=
          2 * own[a * classes + b]! + (4 * this.byClass[a]! * this.byClass[b]!) / Math.max(1, compared);
      }
    }
    return { own, names };
  }
}

function addOuter(sum: Float64Array, counts: Float64Array): void {
  const classes = counts.length;
  for (let a = 0; a < classes; a++) {
    if (counts[a] === 0) continue;
    for (let b = 0; b < classes; b++) sum[a * classes + b]! += counts[a]! * counts[b]!;
  }
}

/** Sum of a covariance over the classes that a tolerance allows. */
export function covarianceWithinBox(covariance: Float64Array, forename: number, surname: number): number {
  let sum = 0;
  for (let f = 0; f <= forename; f++) {
    for (let s = 0; s <= surname; s++) {
      for (let g = 0; g <= forename; g++) {
        for (let t = 0; t <= surname; t++) sum += covariance[classOf(f, s) * CLASSES + classOf(g, t)]!;
      }
    }
  }
  return sum;
}
