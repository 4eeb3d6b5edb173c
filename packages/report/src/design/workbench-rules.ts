import { readFileSync } from 'node:fs';

/** Rules of the workbench's own pages: forms, cards, trails. A report that stands alone does not carry them. */
export const workbenchRules = readFileSync(new URL('./workbench.css', import.meta.url), 'utf8');
