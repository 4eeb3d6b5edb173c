import { concentration, countHistogram, topShares } from '@assay/contact-profiling';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits } from '@assay/notebook';
import { isComputed, lorenzCurve } from '@assay/statistics';
import { harmOfPeople, profiles } from '../contact-log.ts';
import { population } from '../inputs.ts';
import { text } from './columns.ts';

const SHARES = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1];

export const concentrationFindings = findings({
  name: 'concentrationFindings',
  title: 'How much of all contact is with the few',
  needs: { profiles, harmOfPeople, population },
  compute: ({ profiles, harmOfPeople, population }, { random }): FindingDraft[] => {
    const residents = residentsOf(population);
    const histogram = countHistogram(profiles.contacts, Math.max(0, residents - profiles.contacts.length));
    const found = concentration(histogram, random('bootstrap'));
    const number = (value: number | object) => (typeof value === 'number' ? value : null);
    const questions = ['FSU-C2'];
    const harm = isComputed(lorenzCurve(harmOfPeople)) ? [...harmOfPeople].sort((a, b) => b - a) : [];
    const totalHarm = harm.reduce((sum, days) => sum + days, 0);
    return [
      {
        id: 'concentration.gini',
        title: 'Inequality of contact, four readings',
        questions,
        unit: 'score',
        table: {
          columns: [
            text('reading', 'Reading'),
            { name: 'gini', label: 'Gini coefficient', unit: 'score' },
            { name: 'low', label: 'from', unit: 'score' },
            { name: 'high', label: 'to', unit: 'score' },
          ],
          rows: [
            ['as counted', ...statedLimits(found.observed)],
            ['if everyone had the same need', number(found.chance), null, null],
            ['against the most even spread possible', number(found.sparse), null, null],
            ['of the underlying rates', number(found.fittedRates), null, null],
          ],
        },
        method: {
          name: 'Gini with bootstrap interval; of Poisson counts; sparse-corrected; of fitted gamma rates',
          source: 'Bernasco and Steenbeek (2017); Chalfin, Kaplan and Cuellar (2021)',
        },
        limitations: [
          'Residents without any contact count as zero where the number of residents is known; otherwise only people in the log count.',
        ],
      },
      {
        id: 'concentration.top',
        title: 'Share of contact with the people most in contact, and what chance alone would give',
        questions,
        unit: 'proportion',
        table: {
          columns: [
            { name: 'top', label: 'Share of residents', unit: 'proportion', key: true },
            { name: 'contact', label: 'Share of contact', unit: 'proportion' },
            { name: 'chance', label: 'By chance alone', unit: 'proportion' },
            { name: 'harm', label: 'Share of harm with as many people of most harm', unit: 'proportion' },
          ],
          rows: topShares(histogram, SHARES).map((row) => [
            row.peopleShare,
            row.contactShare,
            row.chanceShare,
            totalHarm === 0
              ? null
              : harm
                  .slice(0, Math.round(row.peopleShare * histogram.totalPeople))
                  .reduce((sum, days) => sum + days, 0) / totalHarm,
          ]),
        },
        method: {
          name: 'Lorenz curve beside the Poisson curve of the same mean',
          source: 'Chalfin, Kaplan and Cuellar (2021)',
        },
        limitations: [
          'Harm is what came to the force’s notice, weighted by offence: harm that nobody reported is nowhere.',
        ],
      },
    ];
  },
});

export function residentsOf(table: {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, unknown>>;
}): number {
  const column = table.columns['residents'] as { readonly values: Float64Array } | undefined;
  return table.rowCount === 0 || column === undefined
    ? 0
    : column.values.reduce((sum, value) => sum + (value > 0 ? value : 0), 0);
}
