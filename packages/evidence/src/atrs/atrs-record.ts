import { readFileSync } from 'node:fs';
import { displayFinding } from '../display/display-finding.ts';
import type { Finding } from '../finding/finding.ts';

export interface AtrsField {
  readonly id: string;
  readonly title: string;
  /** False where the id still has to be checked against the published template. */
  readonly confirmed: boolean;
}

interface AtrsFields {
  readonly standard: string;
  readonly version: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly fields: readonly AtrsField[] }[];
}

/** What is known of a tool here; everything else of the record only its owner can say. */
export interface AtrsFacts {
  readonly name: string;
  readonly description: string;
  /** Where the tool stands: "trial", "operational". */
  readonly phase: string | null;
  readonly notebook: {
    readonly title: string;
    readonly summary: string;
    readonly cells: readonly { readonly title: string }[];
    readonly inputs: readonly {
      readonly title: string;
      readonly description: string;
      readonly schema: { readonly fields: readonly { readonly title: string; readonly role: string }[] };
    }[];
  };
  readonly findings: readonly Finding[];
}

export interface AtrsRecord {
  readonly schema: 'assay/atrs/1';
  readonly standard: string;
  readonly version: string;
  readonly fields: readonly (AtrsField & { readonly section: string; readonly text: string | null })[];
  /** Ids of the fields that nobody has filled in. */
  readonly blanks: readonly string[];
}

/**
 * Which questions does a public record of an algorithmic tool answer? The sections and fields of the standard, from a
 * file with its version in its name.
 *
 * Source: Algorithmic Transparency Recording Standard, version 2.1 (UK government).
 *
 * @example
 * atrsFields().version // '2.1'
 */
export function atrsFields(): AtrsFields {
  return JSON.parse(readFileSync(new URL('./atrs-fields-2.1.json', import.meta.url), 'utf8')) as AtrsFields;
}

/**
 * The Algorithmic Transparency Recording Standard record of a system, as far as its notebook and findings fill it in.
 * The standard binds central government; a force publishes a record of its own will. What is not known here stays blank
 * and is listed: a record is no place for guesses.
 *
 * @example
 * const notebook = { title: 'Audit', summary: 'What it links.', cells: [{ title: 'Counts pairs' }], inputs: [] };
 * const record = atrsRecord({ name: 'A tool', description: 'It links records.', phase: null, notebook, findings: [] });
 * [record.fields[0].text, record.blanks.includes('2.4.1.2')] // ['A tool', true]
 */
export function atrsRecord(facts: AtrsFacts): AtrsRecord {
  const { standard, version, sections } = atrsFields();
  const texts = knownTexts(facts);
  const fields = sections.flatMap((section) =>
    section.fields.map((field) => ({ ...field, section: section.title, text: texts[field.id] || null })),
  );
  return {
    schema: 'assay/atrs/1',
    standard,
    version,
    fields,
    blanks: fields.filter(({ text }) => text === null).map(({ id }) => id),
  };
}

function knownTexts({ name, description, phase, notebook, findings }: AtrsFacts): Readonly<Record<string, string>> {
  const { inputs, cells, summary, title } = notebook;
  const sensitive = inputs.flatMap(({ title: input, schema }) =>
    schema.fields.filter(({ role }) => role === 'protected-characteristic').map((field) => `${field.title} (${input})`),
  );
  const limitations = [...new Set(findings.flatMap((finding) => finding.limitations))];
  return {
    '1.1': name,
    '1.2': description,
    '2.2.1': `${description} Audited by the notebook "${title}": ${summary}`,
    '2.4.1.1': lines(cells.map((cell) => cell.title)),
    '2.4.1.2': phase ?? '',
    '2.4.2.7': lines(findings.map(performanceText)),
    '2.4.3.1': lines(inputs.map((input) => input.title)),
    '2.4.3.3': lines(inputs.map((input) => `${input.title}: ${input.description}`)),
    '2.4.3.5': lines(sensitive),
    '2.5.2': lines(limitations),
  };
}

function performanceText(finding: Finding): string {
  const value = finding.table === null ? displayFinding(finding, null, 'technical') : 'a table, in the evidence pack';
  const interval = finding.interval === null ? '' : ` (${displayFinding(finding, 'interval', 'technical')})`;
  return `${finding.title}: ${value}${interval}`;
}

function lines(items: readonly string[]): string {
  return items.join('\n');
}
