/** Shorter texts before longer ones, else by their code units: R2 before R10. */
export function shorterFirst(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}
