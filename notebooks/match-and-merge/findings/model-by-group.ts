import { groupOfPersonByRecord } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import { type Clustering, errorsByGroup, recordsOfChangedSurname } from '@assay/record-matching';
import { blankGroup, type DictionaryColumn, dictionaryColumn, notComputed } from '@assay/statistics';
import { isEmpty, register, surnameTolerance } from '../inputs.ts';
import { modelClusters } from './model.ts';
import { NO_TRUTH } from './no-truth.ts';
import { chosenClusters } from './tolerance.ts';

export const modelByGroupFindings = findings({
  name: 'modelByGroupFindings',
  title: 'Who stays scattered under the tolerance, and who under the model',
  needs: { register, chosenClusters, modelClusters, surnameTolerance },
  compute: ({ register, chosenClusters, modelClusters, surnameTolerance }): FindingDraft[] => {
    const { truth } = register;
    const by = (id: string, of: string, column: DictionaryColumn, questions: readonly string[]): FindingDraft => {
      const shared = {
        id,
        title: `People scattered and people mixed under the tolerance and under the model, by ${of}`,
        questions,
        unit: 'proportion',
        method: { name: 'Share of people by group, Wilson score interval', source: 'Wilson (1927)' },
        limitations: [
          'The model reads fields that the tolerance does not; what it gains for some may be others mixed with their twins.',
        ],
      } as const;
      if (truth === null) return { ...shared, notComputed: NO_TRUTH };
      if (isEmpty(column)) return { ...shared, notComputed: notComputed(`the records do not state ${of}`) };
      return {
        ...shared,
        table: bothTable(of, chosenClusters, modelClusters, truth, groupOfPersonByRecord(truth, column)),
      };
    };
    return [
      by('model.by-sex', 'sex', register.sex, ['MM-Q1', 'MM-P1']),
      by('model.by-ethnicity', 'ethnicity', register.ethnicity, ['MM-P1']),
      by(
        'model.by-name-change',
        'change of surname',
        truth === null
          ? register.sex
          : changeBySex(truth, recordsOfChangedSurname(register.records, truth, surnameTolerance)),
        ['MM-Q1'],
      ),
    ];

    /** By the sex that any record of the person states, as in every other table by sex. */
    function changeBySex(truth: DictionaryColumn, isChanged: Uint8Array): DictionaryColumn {
      const { codes, values } = groupOfPersonByRecord(truth, register.sex);
      const blank = blankGroup(values, 'Sex not recorded');
      return dictionaryColumn(
        Array.from(isChanged, (each, row) => {
          const sex = values[codes[row]!] ?? blank;
          return each === 1 ? `${sex}, surname changed` : `${sex}, surname kept`;
        }),
      );
    }
  },
});

function bothTable(
  of: string,
  chosen: Clustering,
  model: Clustering,
  truth: DictionaryColumn,
  column: DictionaryColumn,
): FindingDraft['table'] & object {
  const share = (way: string, numerator: string) =>
    ({ unit: 'proportion', numerator, denominator: 'severalRecords', label: way }) as const;
  const underModel = new Map(errorsByGroup(model, truth, column).map((row) => [row.group, row]));
  return {
    columns: [
      { name: of.replaceAll(' ', '-'), label: 'Group', unit: 'text', key: true },
      {
        name: 'severalRecords',
        label: 'People with several records',
        unit: 'count',
        people: true,
        measure: 'people with several records',
      },
      {
        name: 'scattered',
        label: 'Scattered: rule',
        unit: 'count',
        people: true,
        measure: 'people scattered',
      },
      ...withLimits({ name: 'share', ...share('Share', 'scattered') }),
      {
        name: 'modelScattered',
        label: 'Scattered: model',
        unit: 'count',
        people: true,
        measure: 'people scattered under the model',
      },
      ...withLimits({ name: 'modelShare', ...share('Share', 'modelScattered') }),
      {
        name: 'mixed',
        label: 'Mixed: rule',
        unit: 'count',
        people: true,
        measure: 'people mixed with others',
      },
      {
        name: 'modelMixed',
        label: 'Mixed: model',
        unit: 'count',
        people: true,
        measure: 'people mixed under the model',
      },
    ],
    rows: errorsByGroup(chosen, truth, column)
      .sort((a, b) => (a.group < b.group ? -1 : 1))
      .map((row) => {
        const other = underModel.get(row.group)!;
        return [
          row.group,
          row.peopleWithSeveralRecords,
          row.scatteredPeople,
          ...statedLimits(row.scatteredShare),
          other.scatteredPeople,
          ...statedLimits(other.scatteredShare),
          row.mixedPeople,
          other.mixedPeople,
        ];
      }),
  };
}
