import type { CodeList } from './code-list.ts';

/**
 * What an officer judged from appearance. It is another thing than what the person says: the two are compared in a table and
 * never turned into one another.
 */
export const officerDefinedEthnicity: CodeList = {
  name: 'officer-defined-ethnicity-6+1',
  title: 'Officer-defined ethnicity, 6+1',
  source: 'Police identity codes (IC)',
  entries: [
    { code: 'IC1', group: 'White', label: 'White, North European' },
    { code: 'IC2', group: 'White', label: 'White, South European' },
    { code: 'IC3', group: 'Black', label: 'Black' },
    { code: 'IC4', group: 'Asian', label: 'Asian (Indian subcontinent)' },
    { code: 'IC5', group: 'Other', label: 'Chinese, Japanese, Korean or South-East Asian' },
    { code: 'IC6', group: 'Other', label: 'Arab or North African' },
    { code: 'IC9', group: 'Unknown', label: 'Unknown', aliases: ['Unseen'] },
  ],
};

/** The groups that published figures use, and the five words that data.police.uk writes for what an officer judged. */
export const ethnicGroups: CodeList = {
  name: 'ethnic-group-5+1',
  title: 'Ethnic group, five and not stated',
  source: 'Office for National Statistics, five groups; "not stated" is a group of its own',
  entries: ['White', 'Mixed', 'Asian', 'Black', 'Other', 'Not stated'].map((code) => ({
    code,
    label: code,
    group: code,
  })),
};
