/** Things in sets that can be joined: which are of one set? */
export class Sets {
  private readonly parent: Map<string, string>;

  constructor(ids: Iterable<string>) {
    this.parent = new Map([...ids].map((id) => [id, id]));
  }

  /** The one that stands for the set of this one. */
  root(id: string): string {
    let at = id;
    while (this.parent.get(at) !== at) {
      this.parent.set(at, this.parent.get(this.parent.get(at)!)!);
      at = this.parent.get(at)!;
    }
    return at;
  }

  join(one: string, other: string): void {
    this.parent.set(this.root(one), this.root(other));
  }
}
