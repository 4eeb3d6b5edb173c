/** A chance (a p-value) as people read it, since its digits say nothing when it is small: "about 31 in a thousand". */
export function chanceWords(chance: number): string {
  if (chance < 0.0001) return 'less than one in ten thousand';
  if (chance < 0.001) return 'less than one in a thousand';
  return `about ${Math.round(chance * 1000)} in a thousand`;
}
