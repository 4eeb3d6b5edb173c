const FEWEST_SLOTS = 1 << 12;
/** Of the golden ratio, so that codes side by side lie apart. */
const SPREAD = 0x9e3779b1;

/** Codes of which each has a place of its own. */
const FEW = 1 << 18;

/** Gives the codes of some rows anew, by order of first appearance; what it needs for that grows with these rows, not with all codes. */
export class CodesAnew {
  /** A code and one, and beside it its new code; zero is free. */
  #slots = new Int32Array(0);

  /** Of each of few codes its new one and one; all zero in between. */
  #few = new Int32Array(0);

  /** Written over the codes, which are below `most`; returns what each was. A negative one stays. */
  recode(codes: Int32Array, most: number): Int32Array {
    return most <= FEW ? this.#recodeFew(codes, most) : this.#recodeMany(codes);
  }

  #recodeFew(codes: Int32Array, most: number): Int32Array {
    if (this.#few.length < most) this.#few = new Int32Array(most);
    const known = this.#few;
    const own = new Int32Array(Math.min(most, codes.length));
    let distinct = 0;
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code < 0) continue;
      if (known[code] === 0) {
        own[distinct++] = code;
        known[code] = distinct;
      }
      codes[row] = known[code]! - 1;
    }
    for (let index = 0; index < distinct; index++) known[own[index]!] = 0;
    return own.slice(0, distinct);
  }

  #recodeMany(codes: Int32Array): Int32Array {
    let slots = FEWEST_SLOTS;
    while (slots < 2 * codes.length) slots *= 2;
    if (this.#slots.length < 2 * slots) this.#slots = new Int32Array(2 * slots);
    else this.#slots.fill(0);
    const known = this.#slots;
    const last = known.length - 2;
    const shift = Math.clz32(last) + 1;
    const own = new Int32Array(codes.length);
    let distinct = 0;
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code < 0) continue;
      let at = (Math.imul(code, SPREAD) >>> shift) << 1;
      while (known[at] !== 0 && known[at] !== code + 1) at = (at + 2) & last;
      if (known[at] === 0) {
        known[at] = code + 1;
        known[at + 1] = distinct;
        own[distinct++] = code;
      }
      codes[row] = known[at + 1]!;
    }
    return own.slice(0, distinct);
  }
}
