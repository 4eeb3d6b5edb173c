/** Under which rules (one bit each) each person shares a profile with somebody else, however many profiles that are. */
export class MixedPeople {
  private readonly rulesOf: Int32Array;

  constructor(people: number) {
    this.rulesOf = new Int32Array(people);
  }

  mark(person: number, rules: number): void {
    this.rulesOf[person]! |= rules;
  }

  forEach(visit: (person: number, rules: number) => void): void {
    for (let person = 0; person < this.rulesOf.length; person++) {
      if (this.rulesOf[person] !== 0) visit(person, this.rulesOf[person]!);
    }
  }

  /** People marked under each of so many rules. */
  countByRule(rules: number): Float64Array {
    const people = new Float64Array(rules);
    for (const marked of this.rulesOf) {
      if (marked === 0) continue;
      for (let rule = 0; rule < rules; rule++) if (marked & (1 << rule)) people[rule]!++;
    }
    return people;
  }
}

/** Marks the people of groups that hold several: records of one name and date are one profile under every rule. */
export function markMixedGroups(
  { groupStart }: { readonly groupStart: Int32Array },
  personAt: Int32Array,
  mixed: MixedPeople,
  rules: number,
): void {
  for (let group = 0; group + 1 < groupStart.length; group++) {
    const from = groupStart[group]!;
    const to = groupStart[group + 1]!;
    if (to - from === 1) continue;
    const first = personAt[from]!;
    for (let index = from + 1; index < to; index++) {
      if (personAt[index] === first) continue;
      mixed.mark(first, rules);
      mixed.mark(personAt[index]!, rules);
    }
  }
}
