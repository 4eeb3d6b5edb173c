import {
  chanceRateAbove,
  countHistogram,
  fitNegativeBinomial,
  flaggedAt,
  flagPresets,
  flagSensitivity,
  listChurn,
  type NegativeBinomialFit,
  profileContacts,
  raiseFlags,
  rankIntervals,
  topPeople,
} from '@assay/contact-profiling';
import type { FindingDraft } from '@assay/evidence';
import { cell, findings, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import { isComputed, type NotComputed } from '@assay/statistics';
import { dayText, flagging, listLength, log, profiles, YEAR } from '../contact-log.ts';
import { expiresAfterDays, highRate, population } from '../inputs.ts';
import { COUNT, peopleCount, text, WILSON } from './columns.ts';
import { residentsOf } from './concentration.ts';

export const rates = cell({
  name: 'rates',
  title: 'The distribution of rates behind the counts of the last year',
  needs: { profiles, population },
  compute: ({ profiles, population }): NegativeBinomialFit | NotComputed => {
    const histogram = countHistogram(
      profiles.contacts,
      Math.max(0, residentsOf(population) - profiles.contacts.length),
    );
    return fitNegativeBinomial({ counts: histogram.contacts, exposure: 1, weight: histogram.people });
  },
});

export const stabilityFindings = findings({
  name: 'stabilityFindings',
  title: 'How long a place on the list lasts, and how sure it is',
  needs: { log, profiles, rates, population, listLength, highRate },
  compute: ({ log, profiles, rates, population, listLength, highRate }, { random }): FindingDraft[] => {
    const listSize = listLength.places;
    const years: { name: string; list: number[] }[] = [];
    for (let until = log.whole.until; until - YEAR >= log.whole.from - YEAR / 73; until -= YEAR) {
      const period = { from: until - YEAR, until };
      const { contacts } = profileContacts(log.columns, { period, kept: log.counted });
      years.unshift({ name: `year to ${dayText(until - 1)}`, list: topPeople(contacts, listSize).flat() });
    }
    const churn = listChurn(years.map(({ list }) => list));
    const list = topPeople(profiles.contacts, listSize);
    const listed = list.flat().length;
    const questions = ['FSU-C2', 'FSU-Q6', 'FSU-R1'];
    const method = {
      name: 'Empirical Bayes: gamma posterior of the rate',
      source: 'Robbins (1956); Goldstein and Spiegelhalter (1996)',
    };
    const histogram = countHistogram(
      profiles.contacts,
      Math.max(0, residentsOf(population) - profiles.contacts.length),
    );
    const distinct = list.map((tie) => profiles.contacts[tie[0]!]!);
    const ranks = isComputed(rates) ? rankIntervals(distinct, histogram, rates, 1, random('ranks')) : [];
    let certain = 0;
    let unsure = 0;
    const bands = [0, 0, 0, 0];
    for (const [at, tie] of list.entries()) {
      const rank = ranks[at];
      if (rank !== undefined && rank.interval.high! <= listSize) certain += tie.length;
      if (!isComputed(rates)) continue;
      const chance = chanceRateAbove(rates, distinct[at]!, 1, highRate);
      bands[chance >= 0.95 ? 0 : chance >= 0.5 ? 1 : chance >= 0.05 ? 2 : 3]! += tie.length;
      if (chance < 0.5) unsure += tie.length;
    }
    const last = churn.at(-1);
    return [
      {
        id: 'stability.kept',
        title: 'Of the list of the year before: how many are on the list of the last year',
        questions,
        ...statedProportion({ successes: last?.kept ?? 0, total: last === undefined ? 0 : last.kept + last.left }),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'people on the list of the year before',
        method: WILSON,
      },
      {
        id: 'stability.churn',
        title: 'Who stays on the list from year to year',
        questions,
        unit: 'count',
        table: {
          columns: [
            text('year', 'Year'),
            peopleCount('listed', 'Listed'),
            peopleCount('kept', 'Listed the year before'),
            peopleCount('joined', 'New'),
            peopleCount('left', 'Gone'),
            ...withLimits({ name: 'share', label: 'Share of the earlier list still listed', unit: 'proportion' }),
          ],
          rows: churn.map((row) => [
            years[row.period]!.name,
            row.listed,
            row.kept,
            row.joined,
            row.left,
            ...statedLimits(row.keptShare),
          ]),
        },
        method: WILSON,
      },
      {
        id: 'stability.certain',
        title: 'Of the list: people whose range of places lies wholly within it',
        questions,
        ...(isComputed(rates) ? statedProportion({ successes: certain, total: listed }) : { notComputed: rates }),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'people on the list',
        method,
        tolerance: { kind: 'stochastic', absolute: 0.1, relative: 0 },
        limitations: [
          'Ranges treat contact as Poisson about a rate that stays the same all year; bursts make true ranges wider.',
        ],
      },
      {
        id: 'stability.unsure',
        title: 'Of the list: people whose underlying rate is more likely below the frequent rate than above it',
        questions,
        ...(isComputed(rates) ? statedProportion({ successes: unsure, total: listed }) : { notComputed: rates }),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'people on the list',
        method,
      },
      {
        id: 'stability.bands',
        title: 'The list by the chance that a person’s underlying rate is above the frequent rate',
        questions,
        unit: 'count',
        ...(isComputed(rates)
          ? {
              table: {
                columns: [text('chance', 'Chance that the rate is above'), peopleCount('people', 'People on the list')],
                rows: [
                  'nineteen in twenty or more',
                  'more likely than not',
                  'less likely than not',
                  'below one in twenty',
                ].map((name, at) => [name, bands[at]!]),
              },
            }
          : { notComputed: rates }),
        method,
      },
    ];
  },
});

export const settingFindings = findings({
  name: 'settingFindings',
  title: 'What each setting changes',
  needs: { log, flagging, expiresAfterDays },
  compute: ({ log, flagging, expiresAfterDays }): FindingDraft[] => {
    const questions = ['FSU-Q6', 'FSU-R1'];
    const rows = flagSensitivity(log.ordered, {
      contacts: [3, 4, 5, 6, 8, 12],
      days: [7, 30, 90],
      expiresAfterDays,
      period: log.whole,
      inForce: flagging.standing,
    });
    return [
      {
        id: 'settings.flagged',
        title: 'People who bear a flag on the last day, under the rule as set',
        questions: ['FSU-Q6', 'FSU-Q4'],
        value: flagging.count,
        unit: 'count',
        people: true,
        method: COUNT,
      },
      {
        id: 'settings.sensitivity',
        title:
          'People who bear a flag on the last day, by threshold and window, and how many of them the rule as set flags too',
        questions,
        unit: 'count',
        table: {
          columns: [
            { name: 'contacts', label: 'Contacts', unit: 'count', key: true },
            { name: 'days', label: 'within days', unit: 'count', key: true },
            peopleCount('flagged', 'Flagged'),
            peopleCount('also', 'Flagged by the rule as set too'),
            { name: 'shared', label: 'Shared by both rules', unit: 'proportion' },
          ],
          rows: rows.map((row) => [row.contacts, row.days, row.flagged, row.alsoInForce, row.jaccard]),
        },
        method: COUNT,
      },
      {
        id: 'settings.presets',
        title: 'People who bear a flag on the last day, under rules that other services published',
        questions,
        unit: 'count',
        table: {
          columns: [
            text('rule', 'Rule'),
            { name: 'source', label: 'Published by', unit: 'text' },
            peopleCount('flagged', 'Flagged'),
          ],
          rows: Object.values(flagPresets).map((rule) => [
            rule.name,
            rule.source,
            flaggedAt(raiseFlags(log.ordered, rule, log.whole), log.columns.people, log.whole.until - 1).reduce(
              (sum, flag) => sum + flag,
              0,
            ),
          ]),
        },
        method: COUNT,
        limitations: [
          'The rules for children and for shared addresses are applied to everyone here, to show their reach alone.',
        ],
      },
    ];
  },
});
