import {
  chaoLowerBound,
  frequenciesOf,
  populationByGroup,
  turingCoverage,
  zeroTruncatedNegativeBinomial,
  zeroTruncatedRegression,
} from '@assay/contact-profiling';
import { broadEthnicity, numberColumn, type Table, textColumn } from '@assay/dataset';
import { cell, finding, findings } from '@assay/notebook';
import {
  blankGroup,
  type DictionaryColumn,
  isComputed,
  type MaybeEstimate,
  MISSING_CODE,
  notComputed,
  rowsWhere,
} from '@assay/statistics';
import { attributes, type Log, log, YEAR } from '../contact-log.ts';
import { truth } from '../inputs.ts';
import { COUNT } from './columns.ts';

/** Matters of inbound contact in the last year, by person seen: several calls on one matter are one. */
interface Seen {
  readonly matters: Int32Array;
  readonly group: DictionaryColumn;
  readonly ageBand: DictionaryColumn;
}

export const seen = cell({
  name: 'seen',
  title: 'People seen in the last year and the number of their matters',
  needs: { log, attributes },
  compute: ({ log, attributes }): Seen => {
    const matters = new Int32Array(log.columns.people);
    const known = new Set<string>();
    for (const row of log.ordered.rows) {
      const code = log.columns.person[row]!;
      const time = log.columns.time[row]!;
      if (!(time >= log.lastYear.from && time < log.lastYear.until)) continue;
      const matter = log.incident.codes[row]!;
      const key = `${code} ${matter}`;
      if (matter !== MISSING_CODE && known.has(key)) continue;
      known.add(key);
      matters[code]!++;
    }
    const kept = Int32Array.from(rowsWhere(matters, (count) => count > 0));
    const take = ({ values, codes }: DictionaryColumn): DictionaryColumn => ({
      values,
      codes: kept.map((code) => codes[code]!),
    });
    return {
      matters: kept.map((code) => matters[code]!),
      group: take(attributes.group),
      ageBand: take(attributes.ageBand),
    };
  },
});

const SOURCE = 'Chao (1987); van der Heijden, Cruyff and van Houwelingen (2003)';
const BOUND = 'Only the lower bound may be read as "at least"; every other number leans on its model.';

export const neverFindings = findings({
  name: 'neverFindings',
  title: 'People with a need whom the log never shows',
  needs: { seen, truth, log },
  compute: ({ seen, truth, log }) => {
    const frequencies = frequenciesOf(seen.matters);
    const bound = chaoLowerBound(frequencies);
    const total = seen.matters.length;
    // Known at all is to have made a contact that counts, at any time in the log.
    const silent = new Set(Array.from(log.ordered.rows, (row) => log.columns.person[row]!)).size - total;
    const design = designOf(seen);
    const fits = (['poisson', 'geometric'] as const).map((family) =>
      zeroTruncatedRegression(family, { contacts: seen.matters, design: design.values, names: design.names }),
    );
    const free = zeroTruncatedNegativeBinomial(frequencies);
    const about = finding.about({ questions: ['FSU-Q2'], method: COUNT });
    const names = [
      'zero-truncated Poisson, rates by group and age',
      'zero-truncated geometric, rates by group and age',
    ];
    const poissonGroups = isComputed(fits[0]!) ? populationByGroup(fits[0]!, seen.group) : [];
    const geometricShares = new Map(
      (isComputed(fits[1]!) ? populationByGroup(fits[1]!, seen.group) : []).map(({ group, seenShare }) => [
        group,
        seenShare,
      ]),
    );
    const groupsNotComputed =
      poissonGroups.length === 0
        ? notComputed('the model could not be fitted')
        : seen.group.codes.every((code) => code === MISSING_CODE)
          ? notComputed('no ethnic group is recorded of anybody in contact')
          : null;
    const modelled = { unit: 'proportion', contributors: 'seen', limits: false } as const;
    const needed = truthByGroup(truth, log);
    const models: { readonly model: string; readonly people: MaybeEstimate; readonly fit: string }[] = [
      { model: 'lower bound (Chao)', people: bound, fit: 'a bound needs no fit' },
      ...fits.map((fit, at) => ({
        model: names[at]!,
        people: isComputed(fit) ? { status: fit.status, value: fit.population, interval: fit.interval } : fit,
        fit: isComputed(fit) ? fitWords(fit.goodnessOfFit) : fit.reason,
      })),
      {
        model: 'zero-truncated negative binomial',
        people: !isComputed(free)
          ? free
          : free.warning.startsWith('Close')
            ? notComputed(free.warning)
            : { status: free.status, value: free.population, interval: notComputed('stated without one') },
        fit: isComputed(free) ? free.warning : free.reason,
      },
    ];
    const coverage = turingCoverage(frequencies);
    return [
      about.estimate(
        'never.at-least',
        'People with a need in the last year whom the log of that year does not show, at least',
        changed(bound, (people) => people - total),
        {
          unit: 'count',
          contributors: total,
          method: { name: 'Chao’s lower bound, log-normal interval', source: 'Chao (1987)' },
          limitations: [
            BOUND,
            'Says nothing about people who would never turn to the police whatever befell them.',
            'People known from earlier years who made no contact in the last are another number: their need may have ended.',
          ],
        },
      ),
      about.count(
        'never.known-silent',
        'People in the log from earlier years who made no contact in the last',
        'people',
        silent,
        {
          limitations: [
            'Not a part of those with a need whom the last year does not show, nor they of these: some of these have a need still, others none.',
          ],
        },
      ),
      about.estimate(
        'never.coverage',
        'Share of matters that belong to people already seen',
        isComputed(coverage) ? coverage.value : coverage,
        {
          unit: 'proportion',
          contributors: total,
          method: { name: 'Turing’s estimate of coverage', source: 'Good (1953)' },
        },
      ),
      about.table(
        'never.models',
        'Seen and never seen together, by model, with the model’s own test of fit',
        models,
        (t) => [
          t.key('model', 'Model'),
          t.estimate(
            'people',
            'People whose need could bring them into contact',
            ({ people }) => changed(people, Math.round),
            {
              unit: 'count',
              contributors: 'seen',
              limits: { low: 'low', high: 'high' },
            },
          ),
          t.text('fit', 'Does it fit?', 'fit', { contributors: 'seen' }),
          t.behind(t.people('seen', 'People seen', () => total)),
        ],
        {
          method: { name: 'Horvitz–Thompson from zero-truncated regression; Pearson test of fit', source: SOURCE },
          limitations: [BOUND],
        },
      ),
      about.given(groupsNotComputed ?? poissonGroups).table(
        'never.by-group',
        'Of people whose need could bring them into contact: the share whom the log shows, by ethnic group',
        poissonGroups,
        (t) => [
          t.key('group', 'Ethnic group'),
          t.people('seen', 'People seen'),
          t.estimate('poisson', 'At most, Poisson model', 'seenShare', modelled),
          t.estimate('geometric', 'Geometric model', ({ group }) => geometricShares.get(group) ?? null, modelled),
          t.share('truth', 'True share (invented people only)', ({ group }) => needed.get(group) ?? null, {
            counts: 'people',
            interval: null,
          }),
        ],
        {
          method: { name: 'Zero-truncated regression with group and age', source: SOURCE },
          limitations: [
            BOUND,
            'A group that is not recorded for many who were seen is estimated too small.',
            'A need that is met by somebody else than the police counts as never seen.',
          ],
        },
      ),
    ];
  },
});

/** The estimate and both ends of its interval, changed alike. */
function changed(estimate: MaybeEstimate, change: (value: number) => number): MaybeEstimate {
  if (!isComputed(estimate)) return estimate;
  const { interval } = estimate;
  const value = change(estimate.value);
  if ('status' in interval) return { ...estimate, value };
  const high = interval.high === null ? null : change(interval.high);
  return { ...estimate, value, interval: { ...interval, low: change(interval.low), high } };
}

function fitWords(fit: { readonly status: string; readonly pValue?: number }): string {
  if (fit.pValue === undefined) return 'cannot be tested';
  return fit.pValue < 0.01 ? 'no: do not rest on it' : fit.pValue < 0.05 ? 'poorly' : 'no misfit found';
}

/** An intercept, one column per group and per age band but the first; missing is a group. */
function designOf({ group, ageBand }: Seen): { readonly values: Float64Array; readonly names: readonly string[] } {
  const levels = [group, ageBand].flatMap((column) => {
    const present = [...new Set(column.codes)].sort((a, b) => a - b);
    return present.slice(1).map((code) => ({ column, code, name: column.values[code] ?? blankGroup(column.values) }));
  });
  const names = ['(all)', ...levels.map(({ name }) => name)];
  const values = new Float64Array(group.codes.length * names.length);
  for (let row = 0; row < group.codes.length; row++) {
    values[row * names.length] = 1;
    for (const [at, { column, code }] of levels.entries()) {
      if (column.codes[row] === code) values[row * names.length + at + 1] = 1;
    }
  }
  return { values, names };
}

/** People of a group with a need, and those of them whom the log shows. */
interface Counts {
  readonly of: number;
  readonly outOf: number;
}

/** For invented people: of those whose need had not ended when the last year began, the share whom the log shows in it. */
function truthByGroup(truth: Table, log: Log): Map<string, Counts> {
  const shares = new Map<string, Counts>();
  if (truth.rowCount === 0) return shares;
  const ends = numberColumn(truth, 'need_ends_after_years').values;
  if (ends.every((value) => Number.isNaN(value))) return shares;
  const id = textColumn(truth, 'person_id');
  const group = broadEthnicity(textColumn(truth, 'ethnic_group')).column;
  const inContact = new Set<number>();
  for (const row of log.ordered.rows) {
    if (log.columns.time[row]! >= log.lastYear.from) inContact.add(log.columns.person[row]!);
  }
  const started = (log.lastYear.from - log.whole.from) / YEAR;
  const sums = group.values.map(() => ({ needing: 0, seen: 0 }));
  for (let row = 0; row < truth.rowCount; row++) {
    const sum = sums[group.codes[row]!];
    if (sum === undefined || !(ends[row]! >= started)) continue;
    sum.needing++;
    const code = log.codeOfPerson.get(id.values[id.codes[row]!]!);
    if (code !== undefined && inContact.has(code)) sum.seen++;
  }
  for (const [at, name] of group.values.entries()) {
    if (sums[at]!.needing > 0) shares.set(name, { of: sums[at]!.seen, outOf: sums[at]!.needing });
  }
  return shares;
}
