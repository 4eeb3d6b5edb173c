import { foldedName } from '../names/code-points.ts';

/** Parts of surnames that have several, as numbers. */
export class NameParts {
  /** Number of the whole text of each value. */
  readonly whole: Int32Array;
  /** Numbers of the parts of each value, of the same kind; `null` where it has one alone. */
  readonly parts: readonly (readonly number[] | null)[];

  constructor(values: readonly string[]) {
    const idOf = new Map<string, number>();
    const id = (text: string): number => {
      const known = idOf.get(text) ?? idOf.size;
      idOf.set(text, known);
      return known;
    };
    this.whole = Int32Array.from(values, (value) => id(foldedName(value)));
    this.parts = values.map((value) => {
      const parts = foldedName(value)
        .split(/[\s\p{Dash}]+/u)
        .filter((part) => part.length > 1);
      return parts.length > 1 ? parts.map(id) : null;
    });
  }

  hasSeveral(code: number): boolean {
    return this.parts[code]! !== null;
  }

  isShared(a: number, b: number): boolean {
    const ofA = this.parts[a]!;
    const ofB = this.parts[b]!;
    if (ofA === null) return ofB!.includes(this.whole[a]!);
    if (ofB === null) return ofA.includes(this.whole[b]!);
    return ofA.some((part) => ofB.includes(part));
  }
}
