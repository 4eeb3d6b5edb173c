import { groupOfPersonByRecord } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { finding, findings } from '@assay/notebook';
import { type Clustering, errorsByGroup, recordsOfChangedSurname } from '@assay/record-matching';
import { blankGroup, type DictionaryColumn, isBlankColumn, MISSING_CODE, notComputed } from '@assay/statistics';
import { register, surnameTolerance } from '../inputs.ts';
import { modelClusters } from './model.ts';
import { NO_TRUTH } from './no-truth.ts';
import { cutClusters } from './profile-rules.ts';
import { chosenClusters } from './tolerance.ts';

export const modelByGroupFindings = findings('modelByGroupFindings', {
  title: 'Who stays scattered under the tolerance, and who under the model',
  needs: { register, chosenClusters, modelClusters, cutClusters, surnameTolerance },
  compute: ({ register, chosenClusters, modelClusters, cutClusters, surnameTolerance }) => {
    const { truth } = register;
    const about = finding.about({
      questions: ['MM-P1'],
      method: { name: 'Share of people by group, Wilson score interval', source: 'Wilson (1927)' },
      limitations:
        'The model reads fields that the tolerance does not; what it gains for some may be others mixed with their twins.',
    });
    const by = (
      id: string,
      of: string,
      column: DictionaryColumn,
      questions: readonly string[],
      { withCut = false } = {},
    ): FindingDraft =>
      about.table(id, `People scattered and people mixed under the tolerance and under the model, by ${of}`, {
        questions,
        rows:
          truth === null
            ? NO_TRUTH
            : isBlankColumn(column)
              ? notComputed(`the records do not state ${of}`)
              : everyWay(
                  { chosen: chosenClusters, model: modelClusters, cut: cutClusters },
                  truth,
                  groupOfPersonByRecord(truth, column),
                ),
        columns: (t) => [
          t.key(of.replaceAll(' ', '-'), 'Group', 'group'),
          t.people('severalRecords', 'People with several records', 'peopleWithSeveralRecords', {
            measure: 'people with several records',
          }),
          t.people('scattered', 'Scattered: rule', 'scatteredPeople', { measure: 'people scattered' }),
          t.share('share', 'Share scattered: rule', { of: 'scattered', outOf: 'severalRecords' }),
          t.people('modelScattered', 'Scattered: model', ({ underModel }) => underModel.scatteredPeople, {
            measure: 'people scattered under the model',
          }),
          t.share('modelShare', 'Share scattered: model', { of: 'modelScattered', outOf: 'severalRecords' }),
          t.people('mixed', 'Mixed: rule', 'mixedPeople', { measure: 'people mixed with others' }),
          t.people('modelMixed', 'Mixed: model', ({ underModel }) => underModel.mixedPeople, {
            measure: 'people mixed under the model',
          }),
          ...(withCut
            ? [
                t.people(
                  'cutScattered',
                  'Scattered: model, weak bridges cut',
                  ({ underCut }) => underCut.scatteredPeople,
                ),
                t.people('cutMixed', 'Mixed: model, weak bridges cut', ({ underCut }) => underCut.mixedPeople),
              ]
            : []),
        ],
      });
    return [
      by('model.by-sex', 'sex', register.sex, ['MM-Q1', 'MM-P1']),
      by('model.by-ethnicity', 'ethnicity', register.ethnicity, ['MM-P1'], { withCut: true }),
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
      const sexes = [...values, blankGroup(values, 'Sex not recorded')];
      const names = sexes.flatMap((sex) => [`${sex}, surname kept`, `${sex}, surname changed`]);
      return {
        values: names,
        codes: codes.map((code, row) => 2 * (code === MISSING_CODE ? values.length : code) + isChanged[row]!),
      };
    }
  },
});

function everyWay(
  { chosen, model, cut }: Readonly<Record<'chosen' | 'model' | 'cut', Clustering>>,
  truth: DictionaryColumn,
  column: DictionaryColumn,
) {
  const errorsOf = (clusters: Clustering) =>
    new Map(errorsByGroup(clusters, truth, column).map((row) => [row.group, row]));
  const [underModel, underCut] = [errorsOf(model), errorsOf(cut)];
  return errorsByGroup(chosen, truth, column)
    .sort((a, b) => (a.group < b.group ? -1 : 1))
    .map((row) => ({ ...row, underModel: underModel.get(row.group)!, underCut: underCut.get(row.group)! }));
}
