import type { TableColumn } from '@assay/evidence';

const people = { kind: 'count', counts: 'people' } as const;

/** Groups, how many of each were asked, how many of these are flagged, and their share with its limits. */
export const FLAGGED_COLUMNS: readonly TableColumn[] = [
  { name: 'group', label: 'Group', unit: 'text', key: true, kind: { kind: 'key' } },
  { name: 'asked', label: 'Asked', unit: 'count', kind: people },
  { name: 'flagged', label: 'Flagged', unit: 'count', kind: people },
  {
    name: 'share',
    label: 'Share flagged',
    unit: 'proportion',
    kind: { kind: 'share', of: 'flagged', outOf: 'asked', interval: 'wilson' },
  },
  { name: 'low', label: 'from', unit: 'proportion', kind: { kind: 'limit', of: 'share', end: 'low' } },
  { name: 'high', label: 'to', unit: 'proportion', kind: { kind: 'limit', of: 'share', end: 'high' } },
];
