import { countsPeople, type Finding, type TableColumn } from '@assay/evidence';

/**
 * Does this column count people, or records about them? One that says how it is made is asked; of the others, those
 * that were declared to.
 */
export function countsPeopleColumn({ kind, unit, people }: Pick<TableColumn, 'kind' | 'unit' | 'people'>): boolean {
  if (kind !== undefined) return kind.kind === 'count' && countsPeople(kind.counts);
  return people === true && unit === 'count';
}

/** Is this single number itself a count of people? */
export function countsPeopleNumber({ kind, unit, people }: Pick<Finding, 'kind' | 'unit' | 'people'>): boolean {
  if (kind !== undefined) return kind.kind === 'count' && countsPeople(kind.counts);
  return people && unit === 'count';
}
