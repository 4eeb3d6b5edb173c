import { type DictionaryColumn, rowsByTexts } from '@assay/statistics';

/** Records as they stand in a file that was put in order, and whether two neighbours could stand the other way round. */
export function recordsInOrder(order: readonly DictionaryColumn[]): {
  readonly inOrder: Int32Array;
  /** Of two places in that order: nothing tells which is the first, and they say different things in one of these columns. */
  readonly isTied: (a: number, b: number, said: readonly DictionaryColumn[]) => boolean;
} {
  const inOrder = rowsByTexts(order);
  return {
    inOrder,
    isTied: (a, b, said) =>
      said.some(({ codes }) => codes[a] !== codes[b]) &&
      order.every(({ codes }) => codes[inOrder[a]!] === codes[inOrder[b]!]),
  };
}
