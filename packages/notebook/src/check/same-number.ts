import type { Finding, Results } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { Notebook } from '../definition/define-notebook.ts';
import { findReferences } from '../reference/find-references.ts';
import { parseBlock } from '../reference/parse-block.ts';
import type { Reference } from '../reference/parse-reference.ts';
import { resolveReference } from '../reference/resolve-reference.ts';
import type { CheckProblem } from './problem.ts';

/**
 * Does one page write one number in two ways? "2.8 in every 1,000" in an answer and "0.28 in every 100" below it read as
 * two findings. Counted are the prose, the answers and the summaries of the figures that stand in it.
 */
export function sameNumberProblems(
  file: string,
  markdown: string,
  figures: Notebook['figures'],
  results: Results,
): readonly CheckProblem[] {
  const findings = new Map(results.findings.map((finding) => [finding.id, finding]));
  const shown = new Set(figuresIn(markdown));
  const texts = [markdown, ...figures.filter(({ id }) => shown.has(id)).map(({ summary }) => summary)];
  const written = new Map<string, Set<string>>();
  for (const reference of texts.flatMap(referencesIn)) {
    const place = placeOf(reference);
    const text = place === null ? null : digitsOf(reference, findings, results);
    if (place === null || text === null) continue;
    written.set(place, (written.get(place) ?? new Set()).add(text));
  }
  return [...written].flatMap(([place, ways]) =>
    ways.size < 2
      ? []
      : [
          {
            rule: 'agree',
            where: file,
            message: `one number is written in ${ways.size} ways: {${place}} as ${[...ways].join(' and as ')}. Choose one format.`,
          },
        ],
  );
}

function figuresIn(markdown: string): string[] {
  return markdown.split('\n').flatMap((line) => {
    const block = quietly(() => parseBlock(line));
    return block?.kind === 'figure' ? [block.id] : [];
  });
}

function referencesIn(text: string): readonly Reference[] {
  return quietly(() => findReferences(text).references.map(({ reference }) => reference)) ?? [];
}

/** What is named, apart from how it is written; a range is no second way of writing its number. */
function placeOf(reference: Reference): string | null {
  if (reference.kind === 'parameter' || reference.format === 'interval') return null;
  return reference.kind === 'finding'
    ? `${reference.id}${reference.part === 'value' ? '' : `:${reference.part}`}`
    : `${reference.id}[${reference.row}].${reference.column}`;
}

/** The figures of a number with its base, without the words around it: "2.8 in every 1,000", and "1.2" of "1.2 times". */
function digitsOf(reference: Reference, findings: ReadonlyMap<string, Finding>, { run }: Results): string | null {
  const scope = { findings, parameters: run.parameters, words: 'plain' as const };
  const text = quietly(() => resolveReference(reference, scope));
  const number = text === null ? undefined : /[\d.,]*\d(?:%| in every [\d,]+)?/.exec(text)?.[0];
  // "12.0%" and "12 in every 100" are one number to a reader.
  return number?.replace(/(?:\.0)?(?:%| in every 100)$/, ' in 100') ?? null;
}

/** What points at nothing or follows no grammar is told by the check of references. */
function quietly<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
