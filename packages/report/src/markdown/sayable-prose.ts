import type { Finding } from '@assay/evidence';
import {
  answerNumberAt,
  type Block,
  findReferences,
  linesOfSentence,
  parseBlock,
  type Reference,
} from '@assay/notebook';
import { sentencesOf } from './sentences.ts';

/** Something that a report would have said or shown, and why it cannot. */
export interface LeftOut {
  readonly what: string;
  readonly reason: string;
}

interface SayableProse {
  /** The same text without what cannot be said; a line of {@link leftOutLine} stands where a section left something out. */
  readonly markdown: string;
  /** What each such line stands for, in order. */
  readonly leftOut: readonly (readonly LeftOut[])[];
}

const leftOutPattern = /^\uE001(\d+)$/;

/** The line that marks what a section left out. */
function leftOutLine(index: number): string {
  return `\uE001${index}`;
}

/** Which list of what was left out does a line stand for; `null` for any other line. */
export function leftOutAt(line: string): number | null {
  const found = leftOutPattern.exec(line.trim())?.[1];
  return found === undefined ? null : Number(found);
}

/**
 * What of a report's prose can be said of this run? A sentence whose number was not computed, or is held back, is taken
 * out whole, so that no reason stands where a number should, and so is the rest of a paragraph that loses all its numbers;
 * so are the figures and tables that do not exist, and the words before them that end in a colon. Each section
 * tells at its end what it left out and why, and a heading with nothing below it goes too.
 *
 * `why` gives the reason that a block cannot be shown, or `null`.
 */
export function sayableProse(
  markdown: string,
  findings: ReadonlyMap<string, Finding>,
  why: (block: Block) => LeftOut | null,
): SayableProse {
  const lists: LeftOut[][] = [];
  const kept: string[] = [];
  let missing: LeftOut[] = [];
  let announced: Announcement | null = null;
  const settle = () => {
    if (announced?.isMissing === true && !announced.isShown) dropAnnouncement(kept, announced);
    announced = null;
  };
  const closeSection = () => {
    settle();
    dropEmptyHeading(kept, missing, 3);
    if (missing.length > 0) kept.push('', leftOutLine(lists.push(missing) - 1), '');
    missing = [];
  };
  for (const chunk of chunksOf(markdown)) {
    if (chunk.kind !== 'block' && chunk.text.trim() !== '') settle();
    if (chunk.kind === 'heading') {
      if (chunk.level <= 2) closeSection();
      else dropEmptyHeading(kept, missing, chunk.level);
      kept.push(chunk.text);
    } else if (chunk.kind === 'block') {
      const reason = why(chunk.block);
      if (reason === null) kept.push(chunk.text);
      else missing.push(reason);
      if (announced !== null) announced[reason === null ? 'isShown' : 'isMissing'] = true;
    } else if (chunk.kind === 'prose') {
      const said = sentencesOf(chunk.text).filter((sentence) => {
        const gaps = gapsInSentence(sentence, findings);
        missing.push(...gaps, ...(gaps.length === 0 ? [] : saidWith(sentence, gaps, findings)));
        return gaps.length === 0;
      });
      // What stood beside numbers that are gone would hang in the air.
      const hangs = said.length < sentencesOf(chunk.text).length && !said.some(hasNumber);
      if (said.length === 0 || hangs) continue;
      const at = kept.push(chunk.start + said.join(' ')) - 1;
      if (said.at(-1)!.endsWith(':')) announced = { at, start: chunk.start, said, isShown: false, isMissing: false };
    } else kept.push(chunk.text);
  }
  closeSection();
  return { markdown: kept.join('\n'), leftOut: lists };
}

/** What keeps a sentence from being said: its numbers that were not computed or may not be shown. */
export function gapsInSentence(sentence: string, findings: ReadonlyMap<string, Finding>): LeftOut[] {
  return findReferences(sentence).references.flatMap(({ reference }) => {
    if (reference.kind === 'parameter') return [];
    const finding = findings.get(reference.id);
    // A name that nothing has is the author's error, told where it is resolved; so is a column.
    if (finding === undefined || !hasColumn(reference, finding)) return [];
    if (finding.table !== null && reference.kind === 'finding') return [];
    const number = answerNumberAt(reference, findings);
    if ('missing' in number) return [{ what: finding.title, reason: number.missing }];
    const lacksRange = number.interval === null && reference.format === 'interval';
    return lacksRange ? [{ what: finding.title, reason: 'no range can be given for it' }] : [];
  });
}

function hasNumber(sentence: string): boolean {
  return findReferences(sentence).references.some(({ reference }) => reference.kind !== 'parameter');
}

const SAID_WITH = 'a number of the same sentence cannot be given; the technical view has it';

/** Numbers that are known and went with their sentence: no inconvenient one may vanish without a word. */
function saidWith(sentence: string, gaps: readonly LeftOut[], findings: ReadonlyMap<string, Finding>): LeftOut[] {
  const told = new Set(gaps.map(({ what }) => what));
  return findReferences(sentence).references.flatMap(({ reference }) => {
    const title = reference.kind === 'parameter' ? undefined : findings.get(reference.id)?.title;
    return title === undefined || told.has(title) ? [] : [{ what: title, reason: SAID_WITH }];
  });
}

function hasColumn(reference: Reference, { table }: Finding): boolean {
  return (
    reference.kind !== 'table-cell' || table === null || table.columns.some(({ name }) => name === reference.column)
  );
}

type Chunk =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'block'; readonly block: Block; readonly text: string }
  | { readonly kind: 'prose'; readonly start: string; readonly text: string }
  | { readonly kind: 'as-is'; readonly text: string };

/** The text in pieces: headings, blocks, and the prose between them, each item of a list apart. */
function* chunksOf(markdown: string): Generator<Chunk> {
  const lines = markdown.split('\n');
  let prose: string[] = [];
  let fence: string | null = null;
  const flush = function* (): Generator<Chunk> {
    if (prose.length === 0) return;
    const text = prose.join('\n');
    prose = [];
    const [, start = '', rest = text] = /^(\s*(?:[-*]|\d+[.)])\s+|\s*>\s*)?([\s\S]*)$/.exec(text) ?? [];
    if (/^\s*\|/m.test(text)) yield { kind: 'as-is', text };
    else yield { kind: 'prose', start, text: rest };
  };
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at]!;
    const opening = /^\s{0,3}(```+|~~~+)/.exec(text)?.[1]?.slice(0, 3);
    if (fence !== null || opening !== undefined) {
      yield* flush();
      if (opening !== undefined) fence = fence === null ? opening : fence === opening ? null : fence;
      yield { kind: 'as-is', text };
      continue;
    }
    const level = /^(#{1,6})\s/.exec(text)?.[1]?.length;
    const block = parseBlock(text);
    if (level !== undefined || block !== null || text.trim() === '' || /^\s*(?:[-*]|\d+[.)])\s/.test(text))
      yield* flush();
    if (level !== undefined) yield { kind: 'heading', level, text };
    else if (block?.kind === 'answer') {
      // Its sentence stands at the head of the report, where another alternative may be said instead.
      const said = linesOfSentence(lines, at + 1);
      yield { kind: 'as-is', text: lines.slice(at, at + said + 1).join('\n') };
      at += said;
    } else if (block !== null) yield { kind: 'block', block, text };
    else if (text.trim() === '') yield { kind: 'as-is', text };
    else prose.push(text);
  }
  yield* flush();
}

/** Prose that leads to what stands below it, and whether that is there. */
interface Announcement {
  readonly at: number;
  readonly start: string;
  readonly said: readonly string[];
  isShown: boolean;
  isMissing: boolean;
}

/** Takes out the sentence that leads to nothing, unless it has a number, which may not vanish without a word. */
function dropAnnouncement(kept: string[], { at, start, said }: Announcement): void {
  if (hasNumber(said.at(-1)!)) return;
  const rest = said.slice(0, -1);
  kept[at] = rest.length === 0 ? '' : start + rest.join(' ');
}

/** Takes out the last headings where nothing stands below them any more; what is missing there is told. */
function dropEmptyHeading(kept: string[], missing: readonly LeftOut[], level: number): void {
  if (missing.length === 0) return;
  for (;;) {
    let last = kept.length - 1;
    while (last >= 0 && kept[last]!.trim() === '') last--;
    const heading = /^(#{3,6})\s/.exec(kept[last] ?? '');
    if (heading === null || heading[1]!.length < level) return;
    kept.length = last;
  }
}
