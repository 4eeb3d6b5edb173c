import { cityProtocol, protocolDecisions, protocolHash } from '@assay/displacement';
import { cell, finding, findings } from '@assay/notebook';
import { city, evaluation } from '../city.ts';
import { margin } from '../inputs.ts';

/** What the headline does, in words that can be held against it. */
const INFERENCE =
  "ratio to the sectors most like the patrolled ones while choosing; Student's t on its logarithm with one degree of freedom less than comparison sectors; variance the largest of monthly, before-and-after, by-size, of placebo zones of as many sectors by rank and, where patrolled sectors touch, of the same shape";

/** OP-R2: the plan that the panel asked for, frozen and hashed; a reason where the sectors allow none. */
const evaluationPlan = cell('evaluationPlan', 'The plan of the next evaluation, frozen', {
  needs: { city, margin, evaluation },
  compute: async ({ city, margin, evaluation }) => {
    if (evaluation.status !== 'computed') return evaluation;
    const plan = cityProtocol(city, evaluation, {
      outcomes: ['public-generated crime', 'harm-weighted public-generated crime', 'confidence in local police'],
      primaryEstimate: 'incidence rate ratio',
      inference: INFERENCE,
      alpha: 0.05,
      equivalenceMargin: margin,
      stoppingRule: 'one analysis, when the last follow-up month is complete',
    });
    return { plan, hash: await protocolHash(plan) };
  },
});

export const protocolFindings = findings('protocolFindings', {
  title: 'The plan of the next evaluation, to be settled before anyone sees its result',
  needs: { evaluationPlan },
  compute: ({ evaluationPlan }) => {
    const about = finding
      .about({
        questions: ['OP-R2'],
        method: { name: 'Pre-registered protocol', source: 'Nosek, Ebersole, DeHaven and Mellor (2018)' },
      })
      .given(evaluationPlan);
    return [
      about.table('protocol.plan', 'Evaluation plan', {
        unit: 'text',
        rows: ({ plan }) => protocolDecisions(plan),
        columns: (t) => [
          t.key('decision', 'Settled beforehand'),
          t.constant('value', 'As', 'value', { of: 'the plan, settled before any outcome is read', unit: 'text' }),
        ],
      }),
      about.text('protocol.hash', 'Fingerprint of the plan: another plan, or a change of this one, has another', {
        from: ({ hash }) => hash,
        method: {
          name: 'SHA-256 of the canonical plan',
          source: 'National Institute of Standards and Technology (2015)',
        },
      }),
    ];
  },
});
