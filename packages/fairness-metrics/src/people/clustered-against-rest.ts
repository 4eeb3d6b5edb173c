import { blankGroup, type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import type { AuditColumns } from '../cells/count-cells.ts';
import { crossedName } from '../cells/group-cells.ts';
import type { MetricName } from '../rate/metric.ts';
import { type ClusteredDraft, clusteredDrafts } from './compare-clustered.ts';

const OTHERS = 'everyone else';

/** One group of a crossing against all other rows, where rows repeat people, before it is judged. */
export function clusteredAgainstRest(
  columns: AuditColumns,
  cluster: DictionaryColumn,
  names: readonly string[],
  group: string,
  options: { readonly metric: MetricName; readonly level: number; readonly missingGroup: string },
): Pick<ClusteredDraft, 'gap'> &
  Pick<ClusteredDraft['row'], 'rate' | 'estimate'> & {
    readonly restRate: ClusteredDraft['row']['comparedRate'];
    readonly people: number;
    readonly restPeople: number;
  } {
  const isIn = membersOf(
    names.map((name) => columns.attributes[name]!),
    group,
    options.missingGroup,
  );
  const codes = Int32Array.from(columns.label, (_, row) => (isIn(row) ? 0 : 1));
  const attributes = { which: { values: ['the group', OTHERS], codes } };
  const [draft] = clusteredDrafts(
    { attributes, label: columns.label, decision: columns.decision },
    {
      attribute: 'which',
      cluster,
      metrics: [options.metric],
      scale: 'difference',
      reference: OTHERS,
      level: options.level,
    },
  );
  const { rate, comparedRate, estimate, people, comparedPeople } = draft!.row;
  return { gap: draft!.gap, rate, restRate: comparedRate, estimate, people, restPeople: comparedPeople };
}

/** Whether a row is of the crossed group of this name; each combination of values is named once. */
function membersOf(
  columns: readonly DictionaryColumn[],
  group: string,
  missingGroup: string,
): (row: number) => boolean {
  const known = new Map<string, boolean>();
  const blanks = columns.map(({ values }) => blankGroup(values, missingGroup));
  return (row) => {
    const key = columns.map(({ codes }) => codes[row]).join(',');
    let isIn = known.get(key);
    if (isIn === undefined) {
      const parts = columns.map(({ codes, values }, at) =>
        codes[row] === MISSING_CODE ? blanks[at]! : values[codes[row]!]!,
      );
      isIn = crossedName(parts) === group;
      known.set(key, isIn);
    }
    return isIn;
  };
}
