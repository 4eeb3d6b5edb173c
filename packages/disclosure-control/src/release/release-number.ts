import {
  type EstimateKind,
  type Finding,
  isDerived,
  isStated,
  type MagnitudeKind,
  type NamedPart,
  type PartRef,
  remakeFinding,
} from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { leavingDigits } from './leaving-digits.ts';
import { type Protection, protectedCount, protectedNumberId } from './protection.ts';
import { contributorsLeft, isAmount, releaseAmount } from './release-amount.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

/** A single number as it leaves, by the same rules as a table's. */
export function releaseNumber(finding: Finding, protection: Protection): Finding {
  const { id, kind, value } = finding;
  if (kind === undefined || !isStated(finding)) return finding;
  const exact = finding.parts ?? [];
  const withCounts = exact.map((part): NamedPart => protectedPart(finding, part, protection));
  const partValue = (all: readonly NamedPart[], part: PartRef) => all.find(({ name }) => name === part)?.value ?? null;
  const numberOf = (all: readonly NamedPart[], part: PartRef): number | null => {
    const found = partValue(all, part);
    return typeof found === 'number' ? found : null;
  };
  const parts = withCounts.map((part): NamedPart => {
    if (!isAmount(part.kind) || typeof part.value !== 'number') return part;
    const released = releaseAmount(
      part.kind,
      {
        value: part.value,
        unit: finding.unit,
        limits: { low: null, high: null },
        contributors: contributorsLeft(part.kind, (each) => numberOf(withCounts, each)),
        partOf: (each) => numberOf(exact, each),
      },
      protection.policy,
    );
    const isOut =
      !('withheld' in released) &&
      protection.mayLeave(
        protectedNumberId(id, '', part.name),
        released.remembered,
        numberOf(exact, part.kind.contributors)!,
      );
    return { ...part, value: isOut ? released.value : SUPPRESSED };
  });
  const counted = { ...finding, ...(finding.parts === undefined ? {} : { parts }) };
  const held: Finding = {
    ...counted,
    status: 'computed',
    reason: null,
    value: SUPPRESSED,
    interval: null,
    numerator: null,
    denominator: null,
  };
  if (kind.kind === 'count') {
    const place = { finding: id, row: '', column: 'value' };
    return {
      ...counted,
      value: protectedCount(protection, place, value),
      interval: null,
      numerator: null,
      denominator: null,
    };
  }
  if (kind.kind === 'text') {
    return kind.contributors !== undefined && partValue(parts, kind.contributors) === SUPPRESSED ? held : counted;
  }
  if (isDerived(kind)) return remade(counted, held);
  if (!isAmount(kind) || typeof value !== 'number') return counted;
  const released = releaseAmount(
    kind,
    {
      value,
      unit: finding.unit,
      limits: { low: finding.interval?.low ?? null, high: finding.interval?.high ?? null },
      contributors: contributorsLeft(kind, (part) => numberOf(parts, part)),
      partOf: (part) => numberOf(exact, part),
    },
    protection.policy,
  );
  if ('withheld' in released) return heldSince(held, whyFew(kind, parts) ?? released.withheld);
  const place = protectedNumberId(id, '', 'value');
  if (!protection.mayLeave(place, released.remembered, numberOf(exact, kind.contributors)!))
    return heldSince(held, 'an earlier release printed another number of nearly the same people');
  const { interval } = finding;
  return {
    ...counted,
    value: released.value,
    numerator: null,
    denominator: null,
    interval:
      interval === null || released.low === null ? null : { ...interval, low: released.low, high: released.high },
  };
}

/** The finding with the cause in place of the rule for all. */
function heldSince(held: Finding, cause: string): Finding {
  return { ...held, disclosure: { status: 'suppressed', rule: `held back, since ${cause}` } };
}

/** Whose count is held back, of those that it rests on and those that it tells of most; `null` where none is. */
function whyFew(kind: MagnitudeKind | EstimateKind, parts: readonly NamedPart[]): string | null {
  const hidden = (part: PartRef): string | null => {
    const found = parts.find(({ name }) => name === part);
    return found?.value === SUPPRESSED && found.kind.kind === 'count' ? found.kind.counts : null;
  };
  const few = (kind.kind === 'estimate' ? (kind.fewest ?? []) : []).map(hidden).find((counts) => counts !== null);
  if (few != null) return `it turns on a few ${few} alone, however many others stand behind it`;
  const behind = hidden(kind.contributors);
  return behind === null ? null : `how many ${behind} it rests on is held back as well`;
}

function protectedPart(finding: Finding, part: NamedPart, protection: Protection): NamedPart {
  if (part.kind.kind !== 'count') return part;
  return {
    ...part,
    value: protectedCount(protection, { finding: finding.id, row: '', column: part.name }, part.value),
  };
}

function remade(counted: Finding, held: Finding): Finding {
  let made: Finding;
  try {
    made = remakeFinding(counted);
  } catch (error) {
    if (error instanceof InputError) return held;
    throw error;
  }
  const { interval } = made;
  return {
    ...made,
    value: typeof made.value === 'number' ? leavingDigits(made.value) : made.value,
    interval:
      interval === null
        ? null
        : {
            ...interval,
            low: leavingDigits(interval.low),
            high: interval.high === null ? null : leavingDigits(interval.high),
          },
  };
}
