import { CONTACT_METHODS, concentration, countHistogram, topShares } from '@assay/contact-profiling';
import { recordedResidents } from '@assay/dataset';
import { cell, finding, findings } from '@assay/notebook';
import { isComputed, lorenzCurve, type MaybeEstimate, type NotComputed } from '@assay/statistics';
import { counted } from '../counted.ts';
import { population } from '../inputs.ts';

const SHARES = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1];

export const residents = cell('residents', 'Residents by group, everybody once', {
  needs: { counted, population },
  compute: ({ counted: { contacts }, population }) =>
    recordedResidents(population, { count: contacts.length, what: 'people in the log' }),
});

export const histogram = cell('histogram', 'People by contacts of the last year, residents without any among them', {
  needs: { counted, residents },
  compute: ({ counted: { contacts }, residents: { total } }) =>
    countHistogram(contacts, typeof total === 'number' ? total - contacts.length : 0),
});

export const concentrationFindings = findings('concentrationFindings', 'How much of all contact is with the few', {
  needs: { counted, histogram, residents },
  compute: ({ counted, histogram, residents: { total } }, { random }) => {
    const found = concentration(histogram, random('bootstrap'));
    const harmOf = 'status' in counted.harm ? new Float64Array(0) : counted.harm.harm;
    const harm = isComputed(lorenzCurve(harmOf)) ? [...harmOf].sort((a, b) => b - a) : [];
    const peopleInContact = counted.contacts.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0);
    const totalHarm = harm.reduce((sum, days) => sum + days, 0);
    const about = finding.about({ questions: ['FSU-C2'], method: CONTACT_METHODS.giniOfContacts });
    const readings: { readonly reading: string; readonly gini: MaybeEstimate | number | NotComputed }[] = [
      { reading: 'as counted', gini: found.observed },
      { reading: 'if everyone had the same need', gini: found.chance },
      { reading: 'against the most even spread possible', gini: found.sparse },
      { reading: 'of the underlying rates', gini: found.fittedRates },
    ];
    const contacts = Array.from(counted.contacts).sort((a, b) => b - a);
    const few = (share: number) => Math.round(share * histogram.totalPeople);
    /** Behind the share of the few: how many they are, of those who have any, and the two with most. */
    const ofTop = (amounts: readonly number[], total: number) => ({
      unit: 'proportion' as const,
      statistic: 'top-share' as const,
      contributors: ({ peopleShare }: { readonly peopleShare: number }) =>
        amounts.slice(0, few(peopleShare)).filter((amount) => amount > 0).length,
      largest: (): [number, number] => [amounts[0] ?? 0, amounts[1] ?? 0],
      total: () => total,
    });
    return [
      about.table('concentration.gini', 'Inequality of contact, four readings', {
        limitations:
          typeof total === 'number'
            ? 'Residents without any contact count as zero.'
            : `Only people in the log count: ${total.reason}.`,
        rows: readings,
        columns: (t) => [
          t.key('reading', 'Reading'),
          t.magnitude('gini', 'Gini coefficient', 'gini', {
            unit: 'score',
            statistic: 'gini',
            contributors: 'people',
            limits: { low: 'low', high: 'high' },
          }),
          t.behind(t.people('people', 'People in contact', () => peopleInContact)),
        ],
      }),
      about.given('status' in counted.harm ? counted.harm : histogram).table('concentration.top', {
        title: 'Share of contact with the people most in contact, and what chance alone would give',
        method: CONTACT_METHODS.lorenzBesidePoisson,
        limitations:
          'Harm is what came to the force’s notice, weighted by offence: harm that nobody reported is nowhere.',
        rows: topShares(histogram, SHARES),
        estimates: { unit: 'proportion', contributors: () => peopleInContact, limits: false },
        columns: (t) => [
          t.key('top', 'Share of residents', 'peopleShare', { unit: 'proportion' }),
          t.magnitude('contact', 'Share of contact', 'contactShare', ofTop(contacts, histogram.totalContacts)),
          t.estimate('chance', 'By chance alone', 'chanceShare'),
          t.magnitude(
            'harm',
            'Share of harm with as many people of most harm',
            ({ peopleShare }) =>
              totalHarm === 0 ? null : harm.slice(0, few(peopleShare)).reduce((sum, days) => sum + days, 0) / totalHarm,
            ofTop(harm, totalHarm),
          ),
        ],
      }),
    ];
  },
});
