/** Numbers of sixteen bits in one block. */
const BLOCK = 2 ** 22;
const MOST = 0xffff;
/** A run begins with the place of its first record, in two numbers, and with how many pairs it has. */
const HEAD = 3;

/**
 * Pairs in the order in which they came, in runs of one first record: how far the second is behind it, and the pattern. That
 * takes about five bytes a pair.
 */
export class HopefulPairs {
  length = 0;
  private readonly blocks: Uint16Array[] = [];
  private block = new Uint16Array(0);
  private at = BLOCK;
  private run = 0;
  private first = -1;

  /** Takes pairs of three numbers each: both places and the pattern. Whether all fitted sixteen bits. */
  add(pairs: Int32Array): boolean {
    for (let index = 0; index < pairs.length; index += 3) {
      const first = pairs[index]!;
      const behind = pairs[index + 1]! - first;
      const pattern = pairs[index + 2]!;
      if (behind > MOST || pattern > MOST) return false;
      if (first !== this.first || this.at + 2 > BLOCK || this.block[this.run]! === MOST) this.begin(first);
      this.block[this.at++] = behind;
      this.block[this.at++] = pattern;
      this.block[this.run]!++;
    }
    this.length += pairs.length / 3;
    return true;
  }

  private begin(first: number): void {
    if (this.at + HEAD + 2 > BLOCK) {
      this.block = new Uint16Array(BLOCK);
      this.blocks.push(this.block);
      this.at = 0;
    }
    this.first = first;
    this.block[this.at] = first & MOST;
    this.block[this.at + 1] = first >>> 16;
    this.run = this.at + 2;
    this.at += HEAD;
  }

  /** Visits every pair once; what was visited is let go. */
  drain(visit: (place: number, other: number, pattern: number) => void): void {
    for (let block = this.blocks.shift(); block !== undefined; block = this.blocks.shift()) {
      // A run without pairs is the rest of the block.
      for (let at = 0; at + HEAD < BLOCK && block[at + 2]! > 0; ) {
        const first = block[at]! + 0x10000 * block[at + 1]!;
        const end = at + HEAD + 2 * block[at + 2]!;
        for (at += HEAD; at < end; at += 2) visit(first, first + block[at]!, block[at + 1]!);
      }
    }
  }
}
