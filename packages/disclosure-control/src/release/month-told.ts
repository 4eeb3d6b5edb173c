import type { TableColumn } from '@assay/evidence';

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/**
 * The month that a cell tells of, in months since the year 0, where its column says of how many people it tells: when something
 * changed, or from when to when it held. A day is no month, and words with a month in them are a sentence; `null` for these.
 */
export function monthTold({ key, kind }: Pick<TableColumn, 'key' | 'kind'>, value: unknown): number | null {
  if (key === true || kind?.kind !== 'text' || kind.contributors === undefined || typeof value !== 'string')
    return null;
  const [, year, month] = MONTH.exec(value) ?? [];
  return year === undefined ? null : 12 * Number(year) + Number(month) - 1;
}
