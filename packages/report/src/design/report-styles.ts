import { readFileSync } from 'node:fs';
import { choiceRules } from './choice-rules.ts';
import { darkChartColours } from './dark-chart-colours.ts';

const rules = (name: string): string => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8');

/** The same rules without the space that only people need. */
function lean(css: string): string {
  return css
    .replace(/\s*([{};,]|$)\s*/g, '$1')
    .replace(/(?<=[{;][a-z-]+:) /g, '')
    .replaceAll(';}', '}');
}

/**
 * The stylesheet of reports. Patterns follow the GOV.UK Design System (summary list, tag, warning text, details, table,
 * skip link) without its typeface and crown, which belong to GOV.UK services. It stands in every exported file, so it holds
 * what reports use and no more.
 */
export const reportStyles = lean(`${rules('report')}@media (prefers-color-scheme: dark) {
${darkChartColours}
}
${choiceRules}
${rules('report-on-paper')}`);
