import { type Finding, partsOfRangeReason } from '@assay/evidence';
import { localCellId, readLocalCellId } from '../cells/cell-id.ts';
import type { AttackedRelease } from './attacked-release.ts';

/**
 * What outsiders hold at once: the releases of one notebook, and those of others about the same people, of which one may print what
 * another holds back. Those under the rules of the latest are one release with it; what left under others, whose numbers are rounded
 * otherwise, stands before all. Each finding that is not the notebook's own bears the name of its release: `toy/people`.
 *
 * @param own From the earliest to the latest.
 *
 * @example
 * const rules = { minimumCount: 10, roundingBase: 5, largestHidden: 11 };
 * const release = { name: 'march', findings: [], policy: rules, rules: new Map() };
 * heldTogether([release], [{ ...release, name: 'toy' }]).length // 1
 */
export function heldTogether(
  own: readonly AttackedRelease[],
  beside: readonly AttackedRelease[],
): readonly AttackedRelease[] {
  const latest = own.at(-1)!;
  const named = beside.map(withName);
  const isAlike = ({ policy }: AttackedRelease) =>
    policy.minimumCount === latest.policy.minimumCount &&
    policy.roundingBase === latest.policy.roundingBase &&
    policy.largestHidden === latest.policy.largestHidden;
  return [...named.filter((each) => !isAlike(each)), ...own.slice(0, -1), named.filter(isAlike).reduce(joined, latest)];
}

/**
 * How a finding of another release is called beside the latest's own.
 *
 * @example
 * nameBeside('toy', 'people') // 'toy/people'
 */
export function nameBeside(release: string, finding: string): string {
  return `${release}/${finding}`;
}

function withName({ name, findings, rules, kept, isFixedText: _, ...rest }: AttackedRelease): AttackedRelease {
  const nameOf = (finding: string) => nameBeside(name, finding);
  const keptAs = (id: string) => {
    const { finding, row, column } = readLocalCellId(id);
    return localCellId(nameOf(finding), row, column);
  };
  return {
    ...rest,
    name,
    findings: findings.map((each) => ({ ...each, id: nameOf(each.id) })),
    rules: new Map([...rules].map(([place, rule]) => [nameOf(place), rule])),
    ...(kept === undefined ? {} : { kept: new Set([...kept].map(keptAs)) }),
  };
}

/** The texts of the other were looked at when it left. */
function joined(one: AttackedRelease, other: AttackedRelease): AttackedRelease {
  const moved = [one.moved, other.moved].flatMap((each) => each ?? []);
  const { isFixedText } = one;
  const texts = new Set(isFixedText === undefined ? [] : other.findings.flatMap(textsOf));
  return {
    ...one,
    findings: [...one.findings, ...other.findings],
    rules: new Map([...one.rules, ...other.rules]),
    ...(moved.length === 0
      ? {}
      : {
          moved: {
            below: Math.max(...moved.map(({ below }) => below)),
            standFrom: Math.max(...moved.map(({ standFrom }) => standFrom)),
          },
          kept: new Set([...(one.kept ?? []), ...(other.kept ?? [])]),
        }),
    ...(isFixedText === undefined ? {} : { isFixedText: (text: string) => isFixedText(text) || texts.has(text) }),
  };
}

function textsOf({ title, reason, limitations, table }: Finding): unknown[] {
  const reasons = limitations.flatMap((text) => Object.values(partsOfRangeReason(text) ?? {}));
  return [title, reason, ...limitations, ...reasons, ...(table?.rows.flat() ?? [])];
}
