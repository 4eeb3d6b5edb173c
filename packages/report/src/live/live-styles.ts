import { readFileSync } from 'node:fs';

/** Rules of the live page alone; the workbench's own stand before them. */
export const liveStyles = readFileSync(new URL('./live.css', import.meta.url), 'utf8');
