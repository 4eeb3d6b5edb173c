/** Rounds to the nearest multiple of the base, halves away from zero. */
export function roundCount(value: number, base: number): number {
  return base === 1 ? value : Math.sign(value) * Math.floor(Math.abs(value) / base + 0.5) * base;
}
