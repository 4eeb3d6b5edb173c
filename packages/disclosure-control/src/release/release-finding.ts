import { canonicalJson, type Finding } from '@assay/evidence';
import type { Protection } from './protection.ts';
import { releaseNumber } from './release-number.ts';
import { releaseTable } from './release-table.ts';
import { SUPPRESSED } from './suppressed-mark.ts';
import { UNPROTECTED } from './unprotected-rule.ts';

/** A finding as it leaves, with what happened to it. */
export function releaseFinding(finding: Finding, protection: Protection): Finding {
  const { policy } = protection;
  const released =
    finding.table === null
      ? releaseNumber(finding, protection)
      : { ...finding, table: releaseTable(finding, finding.table, protection) };
  const isMarked =
    released.value === SUPPRESSED ||
    released.table?.rows.some((row) => row.includes(SUPPRESSED)) === true ||
    released.parts?.some(({ value }) => value === SUPPRESSED) === true;
  const isSame =
    canonicalJson([released.value, released.table, released.interval]) ===
    canonicalJson([finding.value, finding.table, finding.interval]);
  const status = isMarked ? 'suppressed' : isSame ? 'pass' : 'rounded';
  const rule = `small counts held back, others to the nearest ${policy.roundingBase}, what is made of them made again`;
  // What is held back by itself says why.
  const { cause } = released.disclosure;
  return { ...released, disclosure: { status, rule, ...(cause === undefined ? {} : { cause }) } };
}

/**
 * The finding without the counts behind its numbers, which no page shows, and without a fault's values: what may leave
 * of them stands in the numbers made of them.
 */
export function withoutHiddenParts({ parts: _, fault: _fault, ...finding }: Finding): Finding {
  if (finding.table === null) return finding;
  const { parts: _behind, ...table } = finding.table;
  return { ...finding, table };
}

/** Why nothing of a finding leaves, for who reads the report; what would let it leave stands in the record of the gate. */
const WHY_WITHHELD: Readonly<Record<string, string>> = {
  'person-level-rows': 'it is held back, since each of its rows tells of one person',
  'counts-in-names': 'it is held back, since the names of its rows say how many people they count',
  'no-kind': 'it is held back, since it is not said how its numbers are made',
  [UNPROTECTED]:
    'it is held back as a whole, since from some of its numbers others, of few people, could be worked out',
};

/** A finding of which nothing leaves but that it is held back, and why. */
export function withheldFinding(finding: Finding, rule: string): Finding {
  const { parts: _parts, kind: _kind, ...rest } = finding;
  return {
    ...rest,
    status: 'not-computed',
    reason: WHY_WITHHELD[rule] ?? 'it is held back, so that nobody can be told from it',
    value: null,
    table: null,
    numerator: null,
    denominator: null,
    interval: null,
    disclosure: { status: 'refused', rule },
  };
}
