import { flagRates, outcomeSplit } from '@assay/contact-profiling';
import { broadEthnicity, numberColumn, textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import { type DictionaryColumn, MISSING_CODE, notComputed } from '@assay/statistics';
import { attributes, flagging, log, profiles, referenceGroup } from '../contact-log.ts';
import { flags, population } from '../inputs.ts';
import { peopleCount, text, WILSON } from './columns.ts';

const NO_FLAGS = notComputed('no table of flags was given');

export const flagRateFindings = findings({
  name: 'flagRateFindings',
  title: 'Who is flagged, on three denominators',
  needs: { profiles, attributes, flagging, population, referenceGroup },
  compute: ({ profiles, attributes, flagging, population, referenceGroup }): FindingDraft[] => {
    const reference = referenceGroup ?? '';
    const residents = new Map<string, number>();
    const group = broadEthnicity(textColumn(population, 'ethnic_group')).column;
    const living = numberColumn(population, 'residents').values;
    for (let row = 0; row < population.rowCount; row++) {
      const name = group.values[group.codes[row]!];
      if (name !== undefined) residents.set(name, (residents.get(name) ?? 0) + living[row]!);
    }
    const inContact = Int32Array.from(profiles.contacts.keys()).filter((code) => profiles.contacts[code]! > 0);
    const known = attributes.group.values.includes(reference);
    const rows = known
      ? flagRates(
          {
            group: { values: attributes.group.values, codes: inContact.map((code) => attributes.group.codes[code]!) },
            flagged: Uint8Array.from(inContact, (code) => flagging.inLastYear[code]!),
            contacts: inContact.map((code) => profiles.contacts[code]!),
            residents,
          },
          reference,
        )
      : [];
    const questions = ['FSU-Q4'];
    const none = notComputed(
      referenceGroup === null
        ? 'no ethnic group is recorded of anybody in contact'
        : `nobody in contact is recorded as ${reference}`,
    );
    const method = {
      name: 'Wilson score, Garwood; ratios by Koopman score and exact conditional interval',
      source: 'Wilson (1927); Garwood (1936); Koopman (1984)',
    };
    return [
      {
        id: 'flags.rates',
        title: 'People flagged in the last year, by ethnic group, per resident, per person in contact and per contact',
        questions,
        unit: 'proportion',
        ...(known
          ? {
              table: {
                columns: [
                  text('group', 'Ethnic group'),
                  peopleCount('flagged', 'Flagged'),
                  { name: 'residents', label: 'Residents', unit: 'count' },
                  peopleCount('inContact', 'In contact'),
                  { name: 'contacts', label: 'Contacts', unit: 'count' },
                  {
                    name: 'perResident',
                    label: 'Per 1,000 residents',
                    unit: 'rate-per-1000',
                    numerator: 'flagged',
                    denominator: 'residents',
                  },
                  {
                    name: 'perPerson',
                    label: 'Per person in contact',
                    unit: 'proportion',
                    numerator: 'flagged',
                    denominator: 'inContact',
                  },
                  {
                    name: 'perContact',
                    label: 'Per 1,000 contacts',
                    unit: 'rate-per-1000',
                    numerator: 'flagged',
                    denominator: 'contacts',
                  },
                ],
                rows: rows.map((row) => [
                  row.group,
                  row.flagged,
                  row.residents,
                  row.inContact,
                  row.contacts,
                  times(statedLimits(row.perResident)[0], 1000),
                  statedLimits(row.perPersonInContact)[0],
                  times(statedLimits(row.perContact)[0], 1000),
                ]),
              },
            }
          : { notComputed: none }),
        method,
        limitations: [
          'Contact that people avoid, or that is not recorded, lowers the count of a group and so its flags.',
        ],
      },
      {
        id: 'flags.ratios',
        title: 'Flag rates as a multiple of the reference group, on each denominator',
        questions,
        unit: 'ratio',
        ...(known
          ? {
              table: {
                columns: [
                  text('group', 'Ethnic group'),
                  { name: 'denominator', label: 'Counted per', unit: 'text', key: true },
                  ...withLimits({ name: 'ratio', label: 'Times the reference group', unit: 'ratio' }),
                ],
                rows: rows.flatMap((row) =>
                  row.group === reference
                    ? []
                    : [
                        [row.group, 'resident', ...statedLimits(row.ratioPerResident)],
                        [row.group, 'person in contact', ...statedLimits(row.ratioPerPersonInContact)],
                        [row.group, 'contact', ...statedLimits(row.ratioPerContact)],
                      ],
                ),
              },
            }
          : { notComputed: none }),
        method,
      },
      {
        id: 'flags.bounds',
        title:
          'Share flagged of people in contact, and what it could be if those without a recorded group were all of this one',
        questions,
        unit: 'proportion',
        ...(known
          ? {
              table: {
                columns: [
                  text('group', 'Ethnic group'),
                  peopleCount('flagged', 'Flagged'),
                  peopleCount('inContact', 'In contact'),
                  {
                    name: 'share',
                    label: 'Share flagged',
                    unit: 'proportion',
                    numerator: 'flagged',
                    denominator: 'inContact',
                  },
                  { name: 'least', label: 'at least', unit: 'proportion' },
                  { name: 'most', label: 'at most', unit: 'proportion' },
                ],
                rows: rows.map((row) => [
                  row.group,
                  row.flagged,
                  row.inContact,
                  statedLimits(row.perPersonInContact)[0],
                  row.leastPerPersonInContact,
                  row.mostPerPersonInContact,
                ]),
              },
            }
          : { notComputed: none }),
        method: { name: 'Bounds without assumptions', source: 'Manski (1990)' },
      },
    ];
  },
});

function times(value: number | null, by: number): number | null {
  return value === null ? null : value * by;
}

export const outcomeFindings = findings({
  name: 'outcomeFindings',
  title: 'What a flag leads to, and for whom it is called nuisance',
  needs: { log, attributes, flags },
  compute: ({ log, attributes, flags }): FindingDraft[] => {
    const questions = ['FSU-Q4'];
    const given = flags.rowCount > 0;
    const label = textColumn(flags, 'label');
    const outcome = textColumn(flags, 'outcome');
    const id = textColumn(flags, 'person_id');
    const codes = Int32Array.from(id.codes, (code) => log.codeOfPerson.get(id.values[code] ?? '') ?? -1);
    const group: DictionaryColumn = {
      values: attributes.group.values,
      codes: codes.map((code) => (code < 0 ? MISSING_CODE : attributes.group.codes[code]!)),
    };
    const nuisance: DictionaryColumn = {
      values: ['called nuisance', 'called something else'],
      codes: label.codes.map((code) => (code === MISSING_CODE ? 1 : /nuisance/i.test(label.values[code]!) ? 0 : 1)),
    };
    const byLabel = outcomeSplit(nuisance, outcome);
    const ofNuisance = byLabel.filter(({ group }) => group === 'called nuisance');
    const enforced = ofNuisance.find(({ outcome }) => outcome === 'enforcement');
    const rowsOf = (rows: ReturnType<typeof outcomeSplit>) =>
      rows.map((row) => [row.group, row.outcome, row.flags, row.total, ...statedLimits(row.share)]);
    const columns = (first: string) => [
      text('group', first),
      { name: 'outcome', label: 'What followed', unit: 'text' as const, key: true },
      peopleCount('flags', 'Flags'),
      peopleCount('total', 'of all flags'),
      ...withLimits({ name: 'share', label: 'Share', unit: 'proportion', numerator: 'flags', denominator: 'total' }),
    ];
    return [
      {
        id: 'outcomes.nuisance',
        title: 'Of flags labelled nuisance: how many led to enforcement',
        questions,
        ...(given
          ? statedProportion({ successes: enforced?.flags ?? 0, total: ofNuisance[0]?.total ?? 0 })
          : { notComputed: NO_FLAGS }),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'flags labelled nuisance',
        method: WILSON,
        limitations: ['The label is the officer’s; whether it caused the enforcement, counts cannot tell.'],
      },
      {
        id: 'outcomes.by-label',
        title: 'What followed a flag, by label',
        questions,
        unit: 'proportion',
        ...(given ? { table: { columns: columns('Label'), rows: rowsOf(byLabel) } } : { notComputed: NO_FLAGS }),
        method: WILSON,
      },
      {
        id: 'outcomes.labels',
        title: 'Flags labelled nuisance, by ethnic group',
        questions,
        unit: 'proportion',
        ...(given
          ? {
              table: {
                columns: columns('Ethnic group').map((column) =>
                  column.name === 'outcome' ? { ...column, label: 'Label' } : column,
                ),
                rows: rowsOf(outcomeSplit(group, nuisance).filter(({ outcome }) => outcome === 'called nuisance')),
              },
            }
          : { notComputed: NO_FLAGS }),
        method: WILSON,
      },
      {
        id: 'outcomes.by-group',
        title: 'What followed a flag, by ethnic group',
        questions,
        unit: 'proportion',
        ...(given
          ? { table: { columns: columns('Ethnic group'), rows: rowsOf(outcomeSplit(group, outcome)) } }
          : { notComputed: NO_FLAGS }),
        method: WILSON,
      },
    ];
  },
});
