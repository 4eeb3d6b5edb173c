import type { TableColumn } from '@assay/evidence';

export function text(name: string, label: string): TableColumn {
  return { name, label, unit: 'text', key: true };
}

export function peopleCount(name: string, label: string): TableColumn {
  return { name, label, unit: 'count', people: true };
}

export function count(name: string, label: string): TableColumn {
  return { name, label, unit: 'count' };
}

export const COUNT = { name: 'Count', source: 'the input' };
export const WILSON = { name: 'Share with Wilson score interval', source: 'Wilson (1927)' };
