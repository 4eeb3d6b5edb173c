import type { Finding, Results, Unit } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { answerNumberAt } from '../answer/answer-number-at.ts';
import { findReferences } from '../reference/find-references.ts';
import type { Reference } from '../reference/parse-reference.ts';
import type { CheckProblem } from './problem.ts';

/**
 * Does a multiple stand without its range? One person against two reads "2.00 times", and only the range says that it means
 * nothing: the paragraph that gives such a number gives its range too, wherever the finding has one.
 */
export function rangeProblems(file: string, markdown: string, results: Results): readonly CheckProblem[] {
  const findings = new Map(results.findings.map((finding) => [finding.id, finding]));
  const problems: CheckProblem[] = [];
  let line = 1;
  for (const paragraph of markdown.split(/(\n[ \t]*\n|\n(?=\s*[-*] ))/)) {
    problems.push(...paragraphProblems(paragraph, findings, `${file}:${line}`));
    line += paragraph.split('\n').length - 1;
  }
  return problems;
}

function paragraphProblems(text: string, findings: ReadonlyMap<string, Finding>, where: string): CheckProblem[] {
  let found: readonly Reference[];
  try {
    found = findReferences(text).references.map(({ reference }) => reference);
  } catch (error) {
    // What follows no grammar is told by the check of references.
    if (error instanceof InputError) return [];
    throw error;
  }
  const ranged = new Set(found.filter(givesRange).map(placeOf));
  return found.flatMap((reference) => {
    if (reference.kind === 'parameter' || givesRange(reference) || ranged.has(placeOf(reference))) return [];
    const number = answerNumberAt(reference, findings);
    if ('missing' in number || number.interval === null || !isMultiple(number.unit)) return [];
    const target = placeOf(reference);
    return [
      {
        rule: 'range',
        where,
        message: `a multiple stands without its range: {${target}}. Add {${target} | interval} to the paragraph.`,
      },
    ];
  });
}

function isMultiple(unit: Unit): boolean {
  return unit === 'ratio';
}

function givesRange(reference: Reference): boolean {
  return reference.format === 'interval' || (reference.kind === 'finding' && /^(?:low|high)$/.test(reference.part));
}

function placeOf(reference: Reference): string {
  if (reference.kind === 'parameter') return `parameter:${reference.name}`;
  return reference.kind === 'finding' ? reference.id : `${reference.id}[${reference.row}].${reference.column}`;
}
