import { readFileSync } from 'node:fs';
import { sha256Hex } from '@assay/evidence';

/**
 * Shows a run's progress as it happens where JavaScript is on. Without it the page asks again every two seconds by a
 * meta element inside noscript, and loses nothing.
 */
export const progressScript = readFileSync(new URL('../../browser/progress.js', import.meta.url), 'utf8');

export const progressScriptHref = `/assets/${sha256Hex(progressScript).slice(0, 16)}.js`;
