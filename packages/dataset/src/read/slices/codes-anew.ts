const FEWEST_SLOTS = 1 << 12;
/** Of the golden ratio, so that codes side by side lie apart. */
const SPREAD = 0x9e3779b1;

/** Gives the codes of some rows anew, by order of first appearance; what it needs for that grows with these rows, not with all codes. */
export class CodesAnew {
  /** A code and one, and its new code; zero is free. */
  #known = new Int32Array(0);
  #codes = new Int32Array(0);

  /** Written over the codes; returns what each was. A negative one stays. */
  recode(codes: Int32Array): Int32Array {
    let slots = FEWEST_SLOTS;
    while (slots < 2 * codes.length) slots *= 2;
    if (this.#known.length < slots) [this.#known, this.#codes] = [new Int32Array(slots), new Int32Array(slots)];
    else this.#known.fill(0);
    const [known, newCodes] = [this.#known, this.#codes];
    const mask = known.length - 1;
    const shift = Math.clz32(mask);
    const own = new Int32Array(codes.length);
    let distinct = 0;
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code < 0) continue;
      let at = Math.imul(code, SPREAD) >>> shift;
      while (known[at] !== 0 && known[at] !== code + 1) at = (at + 1) & mask;
      if (known[at] === 0) {
        known[at] = code + 1;
        newCodes[at] = distinct;
        own[distinct++] = code;
      }
      codes[row] = newCodes[at]!;
    }
    return own.slice(0, distinct);
  }
}
