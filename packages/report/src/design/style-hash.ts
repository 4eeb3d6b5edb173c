import { sha256Hex } from '@assay/evidence';
import { reportStyles } from './report-styles.ts';
import { stylesheet } from './stylesheet.ts';

/** The hash of a report's style as a content security policy writes it: no other style can apply. */
export const styleHash = `sha256-${Buffer.from(sha256Hex(reportStyles), 'hex').toString('base64')}`;

/** What names the workbench's stylesheet in its address, so that a changed one is fetched anew. */
export const stylesheetDigest = sha256Hex(stylesheet).slice(0, 16);
