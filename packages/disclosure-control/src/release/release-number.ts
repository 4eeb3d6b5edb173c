import {
  type DerivedKind,
  type EstimateKind,
  type Finding,
  isDerived,
  isStated,
  type MagnitudeKind,
  type NamedPart,
  type PartRef,
  partsNamed,
  remakeFinding,
} from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { movedWords } from '../earlier/moved-since.ts';
import { leavingDigits } from './leaving-digits.ts';
import { nearAt, type Protection, protectedCount, protectedNumberId } from './protection.ts';
import { contributorsLeft, isAmount, releaseAmount } from './release-amount.ts';
import { mostOff, standsSince } from './stands-since.ts';
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
    const left: Finding = {
      ...counted,
      value: protectedCount(protection, place, value),
      interval: null,
      numerator: null,
      denominator: null,
    };
    const near = nearAt(protection, place);
    return left.value === SUPPRESSED && near !== null
      ? heldSince(left, `it ${movedWords(near, protection.policy)}`)
      : left;
  }
  if (kind.kind === 'text') {
    return kind.contributors !== undefined && partValue(parts, kind.contributors) === SUPPRESSED ? held : counted;
  }
  if (isDerived(kind)) return remade(counted, kind, held, protection);
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

/** The finding with the cause beside the rule for all. */
function heldSince(held: Finding, cause: string): Finding {
  return { ...held, disclosure: { ...held.disclosure, status: 'suppressed', cause } };
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

function remade(counted: Finding, kind: DerivedKind, held: Finding, protection: Protection): Finding {
  let made: Finding;
  try {
    made = remakeFinding(counted);
  } catch (error) {
    if (error instanceof InputError) return held;
    throw error;
  }
  const { interval } = made;
  const near = partsNamed(kind).flatMap((part) =>
    typeof part === 'string' ? (nearAt(protection, { finding: counted.id, row: '', column: part }) ?? []) : [],
  );
  if (made.value !== SUPPRESSED) {
    const partValue = (part: PartRef) => made.parts?.find(({ name }) => name === part)?.value;
    const stands =
      near.length === 0 ||
      (typeof made.value === 'number' &&
        standsSince(
          kind,
          {
            countOf: (part) => numberOrNull(partValue(part)),
            isNear: (part) =>
              typeof part === 'string' && nearAt(protection, { finding: counted.id, row: '', column: part }) !== null,
            value: made.value,
            low: interval?.low ?? null,
            high: interval?.high ?? null,
          },
          mostOff(protection.policy),
        ));
    if (!protection.mayStand(protectedNumberId(counted.id, '', 'value'), stands)) {
      const words = near[0] === undefined ? null : movedWords(near[0], protection.policy);
      return words === null ? held : heldSince(held, `one of its counts ${words}, and it may be another number by now`);
    }
  }
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

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
