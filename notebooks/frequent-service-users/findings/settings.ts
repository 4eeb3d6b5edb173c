import type { FindingDraft } from '@assay/evidence';
import { FROM_DATA, findings } from '@assay/notebook';
import { dayText, listLength, log, referenceGroup } from '../contact-log.ts';
import { logEnds, programmeDate, reference, supportFrom } from '../inputs.ts';
import { text } from './columns.ts';
import { evaluation } from './support.ts';

/** What was given and what the data gave, so that nothing is taken silently. */
export const settingsFindings = findings({
  name: 'settingsFindings',
  title: 'What this run was set to, and where each setting comes from',
  needs: { log, listLength, referenceGroup, evaluation, logEnds, programmeDate, supportFrom, reference },
  compute: ({
    log,
    listLength,
    referenceGroup,
    evaluation,
    logEnds,
    programmeDate,
    supportFrom,
    reference,
  }): FindingDraft[] => {
    const given = (value: unknown, from: string) => (value === FROM_DATA ? from : 'given');
    const supported = evaluation.problem === null;
    return [
      {
        id: 'log.settings',
        title: 'What this run was set to, and where each setting comes from',
        questions: ['FSU-Q1'],
        unit: 'text',
        table: {
          columns: [
            text('setting', 'Setting'),
            { name: 'value', label: 'Value', unit: 'text' },
            { name: 'from', label: 'Where from', unit: 'text' },
          ],
          rows: [
            ['First day of the log', dayText(log.whole.from), 'its first contact'],
            ['Last day of the log', dayText(log.whole.until - 1), given(logEnds, 'its last contact, strays left out')],
            ['Places on the list', String(listLength.places), listLength.from],
            [
              'Start of the support programme',
              supported ? dayText(evaluation.start) : 'not known',
              supported ? given(programmeDate, 'the record of support') : evaluation.problem.reason,
            ],
            [
              'Contacts in the year before that made a person eligible for support',
              supported ? String(evaluation.fewest) : 'not known',
              supported
                ? given(supportFrom, 'what nineteen in twenty people with support had')
                : 'no record of support',
            ],
            [
              'Group that others are compared with',
              referenceGroup ?? 'none',
              given(reference, 'the largest group in contact'),
            ],
          ],
        },
        method: { name: 'As given, or taken from the data', source: 'the run' },
      },
    ];
  },
});
