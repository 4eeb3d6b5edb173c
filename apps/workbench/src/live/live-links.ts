import type { LiveLinks } from '@assay/report/live';

/** The addresses of a live notebook under its base. */
export function liveLinks(base: string): LiveLinks {
  return {
    rows: (cell) => `${base}rows?cell=${encodeURIComponent(cell)}`,
    edit: (file, line) => `${base}edit?file=${encodeURIComponent(file)}${line === undefined ? '' : `&line=${line}`}`,
    parameters: `${base}parameters`,
    store: `${base}store`,
  };
}
