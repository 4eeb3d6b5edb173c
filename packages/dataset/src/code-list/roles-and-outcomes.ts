import type { CodeList } from './code-list.ts';

/** What a person was in an event. `group` follows the Data Protection Act 2018, section 38(3), which keeps these apart. */
export const roles: CodeList = {
  name: 'role',
  title: 'Role of a person in an event',
  source: 'Ours; grouping after the Data Protection Act 2018, section 38(3)',
  entries: [
    { code: 'suspect', label: 'Suspect', group: 'Suspected', aliases: ['suspected', 'accused'] },
    { code: 'detainee', label: 'Detainee', group: 'Suspected', aliases: ['detained', 'arrested'] },
    { code: 'offender', label: 'Offender (convicted)', group: 'Convicted', aliases: ['convicted'] },
    { code: 'victim', label: 'Victim', group: 'Victim', aliases: ['aggrieved', 'injured party'] },
    { code: 'witness', label: 'Witness', group: 'Witness or other' },
    { code: 'informant', label: 'Informant or caller', group: 'Witness or other', aliases: ['caller'] },
    { code: 'missing-person', label: 'Missing person', group: 'Witness or other' },
    { code: 'welfare-check', label: 'Subject of a welfare check', group: 'Witness or other' },
    { code: 'staff', label: 'Staff', group: 'Witness or other', aliases: ['employee'] },
  ],
};

/** Outcomes of stop and search as data.police.uk publishes them. An empty, "null" or "false" outcome is missing, not "no further action". */
export const stopSearchOutcomes: CodeList = {
  name: 'stop-search-outcome',
  title: 'Outcome of stop and search',
  source: 'data.police.uk; wordings found in its files, the older ones among the aliases',
  missing: ['null', 'false'],
  entries: [
    { code: 'arrest', label: 'Arrest', group: 'Arrest', aliases: ['Suspect arrested', 'bu-arrest', 'Arrested'] },
    {
      code: 'no-further-action',
      label: 'A no further action disposal',
      group: 'No further action',
      aliases: [
        'Nothing found - no further action',
        'bu-no-further-action',
        'No further action',
        'No further action taken',
        'No further action necessary',
        'NFA',
        'Nothing found',
        'Nothing found - NFA',
        'No action',
        'No action taken',
      ],
    },
    {
      code: 'summons-charged',
      label: 'Summons / charged by post',
      group: 'Other action',
      aliases: ['Suspect summonsed to court', 'Summonsed', 'Summons', 'Charged', 'Postal requisition'],
    },
    {
      code: 'caution',
      label: 'Caution (simple or conditional)',
      group: 'Other action',
      aliases: ['Offender cautioned', 'Caution', 'Cautioned', 'Simple caution', 'Conditional caution'],
    },
    {
      code: 'community-resolution',
      label: 'Community resolution',
      group: 'Other action',
      aliases: ['Local resolution'],
    },
    {
      code: 'drugs-warning',
      label: 'Khat or Cannabis warning',
      group: 'Other action',
      aliases: [
        'Offender given drugs possession warning',
        'Cannabis warning',
        'Khat warning',
        'Drugs possession warning',
      ],
    },
    {
      code: 'penalty-notice',
      label: 'Penalty Notice for Disorder',
      group: 'Other action',
      aliases: ['Offender given penalty notice', 'Penalty notice', 'PND', 'Fixed penalty notice'],
    },
    {
      code: 'article-found',
      label: 'Article found, detailed outcome unavailable',
      group: 'Other action',
      aliases: ['Article found - Detailed outcome unavailable'],
    },
  ],
};

export const crimeOutcomes: CodeList = {
  name: 'crime-outcome',
  title: 'Outcomes of recorded crime that the notebooks use',
  source: 'Home Office outcome numbers; a selection, to be confirmed with the force',
  entries: [
    { code: '1', label: 'Charged or summonsed' },
    { code: '8', label: 'Community resolution' },
    { code: '15', label: 'Evidential difficulties, victim supports action' },
    { code: '16', label: 'Evidential difficulties, victim does not support action' },
    { code: '21', label: 'Further investigation not in the public interest' },
    { code: '22', label: 'Diversionary, educational or intervention activity' },
  ],
};

/** What followed for a young person of whom there is an indecent image. */
export const imageDisposals: CodeList = {
  name: 'image-disposal',
  title: 'What followed for the young person',
  source: 'Ours; outcome 22 after the Home Office outcome numbers',
  missing: ['unknown', 'not recorded', 'not known'],
  entries: [
    { code: 'no further action', label: 'No further action', aliases: ['NFA', 'outcome 21', 'no action'] },
    {
      code: 'education or support',
      label: 'Education or support',
      group: 'Support or resolution',
      aliases: ['outcome 22', 'diversion', 'support', 'education'],
    },
    { code: 'community resolution', label: 'Community resolution', group: 'Support or resolution', aliases: ['CR'] },
    {
      code: 'caution',
      label: 'Caution',
      group: 'Criminal outcome',
      aliases: ['cautioned', 'youth caution', 'youth conditional caution', 'conditional caution', 'simple caution'],
    },
    {
      code: 'charge',
      label: 'Charge',
      group: 'Criminal outcome',
      aliases: ['charged', 'charged or summonsed', 'charged/summonsed', 'summons', 'summonsed', 'postal requisition'],
    },
  ],
};

/** Grades of indecent images. Only counts by grade are ever held. */
export const imageCategories: CodeList = {
  name: 'image-category',
  title: 'Category of indecent image',
  source: 'Sentencing Council for England and Wales, categories A to C',
  entries: ['A', 'B', 'C'].map((code) => ({ code, label: `Category ${code}` })),
};

/** Why a value is missing: these mean different things and must not be lumped together. */
export const missingReasons: CodeList = {
  name: 'missing-reason',
  title: 'Why a value is missing',
  source: 'Ours',
  entries: [
    { code: 'blank', label: 'Left blank' },
    { code: 'not-stated', label: 'Asked and not stated', aliases: ['NS'] },
    { code: 'refused', label: 'Asked and refused' },
    { code: 'not-asked', label: 'Not asked' },
    { code: 'system-default', label: 'Filled in by the system, such as 1 January' },
  ],
};

export const ageBands: CodeList = {
  name: 'age-band-data-police-uk',
  title: 'Age bands of data.police.uk',
  source: 'data.police.uk, stop and search',
  entries: ['under 10', '10-17', '18-24', '25-34', 'over 34'].map((code) => ({ code, label: code })),
};
