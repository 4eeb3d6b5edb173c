import { frozenProtocol, protocolHash } from '@assay/displacement';
import type { FindingDraft } from '@assay/evidence';
import { allNotComputed, cell, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { city } from '../city.ts';
import { interventionDate, margin, ringMetres } from '../inputs.ts';
import { baseline, evaluationProblem } from './baseline.ts';
import { valueDraft } from './draft.ts';

/** OP-R2: the plan that the panel asked for, frozen and hashed; a reason where the sectors allow none. */
export const evaluationPlan = cell({
  name: 'evaluationPlan',
  title: 'The plan of the next evaluation, frozen',
  needs: { city, interventionDate, ringMetres, margin, baseline },
  compute: async ({ city, interventionDate, ringMetres, margin, baseline }) => {
    const problem = evaluationProblem(city);
    if (problem !== null) return problem;
    const names = (kind: string) => city.sectors.filter((sector) => sector.kind === kind).map(({ area }) => area.name);
    if (names('control').length === 0) return notComputed('no sector is marked as control, or none is far enough away');
    const start = `${interventionDate.slice(0, 7)}`;
    const months = (from: number, count: number) =>
      Array.from({ length: count }, (_, step) => monthAfter(start, from + step));
    // Half of the months before patrols choose the sectors, the other half are their baseline.
    const nBefore = Math.max(1, Math.min(12, Math.floor(baseline.nMonths / 2)));
    const plan = frozenProtocol({
      patrolledAreas: names('treated'),
      controlAreas: names('control'),
      ringEdgesMetres: [ringMetres, 2 * ringMetres],
      outcomes: ['public-generated crime', 'harm-weighted public-generated crime', 'confidence in local police'],
      primaryEstimate: 'incidence rate ratio',
      choosingMonths: months(-2 * nBefore, nBefore),
      baselineMonths: months(-nBefore, nBefore),
      followUpMonths: months(0, 12),
      alpha: 0.05,
      equivalenceMargin: margin,
      stoppingRule: 'one analysis, when the last follow-up month is complete',
    });
    return { status: 'frozen' as const, plan, hash: await protocolHash(plan) };
  },
});

export const protocolFindings = findings({
  name: 'protocolFindings',
  title: 'The plan of the next evaluation, to be settled before anyone sees its result',
  needs: { evaluationPlan },
  compute: ({ evaluationPlan }): FindingDraft[] => {
    const draft = {
      id: 'protocol.plan',
      title: 'Evaluation plan',
      questions: ['OP-R2'],
      unit: 'text' as const,
      method: { name: 'Pre-registered protocol', source: 'Nosek, Ebersole, DeHaven and Mellor (2018)' },
    };
    const fingerprint = {
      ...draft,
      id: 'protocol.hash',
      title: 'Fingerprint of the plan: another plan, or a change of this one, has another',
      method: {
        name: 'SHA-256 of the canonical plan',
        source: 'National Institute of Standards and Technology (2015)',
      },
    };
    if (evaluationPlan.status !== 'frozen') return allNotComputed([draft, fingerprint], evaluationPlan);
    const { plan, hash } = evaluationPlan;
    return [
      {
        ...draft,
        table: {
          columns: [
            { name: 'decision', label: 'Settled beforehand', unit: 'text', key: true },
            { name: 'value', label: 'As', unit: 'text' },
          ],
          rows: [
            ['Patrolled sectors', plan.patrolledAreas.join(', ')],
            ['Comparison sectors', plan.controlAreas.join(', ')],
            ['Outer edges of rings, metres', plan.ringEdgesMetres.join(', ')],
            ['Outcomes', plan.outcomes.join('; ')],
            ['Estimate that decides', plan.primaryEstimate],
            ['Months that choose sectors', span(plan.choosingMonths)],
            ['Baseline months', span(plan.baselineMonths)],
            ['Follow-up months', span(plan.followUpMonths)],
            ['False-alarm rate accepted', String(plan.alpha)],
            ['Share moved that would matter', String(plan.equivalenceMargin)],
            ['When to stop', plan.stoppingRule],
          ],
        },
      },
      valueDraft(fingerprint, hash),
    ];
  },
});

const span = (months: readonly string[]) => `${months[0]} to ${months.at(-1)}`;

function monthAfter(start: string, steps: number): string {
  const [year, month] = start.split('-').map(Number) as [number, number];
  const index = 12 * year + month - 1 + steps;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
