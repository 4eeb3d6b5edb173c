import { saidLines } from '@assay/dataset';

/** What somebody said about the words of an input's files, by field and word. */
export interface Said {
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What words were said to mean, when rows were read or where they were counted, where no account of the reading is told: nor is it told then how many rows hold each. */
export function wordsSaid(
  choices: Said | undefined,
  counted: { readonly said?: Said } = {},
): { readonly reading?: readonly string[] } {
  const lines = saidLines(choices ?? counted.said ?? {});
  return lines.length === 0 ? {} : { reading: lines };
}
