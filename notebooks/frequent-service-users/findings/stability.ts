import * as contact from '@assay/contact-profiling';
import { CONTACT_METHODS } from '@assay/contact-profiling';
import { writtenDayOf } from '@assay/dataset';
import { cell, finding, findings } from '@assay/notebook';
import { isComputed, type NotComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { counted, listLength } from '../counted.ts';
import { highRate } from '../inputs.ts';
import { histogram } from './concentration.ts';

export const rates = cell('rates', 'The distribution of rates behind the counts of the last year', {
  needs: { histogram },
  compute: ({ histogram: { contacts: counts, people: weight } }): contact.NegativeBinomialFit | NotComputed =>
    contact.fitNegativeBinomial({ counts, exposure: 1, weight }),
});

const CHANCES = ['nineteen in twenty or more', 'more likely than not', 'less likely than not', 'below one in twenty'];

export const stabilityFindings = findings('stabilityFindings', {
  title: 'How long a place on the list lasts, and how sure it is',
  needs: { counted, rates, histogram, listLength, highRate },
  compute: ({ counted, rates, histogram, listLength, highRate }, { random }) => {
    const listSize = listLength.places;
    const years = contact.yearlyLists(counted.years, listSize);
    const churn = contact.listChurn(years.map(({ list }) => list));
    const list = contact.peopleInMostContact(counted.contacts, listSize);
    const listed = list.flat().length;
    const about = finding.about({
      questions: ['FSU-C2', 'FSU-Q6', 'FSU-R1'],
      method: STATISTICAL_METHODS.wilsonShare,
      counts: 'people',
    });
    const sure = isComputed(rates)
      ? contact.listCertainty(list, counted.contacts, histogram, rates, { places: listSize, highRate }, random('ranks'))
      : rates;
    const fitted = about.given(sure).with({ method: CONTACT_METHODS.posteriorRate });
    const last = churn.at(-1);
    const ofList = { counts: 'people', outOfLabel: 'people on the list' } as const;
    return [
      about.share('stability.kept', 'Of the list of the year before: how many are on the list of the last year', {
        from: { of: last?.kept ?? 0, outOf: last === undefined ? 0 : last.kept + last.left },
        outOfLabel: 'people on the list of the year before',
      }),
      about.table('stability.churn', 'Who stays on the list from year to year', {
        unit: 'count',
        rows: churn,
        columns: (t) => [
          t.key('year', 'Year', ({ period }) => `year to ${writtenDayOf(years[period]!.until - 1)}`),
          t.people('listed', 'Listed', 'listed', { sumOf: ['kept', 'joined'] }),
          t.people('kept', 'Listed the year before'),
          t.people('joined', 'New'),
          t.people('left', 'Gone'),
          t.share('share', 'Share of the earlier list still listed', ({ kept, left }) => ({
            of: kept,
            outOf: kept + left,
          })),
        ],
      }),
      fitted.share('stability.certain', 'Of the list: people whose range of places lies wholly within it', {
        from: ({ certain }) => ({ of: certain, outOf: listed }),
        ...ofList,
        tolerance: { kind: 'stochastic', absolute: 0.1, relative: 0 },
        limitations:
          'Ranges treat contact as Poisson about a rate that stays the same all year; bursts make true ranges wider.',
      }),
      fitted.share('stability.unsure', {
        title: 'Of the list: people whose underlying rate is more likely below the frequent rate than above it',
        from: ({ unsure }) => ({ of: unsure, outOf: listed }),
        ...ofList,
      }),
      fitted.table('stability.bands', {
        title: 'The list by the chance that a person’s underlying rate is above the frequent rate',
        rows: ({ byChance }) => byChance.map((people, at) => ({ chance: CHANCES[at]!, people })),
        columns: (t) => [t.key('chance', 'Chance that the rate is above'), t.people('people', 'People on the list')],
      }),
    ];
  },
});

export const settingFindings = findings('settingFindings', 'What each setting changes', {
  needs: { counted },
  compute: ({ counted }) => {
    const about = finding.about({
      questions: ['FSU-Q6', 'FSU-R1'],
      method: STATISTICAL_METHODS.count,
      counts: 'people',
    });
    const presets = Object.values(contact.flagPresets).map((rule, at) => ({ ...rule, flagged: counted.byPreset[at]! }));
    return [
      about.count('settings.flagged', 'People who bear a flag on the last day, under the rule as set', {
        counts: 'people',
        from: counted.flagged,
        questions: ['FSU-Q6', 'FSU-Q4'],
      }),
      about.table('settings.sensitivity', {
        title:
          'People who bear a flag on the last day, by threshold and window, and how many of them the rule as set flags too',
        unit: 'count',
        rows: counted.sensitivity,
        columns: (t) => [
          t.key('contacts', 'Contacts', 'contacts', { unit: 'count' }),
          t.key('days', 'within days', 'days', { unit: 'count' }),
          t.people('flagged', 'Flagged'),
          t.share('ofPeople', 'Of all who had contact', ({ flagged }) => ({ of: flagged, outOf: counted.people }), {
            interval: null,
          }),
          t.people('also', 'Flagged by the rule as set too', 'alsoInForce'),
          t.share(
            'shared',
            'Shared by both rules',
            ({ flagged, alsoInForce }) => ({ of: alsoInForce, outOf: flagged + counted.flagged - alsoInForce }),
            { interval: null },
          ),
        ],
      }),
      about.table('settings.presets', {
        title: 'People who bear a flag on the last day, under rules that other services published',
        limitations:
          'Rules for children and for shared addresses are applied to everyone. How long a flag stands is chosen here, not published.',
        rows: presets,
        columns: (t) => [
          t.key('rule', 'Rule', 'name'),
          t.key('stands', 'Stands for days', 'expiresAfterDays', { unit: 'count' }),
          t.text('source', 'Published by'),
          t.people('flagged', 'Flagged'),
        ],
      }),
    ];
  },
});
