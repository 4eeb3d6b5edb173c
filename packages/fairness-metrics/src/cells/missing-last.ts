/**
 * The joint codes of crossed dimensions in the order in which they are told: of each, the missing group, whose code is 0,
 * after all others.
 *
 * @param widths How many groups each dimension has, the missing one among them.
 */
export function missingLast(widths: readonly number[]): number[] {
  return widths.reduce<number[]>(
    (before, width) =>
      before.flatMap((joint) => Array.from({ length: width }, (_, at) => joint * width + ((at + 1) % width))),
    [0],
  );
}
