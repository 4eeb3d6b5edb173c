import { readFileSync } from 'node:fs';

/** Rows of a small comma-separated file, quotes allowed, as records by column name. */
export function readRows(path: string): Record<string, string>[] {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const [head, ...rest] = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      (match) => match[1]?.replaceAll('""', '"') ?? match[2]!,
    ),
  );
  return rest.map((cells) => Object.fromEntries(head!.map((name, index) => [name.trim(), cells[index] ?? ''])));
}

export const wholeNumber = (text: string) => Number(text.trim().replaceAll(',', ''));
