/** A stream of random numbers that depends on its key alone: never on time, on other streams, or on what was drawn before. */
export interface RandomStream {
  /** Uniform on [0, 1) with 53 bits. */
  next(): number;
  /** Uniform 32-bit unsigned integer. */
  uint32(): number;
  /** Uniform on 0 … bound − 1, without modulo bias. */
  integer(bound: number): number;
  /** An independent stream keyed by this stream's key and `label`; drawing from one never moves the other. */
  split(label: string | number): RandomStream;
}
