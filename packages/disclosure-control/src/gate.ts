import type { Finding } from '@assay/evidence';
import { linearSolver } from './attack/linear-solver.ts';
import { collectCells } from './cells/collect-cells.ts';
import type { CellSystem } from './cells/count-cell.ts';
import { declaredCounts } from './declared-counts.ts';
import { joinEarlier } from './earlier/join-earlier.ts';
import { type ReleaseMemory, releaseMemory } from './earlier/release-memory.ts';
import type { DisclosureException } from './policy/exception.ts';
import { type DisclosurePolicy, defaultPolicy } from './policy/policy.ts';
import type { DisclosureDecision, DisclosureRecord } from './record.ts';
import { maskTexts } from './release/mask-texts.ts';
import { refusal } from './release/refusal.ts';
import { releaseNumber } from './release/release-number.ts';
import { releaseTable } from './release/release-table.ts';
import { roundCount } from './release/round-count.ts';
import { SUPPRESSED } from './release/suppressed-mark.ts';
import { type SuppressionRule, suppress } from './suppression/suppress.ts';

export interface GateOptions {
  readonly policy?: DisclosurePolicy;
  readonly exceptions?: readonly DisclosureException[];
  /** What was released before, as the gate remembers it; each binds this release. */
  readonly earlier?: readonly ReleaseMemory[];
  /** Digests of the people counted, e.g. of each input file; releases that share one are about the same people. */
  readonly population: readonly string[];
  /** Ids of counts to hold back whatever the rules say, so that a rerun hides what its pack hid. */
  readonly alsoHide?: readonly string[];
  /** Whether a text stands in the code as it is, so that no number in it can come from data; none does unless stated. */
  readonly isFixedText?: (text: string) => boolean;
}

export interface GateResult {
  readonly findings: readonly Finding[];
  readonly record: DisclosureRecord;
  /** Kept in the Data Lab for later releases, never in a pack: it holds hidden counts. */
  readonly memory: ReleaseMemory;
}

/**
 * What may leave the Data Lab? Every number passes here before any page, chart or sentence is made of it, so nothing
 * that is rendered afterwards can say more.
 *
 * Primary suppression below the minimum count; complementary suppression until no hidden count can be worked out by a
 * linear programme; rounding with totals recomputed; rates and limits remade from rounded counts; person-level rows and
 * rates without counts refused. Earlier packs on the same people keep what they hid hidden; a count that moved by less
 * than the minimum since an earlier release is hidden, since the difference would be a small group. What earlier
 * releases on the same people showed is known to the attacker, so that this one cannot undo them.
 *
 * A refused finding leaves as *not computed*, its reason the rule. A finding with an exception leaves untouched, and
 * the record names who allowed it and why.
 *
 * @throws Error where the counts of a table contradict its totals.
 *
 * @example
 * const method = { name: 'count', source: 'stops' };
 * const draft = { id: 'stops', title: 'People stopped', questions: [], value: 3, unit: 'count', people: true, method };
 * const stated = finding(draft, { cell: 'stops', file: 'notebook.ts' });
 * const { findings } = await gate([stated], { population: ['digest of stops.csv'] });
 * [findings[0].value, findings[0].disclosure.status] // ['[c]', 'suppressed']
 */
export async function gate(stated: readonly Finding[], options: GateOptions): Promise<GateResult> {
  const {
    policy = defaultPolicy,
    exceptions = [],
    earlier = [],
    population,
    alsoHide = [],
    isFixedText = () => false,
  } = options;
  const findings = policy.openUndeclared === true ? stated : declaredCounts(stated);
  const excepted = new Set(exceptions.map((exception) => exception.finding));
  const decisions: DisclosureDecision[] = [];
  const decideFor = (finding: string) => (decision: Omit<DisclosureDecision, 'finding'>) => {
    decisions.push({ finding, ...decision });
  };

  const leaving = findings.map((finding): Finding => {
    if (excepted.has(finding.id)) return finding;
    const refused = refusal(finding);
    if (refused === null) return finding;
    decisions.push({ finding: finding.id, place: refused.place, status: 'refused', rule: refused.rule });
    return withheld(finding, refused.rule);
  });
  const counted = collectCells(leaving);
  const joined = joinEarlier(counted, earlier, population, policy);
  const exceptedCells = collectCells(findings.filter((finding) => excepted.has(finding.id))).cells.keys();
  const { hidden, unprotected } = suppress(joined.system, policy, await linearSolver(), {
    hiddenBefore: new Set([...joined.hiddenBefore, ...alsoHide]),
    movedLittle: joined.movedLittle,
    known: new Set([...joined.shownBefore, ...exceptedCells]),
  });

  const released = leaving.map((finding): Finding => {
    const decide = decideFor(finding.id);
    if (excepted.has(finding.id)) {
      const { approver, reason } = exceptions.find((exception) => exception.finding === finding.id)!;
      decide({ place: 'all', status: 'excepted', rule: `${approver}: ${reason}` });
      const asStated = stated.find(({ id }) => id === finding.id)!;
      return { ...asStated, disclosure: { status: 'excepted', rule: reason } };
    }
    if (finding.disclosure.status === 'refused') return finding;
    if (unprotected.some((id) => holdsCell(finding, id))) {
      decide({ place: 'all', status: 'refused', rule: 'cannot-be-protected' });
      return withheld(finding, 'cannot-be-protected');
    }
    if (finding.table !== null) {
      const table = releaseTable(finding, finding.table, hidden, policy, decide);
      const marked = table.rows.some((row) => row.includes(SUPPRESSED));
      const status = marked ? 'suppressed' : table === finding.table ? 'pass' : 'rounded';
      return { ...finding, table, disclosure: { status, rule: describe(policy) } };
    }
    const number = releaseNumber(finding, hidden, policy, decide);
    return number === finding ? { ...finding, disclosure: { status: 'pass', rule: 'no count of people' } } : number;
  });
  const masked = released.map((finding) =>
    withoutParts(excepted.has(finding.id) ? finding : maskTexts(finding, isFixedText, decideFor(finding.id))),
  );
  return {
    findings: masked,
    record: disclosureRecord(counted, hidden, policy, exceptions, decisions, population),
    memory: releaseMemory(counted, hidden, excepted.size === findings.length ? [] : population),
  };
}

function holdsCell(finding: Finding, id: string): boolean {
  return collectCells([finding]).cells.has(id);
}

function withheld(finding: Finding, rule: string): Finding {
  return {
    ...finding,
    status: 'not-computed',
    reason: `held back by disclosure control (${rule})`,
    value: null,
    table: null,
    numerator: null,
    denominator: null,
    interval: null,
    disclosure: { status: 'refused', rule },
  };
}

/** No page shows the counts behind the numbers, nor a fault's values; exact ones would give the protected ones away. */
function withoutParts({ parts: _, fault: _fault, ...finding }: Finding): Finding {
  if (finding.table === null) return finding;
  const { parts: _behind, ...table } = finding.table;
  return { ...finding, table };
}

function describe(policy: DisclosurePolicy): string {
  return `counts below ${policy.minimumCount} held back, others to the nearest ${policy.roundingBase}`;
}

function disclosureRecord(
  system: CellSystem,
  hidden: ReadonlyMap<string, SuppressionRule>,
  policy: DisclosurePolicy,
  exceptions: readonly DisclosureException[],
  decisions: readonly DisclosureDecision[],
  population: readonly string[],
): DisclosureRecord {
  const published = [...system.cells.values()].filter((cell) => cell.published).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    schema: 'assay/disclosure/1',
    policy,
    exceptions,
    decisions,
    hiddenCells: published.filter((cell) => hidden.has(cell.id)).map((cell) => cell.id),
    shownCells: Object.fromEntries(
      published
        .filter((cell) => !hidden.has(cell.id))
        .map((cell) => [cell.id, roundCount(cell.value, policy.roundingBase)]),
    ),
    population: [...population].sort(),
  };
}
