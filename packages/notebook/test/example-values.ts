import { type Finding, type FindingTable, finding, type Results } from '@assay/evidence';
import { defineNotebook, findings, parameter, type ReferenceScope } from '../src/index.ts';

const source = { cell: 'pairs', file: 'notebook.ts' };
const method = { name: 'Count', source: 'definition' };

/** What the examples of the documentation lean on: a number, a table, the scope they stand in, a notebook and its run. */
export const wrong: Finding = finding(
  { id: 'pairs.wrong', title: 'Wrong pairs', questions: ['MM-P1'], value: 0.1, unit: 'proportion', method },
  source,
);
export const table: FindingTable = {
  columns: [
    { name: 'surname', label: 'Surname', unit: 'count', key: true },
    { name: 'share', label: 'Share', unit: 'proportion' },
    { name: 'shareLow', label: 'From', unit: 'proportion' },
    { name: 'shareHigh', label: 'To', unit: 'proportion' },
  ],
  rows: [
    [0, 0.4, 0.36, 0.45],
    [1, 0.56, 0.51, 0.6],
  ],
};
export const tolerance: Finding = finding(
  { id: 'tolerance.share', title: 'Share found', questions: ['MM-P1'], table, unit: 'proportion', method },
  source,
);
export const scope: ReferenceScope = {
  findings: new Map([wrong, tolerance].map((each) => [each.id, each])),
  parameters: { surnameTolerance: 1 },
  words: 'plain',
};

const times = parameter.integer('times', 'Times', { description: '', default: 2, within: [1, 9] });
const doubled = findings('doubled', 'Doubles', {
  needs: { times },
  compute: ({ times }) => [{ id: 'doubled', title: 'Doubled', questions: [], value: 2 * times, unit: 'count', method }],
});
export const notebook = defineNotebook({
  id: 'toy',
  title: 'Toy',
  system: 'MM',
  summary: 'Doubles a number.',
  questions: ['MM-P1'],
  inputs: [],
  parameters: [times],
  cells: [doubled],
});
export const results: Results = {
  schema: 'assay-results/1',
  run: { id: '1', notebook: 'toy', code: '', inputs: {}, parameters: { times: 2 }, seed: 1, environment: {} },
  findings: [wrong],
};

/** What a finding says of itself beside its number. */
export const heading = { id: 'pairs', title: 'Pairs', questions: ['MM-P1'], unit: 'count', method } as const;
