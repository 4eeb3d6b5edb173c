import { reportStyles } from './report-styles.ts';
import { workbenchRules } from './workbench-rules.ts';

/** The one stylesheet of the workbench: that of reports, which its pages show, and its own rules. */
export const stylesheet = `${reportStyles}${workbenchRules}`;
