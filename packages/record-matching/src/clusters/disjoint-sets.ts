/** Union–find over numbered things, with path halving and union by size (Galler and Fischer 1964; Tarjan 1975). */
export class DisjointSets {
  private readonly parent: Int32Array;
  private readonly size: Int32Array;

  constructor(count: number) {
    this.parent = new Int32Array(count).map((_, index) => index);
    this.size = new Int32Array(count).fill(1);
  }

  find(element: number): number {
    const { parent } = this;
    while (parent[element] !== element) {
      parent[element] = parent[parent[element]!]!;
      element = parent[element]!;
    }
    return element;
  }

  /** Joins two sets; `false` where they were one already. */
  join(a: number, b: number): boolean {
    let kept = this.find(a);
    let taken = this.find(b);
    if (kept === taken) return false;
    if (this.size[kept]! < this.size[taken]!) [kept, taken] = [taken, kept];
    this.parent[taken] = kept;
    this.size[kept] = this.size[kept]! + this.size[taken]!;
    return true;
  }

  sizeOf(element: number): number {
    return this.size[this.find(element)]!;
  }
}
