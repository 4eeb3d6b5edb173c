import { SUPPRESSED } from '@assay/disclosure-control';
import type { Finding } from '@assay/evidence';

/** How many numbers of a release were held back, how many tables are marks alone, and which findings were refused. */
export function whatLeft(released: readonly Finding[], exact: readonly Finding[]): string {
  let all = 0;
  let held = 0;
  let blank = 0;
  for (const [index, finding] of exact.entries()) {
    const after = released[index]!;
    const numbers = numbersOf(finding);
    all += numbers;
    held += after.status === 'not-computed' && finding.status === 'computed' ? numbers : marksOf(after);
    if (after.table !== null && numbers > 0 && marksOf(after) === numbers) blank++;
  }
  const refused = released.filter(({ disclosure }) => disclosure.status === 'refused').map(({ id }) => id);
  return `${held} of ${all} numbers held back, ${blank} tables of marks alone, ${refused.length} findings refused${refused.length > 0 ? ` (${refused.slice(0, 8).join(' ')})` : ''}`;
}

const LINE =
  /^(\S+) (\d+) people, base (\d+), none: (\d+) of (\d+) numbers held back, (\d+) tables of marks alone, (\d+) findings refused/;

/**
 * How much of each notebook leaves, by how many people it is about, as a table in Markdown: the share of its numbers,
 * and tables of marks alone where there are any. Made of the lines of the first releases at the larger base.
 */
export function leftTable(lines: readonly string[]): string {
  const rows = new Map<string, Map<number, string>>();
  const sizes = new Set<number>();
  for (const line of lines) {
    const [, slug, people, base, held, all, blank] = LINE.exec(line) ?? [];
    if (slug === undefined || base === '1') continue;
    sizes.add(Number(people));
    if (!rows.has(slug)) rows.set(slug, new Map());
    const share = Math.round(100 * (1 - Number(held) / Number(all)));
    rows.get(slug)!.set(Number(people), `${share} % of ${all}${blank === '0' ? '' : `, ${blank} blank`}`);
  }
  const columns = [...sizes].sort((a, b) => a - b);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(['notebook', ...columns.map((people) => people.toLocaleString('en-GB'))]),
    line(['---', ...columns.map(() => '---')]),
    ...[...rows].map(([slug, cells]) => line([slug, ...columns.map((people) => cells.get(people) ?? 'not run')])),
  ].join('\n');
}

function numbersOf({ table, value }: Finding): number {
  if (table === null) return Number(typeof value === 'number');
  return table.rows.flatMap((row) =>
    row.filter((each, index) => typeof each === 'number' && table.columns[index]!.key !== true),
  ).length;
}

function marksOf({ table, value }: Finding): number {
  return table === null ? Number(value === SUPPRESSED) : table.rows.flat().filter((each) => each === SUPPRESSED).length;
}
