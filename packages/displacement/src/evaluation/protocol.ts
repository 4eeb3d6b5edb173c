import { checkedSize, InputError } from '@assay/statistics';

export interface EvaluationProtocol {
  readonly patrolledAreas: readonly string[];
  readonly controlAreas: readonly string[];
  readonly ringEdgesMetres: readonly number[];
  readonly outcomes: readonly string[];
  /** The one estimate that decides. */
  readonly primaryEstimate: 'weighted displacement difference' | 'incidence rate ratio';
  /** How its uncertainty is judged: which areas are compared with, which variance, which distribution. */
  readonly inference: string;
  readonly baselineMonths: readonly string[];
  readonly choosingMonths: readonly string[];
  readonly followUpMonths: readonly string[];
  readonly alpha: number;
  readonly equivalenceMargin: number;
  readonly stoppingRule: string;
}

/**
 * What was decided before anyone saw the result?
 *
 * Checks a protocol, puts its lists in one order and freezes it, so that the same decisions always have the same
 * canonical form and hence the same hash.
 *
 * @throws InputError with all problems together: months that serve twice, areas that are both patrolled and control, α
 * or margin out of range, an empty list, no stopping rule.
 *
 * Source: Nosek, Ebersole, DeHaven and Mellor (2018), "The preregistration revolution".
 *
 * @example
 * frozenProtocol(protocol).patrolledAreas // ['A', 'B']
 */
export function frozenProtocol(protocol: EvaluationProtocol): EvaluationProtocol {
  const problems: string[] = [];
  const shared = (a: readonly string[], b: readonly string[]) => a.filter((item) => b.includes(item));
  const check = (what: string, items: readonly string[]) => {
    if (items.length === 0) problems.push(`${what}: none`);
  };
  check('patrolled areas', protocol.patrolledAreas);
  check('control areas', protocol.controlAreas);
  check('outcomes', protocol.outcomes);
  check('baseline months', protocol.baselineMonths);
  check('follow-up months', protocol.followUpMonths);
  const both = shared(protocol.patrolledAreas, protocol.controlAreas);
  if (both.length > 0) problems.push(`areas both patrolled and control: ${both.join(', ')}`);
  const chosenAndBaseline = shared(protocol.choosingMonths, protocol.baselineMonths);
  if (chosenAndBaseline.length > 0)
    problems.push(
      `months that choose areas and are their baseline: ${chosenAndBaseline.join(', ')} (regression to the mean)`,
    );
  const before = shared([...protocol.baselineMonths, ...protocol.choosingMonths], protocol.followUpMonths);
  if (before.length > 0) problems.push(`months both before and after: ${before.join(', ')}`);
  if (!(protocol.alpha > 0 && protocol.alpha < 0.5)) problems.push(`α: ${protocol.alpha}`);
  if (!(protocol.equivalenceMargin > 0)) problems.push(`equivalence margin: ${protocol.equivalenceMargin}`);
  const odd = protocol.ringEdgesMetres.filter((edge) => !(edge >= 0 && Number.isFinite(edge)));
  if (odd.length > 0) problems.push(`edges of rings: ${odd.join(', ')}`);
  if (protocol.inference.trim() === '') problems.push('inference: none');
  if (protocol.stoppingRule.trim() === '') problems.push('stopping rule: none');
  if (problems.length > 0)
    throw new InputError(`protocol cannot be frozen: ${problems.join('; ')}. Settle these first.`);
  const sorted = (items: readonly string[]) => Object.freeze([...new Set(items)].sort());
  return Object.freeze({
    patrolledAreas: sorted(protocol.patrolledAreas),
    controlAreas: sorted(protocol.controlAreas),
    ringEdgesMetres: Object.freeze([...protocol.ringEdgesMetres].sort((a, b) => a - b)),
    outcomes: sorted(protocol.outcomes),
    primaryEstimate: protocol.primaryEstimate,
    inference: protocol.inference.trim(),
    baselineMonths: sorted(protocol.baselineMonths),
    choosingMonths: sorted(protocol.choosingMonths),
    followUpMonths: sorted(protocol.followUpMonths),
    alpha: protocol.alpha,
    equivalenceMargin: protocol.equivalenceMargin,
    stoppingRule: protocol.stoppingRule.trim(),
  });
}

/**
 * Was the evaluation done as planned? Where it departs from what was frozen; an empty list where it does not.
 *
 * @throws InputError as {@link frozenProtocol}.
 *
 * @example
 * protocolDepartures(protocol, { ...protocol, alpha: 0.1 }) // ['alpha: planned 0.05, done 0.1']
 */
export function protocolDepartures(frozen: EvaluationProtocol, conducted: EvaluationProtocol): string[] {
  const now = frozenProtocol(conducted);
  const then = frozenProtocol(frozen);
  return (Object.keys(then) as (keyof EvaluationProtocol)[])
    .filter((field) => JSON.stringify(then[field]) !== JSON.stringify(now[field]))
    .map((field) => `${field}: planned ${JSON.stringify(then[field])}, done ${JSON.stringify(now[field])}`);
}

/**
 * What a protocol settles, decision by decision, in words: what is settled, and as what.
 *
 * @example
 * protocolDecisions(frozenProtocol(protocol))[0] // { decision: 'Patrolled sectors', value: 'A, B' }
 */
export function protocolDecisions(
  protocol: EvaluationProtocol,
): { readonly decision: string; readonly value: string }[] {
  const span = (months: readonly string[]) => `${months[0]} to ${months.at(-1)}`;
  return Object.entries({
    'Patrolled sectors': protocol.patrolledAreas.join(', '),
    'Comparison sectors': protocol.controlAreas.join(', '),
    'Outer edges of rings, metres': protocol.ringEdgesMetres.join(', '),
    Outcomes: protocol.outcomes.join('; '),
    'Estimate that decides': protocol.primaryEstimate,
    'How its uncertainty is judged': protocol.inference,
    'Months that choose sectors': span(protocol.choosingMonths),
    'Baseline months': span(protocol.baselineMonths),
    'Follow-up months': span(protocol.followUpMonths),
    'False-alarm rate accepted': String(protocol.alpha),
    'Share moved that would matter': String(protocol.equivalenceMargin),
    'When to stop': protocol.stoppingRule,
  }).map(([decision, value]) => ({ decision, value }));
}

/**
 * Months of the calendar by name: so many from `from` months after a first one, which is below zero for months before it.
 *
 * @throws InputError where the first month is not written as 2025-03.
 *
 * @example
 * monthsFrom('2025-01', -2, 3) // ['2024-11', '2024-12', '2025-01']
 */
export function monthsFrom(first: string, from: number, count: number): string[] {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(first) ?? [];
  if (month === undefined) throw new InputError(`not a month: ${first}. Write it as 2025-03.`);
  return Array.from({ length: checkedSize(Math.max(0, count), 'months') }, (_, step) => {
    const index = 12 * Number(year) + Number(month) - 1 + from + step;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
