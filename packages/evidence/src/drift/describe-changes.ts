import type { Finding } from '../finding/finding.ts';
import type { Results } from '../finding/results.ts';
import { compareResults } from './compare-results.ts';
import type { DriftClass, DriftReport, NumberDrift } from './drift.ts';

export interface Changes {
  readonly drift: DriftReport;
  /** "three numbers changed, one new limitation"; "nothing changed". */
  readonly sentence: string;
  /** One line for each thing that changed, in words. */
  readonly list: readonly string[];
  /** True where nothing drifted but what the release of the very run rounded or held back. */
  readonly holds: boolean;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/**
 * What is different between two reports, as a panel member would say it: numbers that read differently, findings and
 * limitations that came or went, questions that are newly or no longer answered, numbers newly held back. Of a run and its own
 * release nothing changed: what was rounded and what was held back is told as that.
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
  const released = releasedSince(before, after);
  const numbers = drift.findings.flatMap(({ id, title, numbers: moved }) =>
    moved.map((number) => ({
      what: whatBecame(number, released.get(id) ?? null),
      line: `${title}${place(number.part)}: ${number.before} → ${number.after}`,
    })),
  );
  for (const [what, [singular, plural]] of Object.entries(BECAME)) {
    tell(
      numbers.filter((number) => number.what === what).map(({ line }) => line),
      singular,
      plural,
    );
  }
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
  // The gate takes numbers out of sentences too.
  const said = (results: Results) =>
    new Set(results.findings.flatMap(({ id, limitations }) => (released.has(id) ? [] : limitations)));
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
  const holds = drift.findings.every(({ id, class: kind }) => !BROKEN.has(kind) || released.has(id));
  return { drift, sentence: parts.join(', ') || 'nothing changed', list, holds };
}

const BROKEN: ReadonlySet<DriftClass> = new Set(['drifted', 'missing', 'cannot-run']);

type Became = 'changed' | 'below' | 'held' | 'told' | 'rounded-at-release' | 'held-at-release';

const BECAME: Readonly<Record<Became, readonly [singular: string, plural: string]>> = {
  changed: ['number changed', 'numbers changed'],
  below: ['number differs below what is shown', 'numbers differ below what is shown'],
  held: ['number newly held back', 'numbers newly held back'],
  told: ['number no longer held back', 'numbers no longer held back'],
  'rounded-at-release': ['number rounded at release', 'numbers rounded at release'],
  'held-at-release': ['number held back at release', 'numbers held back at release'],
};

/** Which side of each finding is its release, where both are of one run and one of them alone was through the gate. */
function releasedSince(before: Results, after: Results): ReadonlyMap<string, 'before' | 'after'> {
  if (before.run.id !== after.run.id) return new Map();
  const now = new Map(after.findings.map((finding) => [finding.id, isGated(finding)]));
  return new Map(
    before.findings.flatMap((finding) => {
      const [was, is] = [isGated(finding), now.get(finding.id)];
      return is === undefined || was === is ? [] : [[finding.id, is ? 'after' : 'before'] as const];
    }),
  );
}

function isGated({ disclosure }: Finding): boolean {
  return disclosure.status !== 'not-reviewed';
}

function whatBecame(number: NumberDrift, released: 'before' | 'after' | null): Became {
  if (released !== null) return isNumber(number[released]) ? 'rounded-at-release' : 'held-at-release';
  if (isMark(number.before) !== isMark(number.after)) return isMark(number.after) ? 'held' : 'told';
  return number.class === 'same-as-displayed' ? 'below' : 'changed';
}

/** A mark such as "[c]" in place of a number that is held back. */
function isMark(text: string): boolean {
  return /^\[[a-z]\]$/.test(text);
}

function isNumber(text: string): boolean {
  return /\d/.test(text);
}

function place(part: string): string {
  return part === 'value' ? '' : `, ${part}`;
}

function only(of: ReadonlySet<string>, without: ReadonlySet<string>): string[] {
  return [...of].filter((each) => !without.has(each));
}
