import { dateWords, displayValue } from '@assay/evidence';
import { FROM_DATA, findReferences } from '@assay/notebook';
import { type Html, html } from '../page/html.ts';
import type { ReportSource } from './report-source.ts';
import { sinceEarlier } from './since-earlier.ts';
import { toldInputs } from './told-inputs.ts';
import { isWorkingCopy } from './working-copy.ts';

/**
 * What does it rest on? One line for beside the title: whose data and how much of it, which truth it is held against,
 * what was chosen where the report lets a reader choose, and how far it may go.
 *
 * @example
 * restsOn(sampleSource).includes('Rests on') // true
 */
export function restsOn(source: ReportSource): Html {
  const parts = [dataPart(source), derivedPart(source), truthPart(source), chosenPart(source), disclosurePart(source)];
  return html`<p class="rests-on small"><b>Rests on:</b> ${parts.filter((part) => part !== null).join(' · ')}</p>\n`;
}

const WHOSE = {
  own: 'the force’s own data',
  invented: 'invented data',
  published: 'published data',
  unsaid: 'data',
} as const;

function dataPart(reported: ReportSource): string {
  const { record, notebook } = reported;
  const given = toldInputs(reported);
  const inputs = given.flatMap(([name, { from, rows, source }]) => {
    if (source === 'none' || from === 'nothing') return [];
    // Records of older versions do not say whose it was, and it is not guessed.
    const whose = source ?? 'unsaid';
    const size = rows === null ? '' : ` (${displayValue(rows, 'count')} rows)`;
    const title = notebook.inputs.find((input) => input.name === name)?.title ?? name;
    // Files whose names stay behind are told apart by what they are.
    const isAlike = given.some(([other, input]) => other !== name && input.from === from);
    const file = isAlike ? `${from} (${lowerFirst(title)})` : from;
    return [{ whose, text: `${whose === 'own' || whose === 'unsaid' ? file : lowerFirst(title)}${size}` }];
  });
  const groups = (['own', 'published', 'invented', 'unsaid'] as const).flatMap((whose) => {
    const texts = inputs.filter((each) => each.whose === whose).map(({ text }) => text);
    return texts.length === 0 ? [] : [`${WHOSE[whose]}: ${listed(texts)}`];
  });
  const dated = record?.finishedAt === undefined ? '' : `, read on ${dateWords(record.finishedAt)}`;
  // A notebook may hold what others published in its own code, and an input that was left out was not read.
  const isLeftOut = notebook.inputs.every(({ name }) => record?.inputs?.[name]?.from === 'nothing');
  if (isLeftOut) return 'numbers that stand in the notebook itself; no file was read';
  if (groups.length === 0) return `data of which no record is at hand${dated}`;
  return `${groups.join('; ')}${dated}`;
}

const MOST_NAMED = 2;

function listed(texts: readonly string[]): string {
  const rest = texts.length - MOST_NAMED;
  return rest > 0 ? `${texts.slice(0, MOST_NAMED).join(', ')} and ${rest} more` : texts.join(' and ');
}

/** What nobody recorded and the reading made: a truth that a pattern of identifiers gives is told to be one. */
function derivedPart(source: ReportSource): string | null {
  const derived = toldInputs(source).flatMap(([, input]) => input.derived ?? []);
  if (derived.length === 0) return null;
  const named = derived.map(({ field, column }) => `“${field}” from the pattern of “${column}”`);
  return `derived, not recorded: ${named.join(', ')}`;
}

/** Whether the number could be held against what is true: an input of that name is only made where it was known. */
function truthPart({ record }: ReportSource): string | null {
  const truth = record?.inputs?.['truth'];
  if (truth === undefined || truth.from === 'nothing' || truth.source === 'none') return null;
  return truth.source === 'own' ? 'held against the force’s own labels' : 'held against a truth that was invented too';
}

/** The parameters that the report's own choices start from, by their titles. */
function chosenPart({ plain, notebook, results: { run } }: ReportSource): string | null {
  const names = new Set(
    findReferences(plain).blocks.flatMap(({ block }) =>
      block.kind === 'choose' ? block.by.map(({ parameter, column }) => parameter ?? column) : [],
    ),
  );
  const chosen = notebook.parameters.flatMap(({ name, title }) => {
    const value = run.parameters[name];
    return names.has(name) && value !== undefined && value !== FROM_DATA ? [`${lowerFirst(title)} ${value}`] : [];
  });
  return chosen.length === 0 ? null : `chosen: ${chosen.join(', ')}`;
}

function disclosurePart({ results: { findings }, record }: ReportSource): string {
  if (isWorkingCopy(findings)) return 'not yet checked for disclosure';
  const held = findings.filter(({ disclosure }) => disclosure.status === 'refused').length;
  // Else a reader would take ten for the ten that were counted.
  const rounded =
    record?.roundedTo === undefined ? '' : `, counts of people and of their records to the nearest ${record.roundedTo}`;
  return `checked for disclosure${rounded}${held === 0 ? '' : `, ${held} held back`}${movedPart(record)}`;
}

/** Else a reader would take a number of then for one of now. */
function movedPart(record: ReportSource['record']): string {
  if (record?.moved !== undefined) return `; ${sinceEarlier(record.moved)}`;
  if (record?.keptBelow === undefined) return '';
  return `; counts that moved by fewer than ${record.keptBelow} since an earlier release stand as they did there`;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
