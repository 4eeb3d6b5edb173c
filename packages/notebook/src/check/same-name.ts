import type { FindingTable, Results } from '@assay/evidence';
import type { CheckProblem } from './problem.ts';

/**
 * Do two numbers go by one name? Two findings of one title, or two columns of one table under one heading, read as one
 * thing with two values: each says of what it is. Ends of a range stand below their number and need no name.
 */
export function sameNameProblems({ findings }: Results): readonly CheckProblem[] {
  const titles = new Map<string, string>();
  const problems: CheckProblem[] = [];
  const tell = (where: string, what: string, name: string) =>
    problems.push({ rule: 'agree', where, message: `${what}: "${name}". Say in each of what it is.` });
  for (const { id, title, table } of findings) {
    const before = titles.get(title);
    if (before === undefined) titles.set(title, id);
    else tell(id, `it has the title of ${before}`, title);
    for (const label of table === null ? [] : twiceIn(table)) tell(id, 'two columns have one heading', label);
  }
  return problems;
}

function twiceIn({ columns }: FindingTable): string[] {
  const labels = columns.filter(({ kind }) => kind?.kind !== 'limit').map(({ label }) => label);
  return [...new Set(labels.filter((label, index) => labels.indexOf(label) !== index))];
}
