import type { TableColumn, Unit } from '@assay/evidence';

export function text(name: string, label: string): TableColumn {
  return { name, label, unit: 'text', key: true };
}

export function peopleCount(name: string, label: string): TableColumn {
  return { name, label, unit: 'count', people: true };
}

export function count(name: string, label: string): TableColumn {
  return { name, label, unit: 'count' };
}

/** Value, low and high of a share or rate made of two count columns. */
export function withLimits(
  name: string,
  label: string,
  unit: Unit,
  made?: { readonly numerator: string; readonly denominator: string },
): TableColumn[] {
  return [
    { name, label, unit, ...made },
    { name: `${name}Low`, label: 'from', unit, ...made },
    { name: `${name}High`, label: 'to', unit, ...made },
  ];
}

export const COUNT = { name: 'Count', source: 'the input' };
export const WILSON = { name: 'Share with Wilson score interval', source: 'Wilson (1927)' };
