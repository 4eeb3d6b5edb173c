import type { Finding, Unit } from '@assay/evidence';
import { numberCellIds } from '../cells/collect-cells.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';
import type { DisclosureDecision } from '../record.ts';
import type { SuppressionRule } from '../suppression/suppress.ts';
import { coarsen, releaseRate, scaleOf, widenLimit } from './release-rate.ts';
import { roundCount } from './round-count.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

/** A single number as it leaves. A rate goes with its numerator: the interval alone would give it away. */
export function releaseNumber(
  finding: Finding,
  hidden: ReadonlyMap<string, SuppressionRule>,
  policy: DisclosurePolicy,
  decide: (decision: Omit<DisclosureDecision, 'finding'>) => void,
): Finding {
  if (!finding.people || typeof finding.value !== 'number') return finding;
  const ids = numberCellIds(finding);
  const base = policy.roundingBase;
  const { numerator, denominator, unit, interval, value } = finding;
  const rule = hidden.get(ids.value) ?? hidden.get(ids.numerator) ?? hidden.get(ids.denominator);
  if (rule !== undefined) {
    decide({ place: 'value', status: 'suppressed', rule });
    const keepsDenominator = denominator !== null && !hidden.has(ids.denominator);
    return {
      ...finding,
      value: SUPPRESSED,
      numerator: null,
      denominator: keepsDenominator ? roundCount(denominator, base) : null,
      interval: null,
      disclosure: { status: 'suppressed', rule },
    };
  }
  const released =
    unit === 'count'
      ? roundCount(value, base)
      : numerator !== null && denominator !== null
        ? rateOrFormula(value, numerator, denominator, unit, base)
        : coarsen(value);
  const widen = (limit: number, direction: 'down' | 'up'): number => {
    if (unit === 'count')
      return direction === 'down' ? Math.floor(limit / base) * base : Math.ceil(limit / base) * base;
    return denominator === null ? coarsen(limit) : widenLimit(limit, direction, denominator, unit, base);
  };
  return {
    ...finding,
    value: released,
    numerator: numerator === null ? null : roundCount(numerator, base),
    denominator: denominator === null ? null : roundCount(denominator, base),
    interval:
      interval === null
        ? null
        : {
            ...interval,
            low: widen(interval.low, 'down'),
            high: interval.high === null ? null : widen(interval.high, 'up'),
          },
    disclosure: { status: 'rounded', rule: `counts to the nearest ${base}` },
  };
}

/** A rate is remade of its rounded counts; a number that its counts do not give leaves with fewer digits. */
function rateOrFormula(value: number, numerator: number, denominator: number, unit: Unit, base: number): number | null {
  const exact = (numerator / denominator) * scaleOf(unit);
  const isRate = Math.abs(exact - value) <= 1e-9 * Math.max(1, Math.abs(exact));
  return isRate ? releaseRate(numerator, denominator, unit, base) : coarsen(value);
}
