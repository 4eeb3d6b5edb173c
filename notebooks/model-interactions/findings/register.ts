import type { FindingDraft } from '@assay/evidence';
import { findings } from '@assay/notebook';
import { FEEDBACK, INPUTS, MODELS, SOURCE, standsOnIt } from '../register.ts';

const METHOD = { name: 'Register from published papers; reach by following every edge', source: SOURCE };
const UNKNOWN =
  'The register holds what public papers say. Which tables a model truly reads, and who signs for it, only the force can confirm.';

export const registerFindings = findings({
  name: 'registerFindings',
  title: 'Models, what they share, and what each stands on',
  needs: {},
  compute: (): FindingDraft[] => [
    {
      id: 'register.models',
      title: 'Register of models and status board',
      questions: ['XM-R1', 'XM-R2', 'RAP-Q1'],
      unit: 'text',
      method: METHOD,
      limitations: [UNKNOWN],
      table: {
        columns: [
          { name: 'id', label: 'Code', unit: 'text', key: true },
          { name: 'name', label: 'Model', unit: 'text' },
          { name: 'stage', label: 'Stage', unit: 'text' },
          { name: 'decision', label: 'Decision taken on it', unit: 'text' },
          { name: 'answers', label: 'Who answers for it', unit: 'text' },
          { name: 'affects', label: 'Whom it affects', unit: 'text' },
          { name: 'inputs', label: 'Reads', unit: 'text' },
        ],
        rows: MODELS.map(({ id, name, stage, decision, answersFor, affects, inputs, reads }) => [
          id,
          name,
          stage,
          decision,
          answersFor,
          affects,
          [...inputs, ...reads.map((read) => `profiles of ${read}`)].join(', ') || 'nothing now',
        ]),
      },
    },
    {
      id: 'register.shared-inputs',
      title: 'Which model reads which input',
      questions: ['XM-R1'],
      unit: 'count',
      method: METHOD,
      table: {
        columns: [
          { name: 'input', label: 'Input', unit: 'text', key: true },
          { name: 'model', label: 'Model', unit: 'text', key: true },
          { name: 'reads', label: 'Reads it', unit: 'count' },
        ],
        rows: INPUTS.flatMap((input) => MODELS.map(({ id, inputs }) => [input, id, inputs.includes(input) ? 1 : 0])),
      },
    },
    {
      id: 'lineage.edges',
      title: 'Lineage: what passes into what',
      questions: ['XM-R1'],
      unit: 'text',
      method: METHOD,
      limitations: [
        'A loop in this table is a way in which a consequence could reach a model again. Whether it does, and how strongly, must be measured.',
      ],
      table: {
        columns: [
          { name: 'from', label: 'From', unit: 'text', key: true },
          { name: 'to', label: 'Into', unit: 'text', key: true },
          { name: 'what', label: 'What passes', unit: 'text' },
        ],
        rows: [
          ...MODELS.flatMap(({ id, inputs }) => inputs.map((input) => [input, id, 'records'])),
          ...MODELS.flatMap(({ id, reads }) => reads.map((read) => [read, id, 'who is one person'])),
          ...FEEDBACK.map(({ from, into, how }) => [from, into, how]),
        ],
      },
    },
    {
      id: 'lineage.reach',
      title: 'How far a fault in each input or model can reach',
      questions: ['XM-R1'],
      unit: 'count',
      method: METHOD,
      table: {
        columns: [
          { name: 'start', label: 'Fault in', unit: 'text', key: true },
          { name: 'direct', label: 'Models that read it', unit: 'count' },
          { name: 'reach', label: 'Models reached in the end', unit: 'count' },
          { name: 'which', label: 'Which', unit: 'text' },
          { name: 'loops', label: 'Comes back to itself', unit: 'text' },
        ],
        rows: [...INPUTS, ...MODELS.map(({ id }) => id)].map((start) => {
          const reached = standsOnIt(start);
          const others = [...reached].filter((id) => id !== start);
          const direct = MODELS.filter(({ inputs, reads }) => inputs.includes(start) || reads.includes(start)).length;
          return [start, direct, others.length, others.join(', ') || 'none', reached.has(start) ? 'yes' : 'no'];
        }),
      },
    },
    {
      id: 'register.decision-points',
      title: 'Strands of work that meet the same people',
      questions: ['RAP-Q1', 'XM-R2'],
      unit: 'count',
      method: METHOD,
      limitations: ['Which protected characteristics each model is checked for is in the reports of the models.'],
      table: {
        columns: [
          { name: 'input', label: 'Records of', unit: 'text', key: true },
          { name: 'models', label: 'Models', unit: 'count' },
          { name: 'decisions', label: 'Decisions taken on them', unit: 'text' },
        ],
        rows: INPUTS.map((input) => {
          const own = MODELS.filter(({ inputs }) => inputs.includes(input));
          return [input, own.length, own.map(({ decision }) => decision).join('; ') || 'none'];
        }),
      },
    },
  ],
});
