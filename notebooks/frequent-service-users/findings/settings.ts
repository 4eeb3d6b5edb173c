import { writtenDayOf } from '@assay/dataset';
import { FROM_DATA, finding, findings } from '@assay/notebook';
import { log, referenceGroup } from '../contact-log.ts';
import { listLength } from '../counted.ts';
import { evaluation } from '../evaluation.ts';
import { logEnds, programmeDate, reference, supportFrom } from '../inputs.ts';

/** What was given and what the data gave, so that nothing is taken silently. */
export const settingsFindings = findings('settingsFindings', {
  title: 'What this run was set to, and where each setting comes from',
  needs: { log, listLength, referenceGroup, evaluation, logEnds, programmeDate, supportFrom, reference },
  compute: ({ log, listLength, referenceGroup, evaluation, logEnds, programmeDate, supportFrom, reference }) => {
    const given = (value: unknown, from: string) => (value === FROM_DATA ? from : 'given');
    const supported = evaluation.problem === null;
    const about = finding.about({
      questions: ['FSU-Q1'],
      method: { name: 'As given, or taken from the data', source: 'the run' },
    });
    const settings = [
      { setting: 'First day of the log', value: writtenDayOf(log.whole.from), from: 'its first contact' },
      {
        setting: 'Last day of the log',
        value: writtenDayOf(log.whole.until - 1),
        from: given(logEnds, 'its last contact, strays left out'),
      },
      { setting: 'Places on the list', value: String(listLength.places), from: listLength.from },
      {
        setting: 'Start of the support programme',
        value: supported ? writtenDayOf(evaluation.start) : 'not known',
        from: evaluation.problem?.reason ?? given(programmeDate, 'the record of support'),
      },
      {
        setting: 'Contacts in the year before that made a person eligible for support',
        value: supported ? String(evaluation.fewest) : 'not known',
        from: supported
          ? given(supportFrom, 'what nineteen in twenty people with support had')
          : 'no record of support',
      },
      {
        setting: 'Group that others are compared with',
        value: referenceGroup ?? 'none',
        from: given(reference, 'the largest group in contact'),
      },
    ];
    return [
      about.table('log.settings', 'What this run was set to, and where each setting comes from', {
        unit: 'text',
        rows: settings,
        columns: (t) => [t.key('setting', 'Setting'), t.text('value', 'Value'), t.text('from', 'Where from')],
      }),
    ];
  },
});
