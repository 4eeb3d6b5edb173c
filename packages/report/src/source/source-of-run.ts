import type { QuestionLedger, Results } from '@assay/evidence';
import { type RecordedInput, recordedInputs } from './recorded-inputs.ts';
import type { ReportNotebook, ReportSource } from './report-source.ts';

/** A finished run with what stands beside it on disk. */
export interface RunParts {
  readonly notebook: ReportNotebook;
  readonly results: Results;
  readonly inputs: readonly RecordedInput[];
  /** Text of the notebook's files by name: `report.md`, `technical.md`, and its code. */
  readonly files: Readonly<Record<string, string>>;
  readonly ledger: QuestionLedger;
  readonly systemName?: string;
  /** ISO 8601 in UTC. */
  readonly finishedAt: string;
}

/**
 * What the report of a run is made of.
 *
 * @example
 * const { notebook, results } = sampleSource;
 * const inputs = [{ name: 'people', dataset: null, files: [{ path: '/extracts/people.csv' }], rows: 9 }];
 * const rest = { files: {}, ledger: questionLedger([]), finishedAt: '2025-03-05T10:00:00Z' };
 * sourceOfRun({ notebook, results, inputs, ...rest }).record.inputs // { people: { from: 'people.csv', rows: 9 } }
 */
export function sourceOfRun({
  notebook,
  results,
  inputs,
  files,
  ledger,
  systemName,
  finishedAt,
}: RunParts): ReportSource {
  const asked = [...notebook.questions, ...Object.keys(notebook.unanswerable)];
  const code = Object.entries(files)
    .filter(([name]) => name.endsWith('.ts'))
    .map(([name, text]) => [`notebooks/${notebook.id}/${name}`, text]);
  return {
    notebook,
    results,
    plain: files['report.md'] ?? '',
    technical: files['technical.md'] ?? '',
    questions: asked.flatMap((id) => {
      const question = ledger.find(id);
      return question === null ? [] : [{ id, text: question.text, minute: question.minute }];
    }),
    ...(systemName === undefined ? {} : { systemName }),
    record: {
      finishedAt,
      inputs: recordedInputs(inputs),
    },
    code: Object.fromEntries(code) as Record<string, string>,
  };
}
