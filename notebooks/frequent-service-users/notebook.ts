import { defineNotebook, figure } from '@assay/notebook';
import { cardFindings, flagAgeFindings } from './findings/card.ts';
import { concentrationFindings } from './findings/concentration.ts';
import { coverageFindings, directionFindings, siloFindings, wordFindings } from './findings/coverage.ts';
import { flagRateFindings, outcomeFindings } from './findings/flags.ts';
import { guidanceFindings } from './findings/guidance.ts';
import { impressionFindings } from './findings/impressions.ts';
import { neverFindings } from './findings/never.ts';
import { quietFindings } from './findings/quiet.ts';
import { responseFindings } from './findings/response.ts';
import { settingsFindings } from './findings/settings.ts';
import { settingFindings, stabilityFindings } from './findings/stability.ts';
import { supportFindings } from './findings/support.ts';

export default defineNotebook({
  id: 'frequent-service-users',
  title: 'Frequent service users: who is flagged, how sure that is, and who is never seen',
  system: 'FSU',
  summary:
    'Who is often in contact, how long that lasts, what a flag leads to and for whom, whether support lowers contact, and who needs help and never calls.',
  questions: 'FSU-Q1 FSU-Q2 FSU-Q3 FSU-Q4 FSU-Q5 FSU-Q6 FSU-Q7 FSU-C1 FSU-C2 FSU-A1 FSU-R1 FSU-R2 FSU-R3 FSU-R4',
  cells: [
    settingsFindings,
    wordFindings,
    coverageFindings,
    siloFindings,
    directionFindings,
    concentrationFindings,
    stabilityFindings,
    settingFindings,
    neverFindings,
    quietFindings,
    impressionFindings,
    flagRateFindings,
    outcomeFindings,
    cardFindings,
    flagAgeFindings,
    supportFindings,
    responseFindings,
    guidanceFindings,
  ],
  figures: [
    figure('ledger', 'response.ledger', {
      chart: { kind: 'plot', marks: [{ mark: 'funnel', x: 'filled', y: 'step' }], x: { label: 'Flags' } },
      caption: 'From flag to action to outcome: for how many flags each step is on record',
      summary: 'An outcome is on record for {response.ledger[an outcome].share} flags.',
    }),
    figure('fall-after-support', 'support.side-by-side', {
      chart: { kind: 'interval', label: 'against', value: 'fall', low: 'fallLow', high: 'fallHigh', reference: 0 },
      caption: 'Fall in contact after support, by what it is compared with',
      summary:
        'Against their own year before, contact fell by {support.naive}; against people with as much contact and no support, by {support.compared}.',
    }),
    figure('flag-ratios', 'flags.ratios', {
      chart: {
        kind: 'line',
        x: 'denominator',
        y: 'ratio',
        series: 'group',
        low: 'ratioLow',
        high: 'ratioHigh',
        logarithmic: true,
      },
      caption: 'Flag rates as a multiple of the reference group, counted in three ways',
      summary: 'One means flagged as often as the reference group.',
    }),
    figure('contacts-over-time', 'support.over-time', {
      chart: { kind: 'line', x: 'days', y: 'mean', series: 'side', low: 'low', high: 'high' },
      caption: 'Contacts per person since the programme began, with and without support',
      summary: 'Both lines begin on the day on which support began.',
    }),
    figure('later-harm', 'quiet.later', {
      chart: { kind: 'interval', label: 'contacts', value: 'share', low: 'shareLow', high: 'shareHigh' },
      caption: 'Serious harm in the following year, by number of contacts in the last',
      summary:
        'Of people who came to serious harm, {quiet.later-share} had had at most one contact in the year before. Everybody on file counts, in the log or not.',
    }),
    figure('waiting', 'response.queue', {
      chart: { kind: 'bar', x: 'month', y: 'waiting' },
      caption: 'People flagged and waiting for a place at the end of each month',
      summary: 'People flagged for whom there was no place yet.',
    }),
  ],
});
