import { groupOfPersonByRecord } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { finding, findings } from '@assay/notebook';
import { type Clustering, errorsOfWays, groupsOfChangedSurname } from '@assay/record-matching';
import type { DictionaryColumn } from '@assay/statistics';
import { groupedPeople, register, tolerance } from '../inputs.ts';
import { modelClusters } from './model.ts';
import { cutClusters } from './profile-rules.ts';
import { chosenClusters } from './tolerance.ts';

export const modelByGroupFindings = findings('modelByGroupFindings', {
  title: 'Who stays scattered under the tolerance, and who under the model',
  needs: { register, chosenClusters, modelClusters, cutClusters, tolerance },
  compute: ({ register, chosenClusters, modelClusters, cutClusters, tolerance }) => {
    const { truth, records } = register;
    // By the sex that any record of the person states, as in every other table by sex.
    const sex = truth === null ? register.sex : groupOfPersonByRecord(truth, register.sex);
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
      ways: { readonly model: Clustering; readonly cut?: Clustering } = { model: modelClusters },
    ): FindingDraft =>
      about.given(groupedPeople(register, column, of)).table(id, {
        title: `People scattered and people mixed under the tolerance and under the model, by ${of}`,
        questions,
        rows: ({ truth, group }) => errorsOfWays(chosenClusters, ways, truth, group),
        columns: (t) => [
          t.key(of.replaceAll(' ', '-'), 'Group', 'group'),
          t.people('severalRecords', 'People with several records', 'peopleWithSeveralRecords', {
            measure: 'people with several records',
          }),
          t.people('scattered', 'Scattered: rule', 'scatteredPeople', { measure: 'people scattered' }),
          t.share('share', 'Share scattered: rule', { of: 'scattered', outOf: 'severalRecords' }),
          t.people('modelScattered', 'Scattered: model', ({ under }) => under.model.scatteredPeople, {
            measure: 'people scattered under the model',
          }),
          t.share('modelShare', 'Share scattered: model', { of: 'modelScattered', outOf: 'severalRecords' }),
          t.people('mixed', 'Mixed: rule', 'mixedPeople', { measure: 'people mixed with others' }),
          t.people('modelMixed', 'Mixed: model', ({ under }) => under.model.mixedPeople, {
            measure: 'people mixed under the model',
          }),
          ...('cut' in ways
            ? [
                t.people(
                  'cutScattered',
                  'Scattered: model, weak bridges cut',
                  ({ under }) => under.cut!.scatteredPeople,
                ),
                t.people('cutMixed', 'Mixed: model, weak bridges cut', ({ under }) => under.cut!.mixedPeople),
              ]
            : []),
        ],
      });
    return [
      by('model.by-sex', 'sex', register.sex, ['MM-Q1', 'MM-P1']),
      by('model.by-ethnicity', 'ethnicity', register.ethnicity, ['MM-P1'], { model: modelClusters, cut: cutClusters }),
      by(
        'model.by-name-change',
        'change of surname',
        truth === null ? sex : groupsOfChangedSurname(records, truth, sex, tolerance.surname, 'Sex not recorded'),
        ['MM-Q1'],
      ),
    ];
  },
});
