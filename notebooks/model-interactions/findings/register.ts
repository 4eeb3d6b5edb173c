import { lineageOf, modelsReading, modelsStandingOn, MODEL_REGISTER as REGISTER } from '@assay/dataset';
import { finding, findings } from '@assay/notebook';

const { inputs: INPUTS, models: MODELS } = REGISTER;
const METHOD = { name: 'Register from published papers; reach by following every edge', source: REGISTER.source };
const UNKNOWN =
  'The register holds what public papers say. Which tables a model truly reads, and who signs for it, only the force can confirm.';

const about = finding.about({ questions: ['XM-R1'], method: METHOD });

export const registerFindings = findings('registerFindings', 'Models, what they share, and what each stands on', {
  needs: {},
  compute: () => [
    about.table('register.models', 'Register of models and status board', {
      questions: ['XM-R1', 'XM-R2', 'RAP-Q1'],
      unit: 'text',
      limitations: UNKNOWN,
      rows: MODELS,
      columns: (t) => [
        t.key('id', 'Code'),
        t.text('name', 'Model'),
        t.text('stage', 'Stage'),
        t.text('decision', 'Decision taken on it'),
        t.text('answers', 'Who answers for it', 'answersFor'),
        t.text('affects', 'Whom it affects'),
        t.text(
          'inputs',
          'Reads',
          ({ inputs, reads }) => [...inputs, ...reads.map((read) => `profiles of ${read}`)].join(', ') || 'nothing now',
        ),
      ],
    }),
    about.table('register.shared-inputs', 'Which model reads which input', {
      rows: INPUTS.flatMap((input) =>
        MODELS.map(({ id, inputs }) => ({ input, model: id, reads: inputs.includes(input) ? 1 : 0 })),
      ),
      columns: (t) => [t.key('input', 'Input'), t.key('model', 'Model'), t.count('reads', 'Reads it', 'models')],
    }),
    about.table('lineage.edges', 'Lineage: what passes into what', {
      unit: 'text',
      limitations:
        'A loop in this table is a way in which a consequence could reach a model again. Whether it does, and how strongly, must be measured.',
      rows: lineageOf(REGISTER),
      columns: (t) => [t.key('from', 'From'), t.key('to', 'Into'), t.text('what', 'What passes')],
    }),
    about.table('lineage.reach', 'How far a fault in each input or model can reach', {
      rows: [...INPUTS, ...MODELS.map(({ id }) => id)].map((start) => {
        const reached = modelsStandingOn(REGISTER, start);
        return { start, isLoop: reached.includes(start), others: reached.filter((id) => id !== start) };
      }),
      columns: (t) => [
        t.key('start', 'Fault in'),
        t.count('direct', 'Models that read it', 'models', ({ start }) => modelsReading(REGISTER, start).length),
        t.count('reach', 'Models reached in the end', 'models', ({ others }) => others.length),
        t.text('which', 'Which', ({ others }) => others.join(', ') || 'none'),
        t.text('loops', 'Comes back to itself', ({ isLoop }) => (isLoop ? 'yes' : 'no')),
      ],
    }),
    about.table('register.decision-points', 'Strands of work that meet the same people', {
      questions: ['RAP-Q1', 'XM-R2'],
      limitations: 'Which protected characteristics each model is checked for is in the reports of the models.',
      rows: INPUTS.map((input) => ({ input, own: MODELS.filter(({ inputs }) => inputs.includes(input)) })),
      columns: (t) => [
        t.key('input', 'Records of'),
        t.count('models', 'Models', 'models', ({ own }) => own.length),
        t.text(
          'decisions',
          'Decisions taken on them',
          ({ own }) => own.map(({ decision }) => decision).join('; ') || 'none',
        ),
      ],
    }),
  ],
});
