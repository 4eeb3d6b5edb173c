import { defineNotebook, figure } from '@assay/notebook';
import { captureFindings } from './findings/capture.ts';
import { daylightFindings } from './findings/daylight.ts';
import { decisionFindings } from './findings/decisions.ts';
import { elsewhereFindings } from './findings/elsewhere.ts';
import { findRateFindings } from './findings/find-rates.ts';
import { publishedFindings } from './findings/published.ts';
import { rateFindings } from './findings/rates.ts';

export default defineNotebook({
  id: 'stop-and-search-disproportionality',
  title: 'Stop and search: who is searched, what is recorded, what is found',
  system: 'RAP',
  summary:
    'How often each ethnic group is searched for its size, how sure that is, and how much hangs on what was not recorded.',
  questions: ['RAP-Q1', 'RAP-C1', 'RAP-Q2', 'CAS-Q2', 'CAS-C4', 'AMN-Q1', 'AMN-Q2'],
  cells: [
    captureFindings,
    rateFindings,
    decisionFindings,
    findRateFindings,
    elsewhereFindings,
    daylightFindings,
    publishedFindings,
  ],
  figures: [
    figure('relative-rates', 'rates.relative', {
      chart: { kind: 'interval', label: 'group', value: 'ratio', reference: 1, logarithmic: true },
      caption: 'Searches for its size, as a multiple of the reference group',
      summary:
        'Black people were searched {rates.relative[Black].ratio} as often as the reference group, for their number. White people were searched {rates.relative[White].ratio} as often as the reference group, for their number.',
    }),
    figure('not-stated', 'capture.not-stated', {
      chart: { kind: 'interval', label: 'officer', value: 'share' },
      caption: 'Searches without a self-defined ethnicity, by what the officer recorded',
      summary:
        'Of people whom officers recorded as Black, {capture.not-stated[Black].share} have no self-defined ethnicity on record; of those recorded as White, {capture.not-stated[White].share}.',
    }),
    figure('decisions', 'chain.by-decision', {
      chart: {
        kind: 'plot',
        facet: 'decision',
        marks: [
          { mark: 'interval', low: 'ratioLow', high: 'ratioHigh', y: 'group' },
          { mark: 'dot', x: 'ratio', y: 'group' },
          { mark: 'rule', at: 1, axis: 'x' },
        ],
        x: { label: 'Times the reference group' },
      },
      caption: 'At each decision, how often people of a group went on, against the reference group',
      summary:
        'Up to the arrest the decisions together make {chain.by-decision[Black,Arrested].soFar} the rate of the reference group for Black people ({chain.by-decision[Black,Arrested].soFar | interval}). Up to the arrest the decisions together make {chain.by-decision[White,Arrested].soFar} the rate of the reference group for White people ({chain.by-decision[White,Arrested].soFar | interval}). At one there is no difference.',
    }),
    figure('find-rates', 'finds.by-group', {
      chart: { kind: 'interval', label: 'group', value: 'share' },
      caption: 'Searches that led to any outcome',
      summary:
        '{finds.by-group[Black].share} searches of Black people and {finds.by-group[White].share} of White people led to an outcome.',
    }),
  ],
});
