import type { CodeEntry, CodeList } from './code-list.ts';

const WHITE_BRITISH = 'English, Welsh, Scottish, Northern Irish or British';

/** Wordings in published police files: the 2001 style with the code in brackets, and the 2011 style. */
function entry(code: string, group: string, label: string, old: string, recent: string, ...more: string[]): CodeEntry {
  const oldGroup = { White: 'White', Mixed: 'Mixed', Asian: 'Asian or Asian British', Black: 'Black or Black British' };
  const recentGroup = {
    White: 'White',
    Mixed: 'Mixed/Multiple ethnic groups',
    Asian: 'Asian/Asian British',
    Black: 'Black/African/Caribbean/Black British',
  };
  const before = oldGroup[group as keyof typeof oldGroup] ?? 'Chinese or other ethnic group';
  const after = recentGroup[group as keyof typeof recentGroup] ?? 'Other ethnic group';
  const aliases = [`${before} - ${old}`, `${before} - ${old} (${code})`, `${after} - ${recent}`, ...more];
  return { code, group, label: `${group}: ${label}`, aliases };
}

const shared = [
  entry('W1', 'White', WHITE_BRITISH, 'White British', 'English/Welsh/Scottish/Northern Irish/British'),
  entry('W2', 'White', 'Irish', 'White Irish', 'Irish'),
  entry('W9', 'White', 'any other', 'Any other White ethnic background', 'Any other White background'),
  entry('M1', 'Mixed', 'White and Black Caribbean', 'White and Black Caribbean', 'White and Black Caribbean'),
  entry('M2', 'Mixed', 'White and Black African', 'White and Black African', 'White and Black African'),
  entry('M3', 'Mixed', 'White and Asian', 'White and Asian', 'White and Asian'),
  entry('M9', 'Mixed', 'any other', 'Any other Mixed ethnic background', 'Any other Mixed/Multiple ethnic background'),
  entry('A1', 'Asian', 'Indian', 'Indian', 'Indian'),
  entry('A2', 'Asian', 'Pakistani', 'Pakistani', 'Pakistani'),
  entry('A3', 'Asian', 'Bangladeshi', 'Bangladeshi', 'Bangladeshi'),
  entry('A9', 'Asian', 'any other', 'Any other Asian ethnic background', 'Any other Asian background'),
  entry('B1', 'Black', 'Caribbean', 'Caribbean', 'Caribbean'),
  entry('B2', 'Black', 'African', 'African', 'African'),
  entry(
    'B9',
    'Black',
    'any other',
    'Any other Black ethnic background',
    'Any other Black/African/Caribbean background',
  ),
  entry('O9', 'Other', 'any other', 'Any other ethnic group', 'Any other ethnic group'),
  {
    code: 'NS',
    group: 'Not stated',
    label: 'Not stated',
    aliases: ['Not Stated (NS)', 'Other ethnic group - Not stated', 'Refused', 'Prefer not to say'],
  },
] satisfies CodeEntry[];

/** Self-defined ethnicity after the 2001 census. Chinese is O1, under Other. */
export const selfDefinedEthnicity16: CodeList = {
  name: 'self-defined-ethnicity-16+1',
  title: 'Self-defined ethnicity, 16+1',
  source: 'Home Office recording standard after the 2001 census; wording as in files of data.police.uk',
  entries: [...shared, entry('O1', 'Other', 'Chinese', 'Chinese', 'Chinese')],
};

/** Self-defined ethnicity after the 2011 census: Gypsy or Irish Traveller and Arab are new, Chinese is A4, under Asian. */
export const selfDefinedEthnicity18: CodeList = {
  name: 'self-defined-ethnicity-18+1',
  title: 'Self-defined ethnicity, 18+1',
  source: 'Home Office recording standard after the 2011 census; wording as in files of data.police.uk',
  entries: [
    ...shared,
    entry('W3', 'White', 'Gypsy or Irish Traveller', 'Gypsy or Irish Traveller', 'Gypsy or Irish Traveller'),
    entry('A4', 'Asian', 'Chinese', 'Chinese', 'Chinese'),
    entry('O2', 'Other', 'Arab', 'Arab', 'Arab'),
  ],
};

/** Census 2021, England and Wales: as 18+1 with Roma, which the police list does not have. The code W4 for Roma is ours. */
export const censusEthnicity2021: CodeList = {
  name: 'ethnicity-census-2021',
  title: 'Ethnic group, Census 2021',
  source: 'Office for National Statistics, Census 2021, 19 tick-box groups; letters as in 18+1, W4 for Roma is ours',
  entries: [
    ...selfDefinedEthnicity18.entries,
    { code: 'W4', group: 'White', label: 'White: Roma', aliases: ['White - Roma'] },
  ],
};
