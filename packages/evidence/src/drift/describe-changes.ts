import type { Results } from '../finding/results.ts';
import { compareResults } from './compare-results.ts';
import type { DriftReport } from './drift.ts';

export interface Changes {
  readonly drift: DriftReport;
  /** "three numbers changed, one new limitation"; "nothing changed". */
  readonly sentence: string;
  /** One line for each thing that changed, in words. */
  readonly list: readonly string[];
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/**
 * What is different between two reports, as a panel member would say it: numbers that read differently, findings and
 * limitations that came or went, questions that are newly or no longer answered, numbers newly held back.
 *
 * @example
 * describeChanges(before, after).sentence // 'one number changed'
 */
export function describeChanges(before: Results, after: Results): Changes {
  const drift = compareResults(before, after);
  const parts: string[] = [];
  const list: string[] = [];
  const tell = (lines: readonly string[], singular: string, plural: string): void => {
    if (lines.length === 0) return;
    parts.push(
      `${WORDS[lines.length] ?? lines.length.toLocaleString('en-GB')} ${lines.length === 1 ? singular : plural}`,
    );
    list.push(...lines);
  };
  const numbers = drift.findings.flatMap(({ title, numbers: moved }) =>
    moved.map((number) => ({ ...number, line: `${title}${place(number.part)}: ${number.before} → ${number.after}` })),
  );
  const lines = (isWanted: (kind: string) => boolean) =>
    numbers.filter((number) => isWanted(number.class)).map(({ line }) => line);
  const isVisible = (kind: string) => kind !== 'same-as-displayed';
  tell(lines(isVisible), 'number changed', 'numbers changed');
  tell(
    lines((kind) => !isVisible(kind)),
    'number differs below what is shown',
    'numbers differ below what is shown',
  );
  const titles = (kind: 'new' | 'missing') =>
    drift.findings.filter((each) => each.class === kind && each.numbers.length === 0).map(({ title }) => title);
  tell(
    titles('new').map((title) => `new finding: ${title}`),
    'new finding',
    'new findings',
  );
  tell(
    titles('missing').map((title) => `finding gone: ${title}`),
    'finding gone',
    'findings gone',
  );
  const said = (results: Results) => new Set(results.findings.flatMap(({ limitations }) => limitations));
  const answered = (results: Results) => new Set(results.findings.flatMap(({ questions }) => questions));
  tell(
    only(said(after), said(before)).map((text) => `new limitation: ${text}`),
    'new limitation',
    'new limitations',
  );
  tell(
    only(said(before), said(after)).map((text) => `limitation gone: ${text}`),
    'limitation gone',
    'limitations gone',
  );
  tell(
    only(answered(after), answered(before)).map((id) => `now answered: ${id}`),
    'question newly answered',
    'questions newly answered',
  );
  tell(
    only(answered(before), answered(after)).map((id) => `no longer answered: ${id}`),
    'question no longer answered',
    'questions no longer answered',
  );
  return { drift, sentence: parts.join(', ') || 'nothing changed', list };
}

function place(part: string): string {
  return part === 'value' ? '' : `, ${part}`;
}

function only(of: ReadonlySet<string>, without: ReadonlySet<string>): string[] {
  return [...of].filter((each) => !without.has(each));
}
