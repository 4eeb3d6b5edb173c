import type { ErrorCounts } from '@assay/fairness-metrics';
import { type Column, type Columns, finding } from '@assay/notebook';
import { STATISTICAL_METHODS } from '@assay/statistics';

/** How errors of lists are stated. */
export const about = finding.about({
  questions: ['RFS-A1', 'RAP-Q2'],
  method: STATISTICAL_METHODS.wilsonShare,
  counts: 'people',
});

type Spread = Parameters<Columns<ErrorCounts>['share']>[3];

/** Who is listed of those not charged later; `spread` says how far that share could lie from the truth. */
export const wrongColumns = <Row extends ErrorCounts>(t: Columns<Row>, spread: Spread = {}): Column<Row>[] => [
  t.people('listed', 'Listed, not charged later', ({ wrongly }) => wrongly),
  t.people('without', 'Not charged later', ({ without }) => without),
  t.share('wrong', 'Share listed of them', { of: 'listed', outOf: 'without' }, spread),
];

export const missedColumn = <Row extends ErrorCounts>(t: Columns<Row>) =>
  t.share('missed', 'Share not listed of people charged later', ({ missed }) => missed, { limits: false });

export const rightColumn = <Row extends ErrorCounts>(t: Columns<Row>) =>
  t.share('right', 'Share charged later of people listed', ({ right }) => right, { limits: false });
