import {
  chaoLowerBound,
  frequenciesOf,
  harmQuadrants,
  populationByGroup,
  type RankedList,
  rankBiasedOverlap,
  topPeople,
  turingCoverage,
  zeroTruncatedNegativeBinomial,
  zeroTruncatedRegression,
} from '@assay/contact-profiling';
import { broadEthnicity, numberColumn, type Table, textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { cell, findings, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import {
  blankGroup,
  type DictionaryColumn,
  isComputed,
  MISSING_CODE,
  notComputed,
  wilsonInterval,
} from '@assay/statistics';
import { attributes, harmOfPeople, type Log, listLength, log, profiles, YEAR, yesOrNo } from '../contact-log.ts';
import { harmDays, highRate, truth } from '../inputs.ts';
import { COUNT, count, peopleCount, text, WILSON } from './columns.ts';

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
    const kept = Int32Array.from(matters.keys()).filter((code) => matters[code]! > 0);
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
  compute: ({ seen, truth, log }): FindingDraft[] => {
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
    const questions = ['FSU-Q2'];
    const names = [
      'zero-truncated Poisson, rates by group and age',
      'zero-truncated geometric, rates by group and age',
    ];
    const poissonGroups = isComputed(fits[0]!) ? populationByGroup(fits[0]!, seen.group) : [];
    const geometricGroups = isComputed(fits[1]!) ? populationByGroup(fits[1]!, seen.group) : [];
    const needed = truthByGroup(truth, log);
    return [
      {
        id: 'never.at-least',
        title: 'People with a need in the last year whom the log of that year does not show, at least',
        questions,
        ...(isComputed(bound)
          ? {
              value: bound.value - total,
              ...('status' in bound.interval
                ? {}
                : {
                    interval: {
                      ...bound.interval,
                      low: bound.interval.low - total,
                      high: bound.interval.high === null ? null : bound.interval.high - total,
                    },
                  }),
            }
          : { notComputed: bound }),
        unit: 'count',
        people: true,
        method: { name: 'Chao’s lower bound, log-normal interval', source: 'Chao (1987)' },
        limitations: [
          BOUND,
          'Says nothing about people who would never turn to the police whatever befell them.',
          'People known from earlier years who made no contact in the last are another number: their need may have ended.',
        ],
      },
      {
        id: 'never.known-silent',
        title: 'People in the log from earlier years who made no contact in the last',
        questions,
        value: silent,
        unit: 'count',
        people: true,
        method: COUNT,
        limitations: [
          'Not a part of those with a need whom the last year does not show, nor they of these: some of these have a need still, others none.',
        ],
      },
      {
        id: 'never.coverage',
        title: 'Share of matters that belong to people already seen',
        questions,
        ...(() => {
          const coverage = turingCoverage(frequencies);
          return isComputed(coverage) ? { value: coverage.value } : { notComputed: coverage };
        })(),
        unit: 'proportion',
        method: { name: 'Turing’s estimate of coverage', source: 'Good (1953)' },
      },
      {
        id: 'never.models',
        title: 'Seen and never seen together, by model, with the model’s own test of fit',
        questions,
        unit: 'count',
        table: {
          columns: [
            text('model', 'Model'),
            count('people', 'People whose need could bring them into contact'),
            count('low', 'from'),
            count('high', 'to'),
            { name: 'fit', label: 'Does it fit?', unit: 'text' },
          ],
          rows: [
            ['lower bound (Chao)', ...statedLimits(bound).map(whole), 'a bound needs no fit'],
            ...fits.map((fit, at) =>
              isComputed(fit)
                ? [
                    names[at]!,
                    Math.round(fit.population),
                    Math.round(fit.interval.low),
                    whole(fit.interval.high),
                    fitWords(fit.goodnessOfFit),
                  ]
                : [names[at]!, null, null, null, fit.reason],
            ),
            [
              'zero-truncated negative binomial',
              isComputed(free) && !free.warning.startsWith('Close') ? Math.round(free.population) : null,
              null,
              null,
              isComputed(free) ? free.warning : free.reason,
            ],
          ],
        },
        method: { name: 'Horvitz–Thompson from zero-truncated regression; Pearson test of fit', source: SOURCE },
        limitations: [BOUND],
      },
      {
        id: 'never.by-group',
        title: 'Of people whose need could bring them into contact: the share whom the log shows, by ethnic group',
        questions,
        unit: 'proportion',
        ...(poissonGroups.length === 0 || seen.group.codes.every((code) => code === MISSING_CODE)
          ? {
              notComputed: notComputed(
                poissonGroups.length === 0
                  ? 'the model could not be fitted'
                  : 'no ethnic group is recorded of anybody in contact',
              ),
            }
          : {
              table: {
                columns: [
                  text('group', 'Ethnic group'),
                  peopleCount('seen', 'People seen'),
                  { name: 'poisson', label: 'At most, Poisson model', unit: 'proportion' },
                  { name: 'geometric', label: 'Geometric model', unit: 'proportion' },
                  { name: 'truth', label: 'True share (invented people only)', unit: 'proportion' },
                ],
                rows: poissonGroups.map((row) => [
                  row.group,
                  row.seen,
                  row.seenShare,
                  geometricGroups.find(({ group }) => group === row.group)?.seenShare ?? null,
                  needed.get(row.group) ?? null,
                ]),
              },
            }),
        method: { name: 'Zero-truncated regression with group and age', source: SOURCE },
        limitations: [
          BOUND,
          'A group that is not recorded for many who were seen is estimated too small.',
          'A need that is met by somebody else than the police counts as never seen.',
        ],
      },
    ];
  },
});

function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
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

/** For invented people: of those whose need had not ended when the last year began, the share whom the log shows in it. */
function truthByGroup(truth: Table, log: Log): Map<string, number> {
  const shares = new Map<string, number>();
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
    if (sums[at]!.needing > 0) shares.set(name, sums[at]!.seen / sums[at]!.needing);
  }
  return shares;
}

export const quietFindings = findings({
  name: 'quietFindings',
  title: 'People with little contact and much harm',
  needs: { log, profiles, harmOfPeople, attributes, listLength, highRate, harmDays },
  compute: ({ log, profiles, harmOfPeople, attributes, listLength, highRate, harmDays }): FindingDraft[] => {
    const listSize = listLength.places;
    const questions = ['FSU-Q2'];
    const parts = harmQuadrants(profiles.contacts, harmOfPeople, { frequentFrom: highRate, harmFrom: harmDays });
    const byCount = topPeople(profiles.contacts, listSize);
    const byHarm = topPeople(harmOfPeople, listSize);
    const overlap = rankBiasedOverlap(byCount as RankedList, byHarm as RankedList, { persistence: 1 - 1 / listSize });
    const named = new Set(byCount.flat());
    const shared = byHarm.flat().filter((code) => named.has(code)).length;
    const harmful = parts.frequentHarmful + parts.harmfulOnly;
    const outcomes = Array.from(profiles.contacts, (_, code) => yesOrNo(attributes.laterHarm, code));
    const noHarm = log.withoutHarm;
    const noOutcome = outcomes.some((outcome) => outcome !== null)
      ? null
      : notComputed('of nobody is it known whether serious harm came to them in the following year');
    const bands = [
      ['no contact in the last year', 0, 0],
      ['one contact', 1, 1],
      ['two to four', 2, 4],
      ['five to eleven', 5, 11],
      ['twelve or more', 12, Number.POSITIVE_INFINITY],
    ] as const;
    const rows = bands.map(([name, from, to]) => {
      let people = 0;
      let harmed = 0;
      for (let code = 0; code < profiles.contacts.length; code++) {
        const own = profiles.contacts[code]!;
        // Somebody of whom the outcome is not known came to neither harm nor none.
        if (own < from || own > to || outcomes[code] === null) continue;
        people++;
        if (outcomes[code] === true) harmed++;
      }
      return { name, people, harmed };
    });
    const harmedAll = rows.reduce((sum, row) => sum + row.harmed, 0);
    const quiet = rows[0]!.harmed + rows[1]!.harmed;
    return [
      {
        id: 'quiet.harmful',
        title: 'Of people with high harm in the last year: how many are not frequent',
        questions,
        ...(noHarm === null
          ? statedProportion({ successes: parts.harmfulOnly, total: harmful })
          : { notComputed: noHarm }),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'people with high harm',
        method: WILSON,
      },
      {
        id: 'quiet.quadrants',
        title: 'People by frequency and by harm',
        questions,
        unit: 'count',
        ...(noHarm !== null
          ? { notComputed: noHarm }
          : {
              table: {
                columns: [text('part', 'Part'), peopleCount('people', 'People')],
                rows: [
                  ['frequent, high harm', parts.frequentHarmful],
                  ['frequent, less harm', parts.frequentOnly],
                  ['not frequent, high harm', parts.harmfulOnly],
                  ['neither', parts.neither],
                ],
              },
            }),
        method: COUNT,
        limitations: ['Harm weights here are illustrative unless a table of weights was given.'],
      },
      {
        id: 'quiet.shared',
        title: 'Of the list by harm: how many are on the list by count',
        questions,
        ...(noHarm === null
          ? statedProportion({ successes: shared, total: byHarm.flat().length })
          : { notComputed: noHarm }),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'people on the list by harm',
        method: WILSON,
      },
      {
        id: 'quiet.overlap',
        title: 'Agreement of the list by harm with the list by count',
        questions,
        ...(noHarm === null ? { value: overlap.extrapolated } : { notComputed: noHarm }),
        unit: 'score',
        method: { name: 'Rank-biased overlap, extrapolated, ties averaged', source: 'Webber, Moffat and Zobel (2010)' },
      },
      {
        id: 'quiet.later-share',
        title: 'Of people who came to serious harm in the following year: how many had at most one contact',
        questions,
        ...(noOutcome === null ? statedProportion({ successes: quiet, total: harmedAll }) : { notComputed: noOutcome }),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'people in the log who came to serious harm',
        method: WILSON,
        limitations: ['People who never were in contact at all are not in the log, so the true share is higher.'],
      },
      {
        id: 'quiet.later',
        title: 'Serious harm in the following year by number of contacts in the last',
        questions: ['FSU-Q2', 'FSU-C2'],
        unit: 'proportion',
        ...(noOutcome !== null
          ? { notComputed: noOutcome }
          : {
              table: {
                columns: [
                  text('contacts', 'Contacts in the last year'),
                  peopleCount('people', 'People'),
                  peopleCount('harmed', 'Came to serious harm'),
                  ...withLimits({
                    name: 'share',
                    label: 'Share',
                    unit: 'proportion',
                    numerator: 'harmed',
                    denominator: 'people',
                  }),
                ],
                rows: rows.map((row) => [
                  row.name,
                  row.people,
                  row.harmed,
                  ...statedLimits(wilsonInterval({ successes: row.harmed, total: row.people })),
                ]),
              },
            }),
        method: WILSON,
      },
    ];
  },
});
