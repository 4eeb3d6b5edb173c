import type { CodeList } from './code-list.ts';
import { comparableWording } from './comparable-wording.ts';
import { officerDefinedEthnicity } from './officer-defined-ethnicity.ts';
import { censusEthnicity2021, selfDefinedEthnicity16, selfDefinedEthnicity18 } from './self-defined-ethnicity.ts';

/** What a wording says: the broad group, and the code where it is more exact than that. */
interface EthnicWording {
  readonly group: string;
  readonly code: string | null;
  /** The list in which the wording stands. */
  readonly list: string;
}

/** Words for a whole broad group: the single letters, the five groups of three censuses, and what officers type. */
const BROAD: Readonly<Record<string, readonly string[]>> = {
  White: ['White', 'W', 'Caucasian', 'White European', 'White background', 'White ethnic group'],
  Mixed: [
    'Mixed',
    'M',
    'Mixed race',
    'Mixed heritage',
    'Dual heritage',
    'Mixed ethnicity',
    'Mixed background',
    'Mixed or multiple',
    'Mixed or multiple ethnic groups',
    'Mixed multiple ethnic groups',
    'Mixed multiple ethnic group',
    'Mixed ethnic group',
    'Multiple ethnic groups',
  ],
  Asian: [
    'Asian',
    'A',
    'South Asian',
    'Asian British',
    'British Asian',
    'Asian or Asian British',
    'Asian Asian British',
    'Asian, Asian British or Asian Welsh',
    'Asian, Asian British, Asian Welsh',
    'Asian ethnic group',
  ],
  Black: [
    'Black',
    'B',
    'Black British',
    'British Black',
    'Black or Black British',
    'Black Black British',
    'Black/African/Caribbean/Black British',
    'Black, Black British, Black Welsh, Caribbean or African',
    'Black, African, Caribbean or Black British',
    'Black, Black British, Caribbean or African',
    'Afro-Caribbean',
    'African-Caribbean',
    'African or Caribbean',
    'Black ethnic group',
  ],
  Other: ['Other', 'O', 'Other ethnic group', 'Other ethnicity', 'Other background', 'Any other', 'Other groups'],
};

/** The same in Welsh, in the words of the census in Wales. */
const BROAD_IN_WELSH: Readonly<Record<string, readonly string[]>> = {
  White: ['Gwyn'],
  Mixed: ['Cymysg', 'Cymysg neu amlethnig', 'Grwpiau cymysg neu amlethnig'],
  Asian: ['Asiaidd', 'Asiaidd, Asiaidd Cymreig neu Asiaidd Prydeinig'],
  Black: ['Du', 'Du, Du Cymreig, Du Prydeinig, Caribïaidd neu Affricanaidd'],
  Other: ['Arall', 'Grŵp ethnig arall'],
};

/** Words for one code, as they stand without the group before them. */
const EXACT: Readonly<Record<string, readonly string[]>> = {
  W1: ['British', 'English, Welsh, Scottish, Northern Irish or British', 'English', 'Welsh', 'Scottish'],
  W2: ['Irish', 'Gwyddelig'],
  W3: [
    'Gypsy or Irish Traveller',
    'Gypsy',
    'Traveller',
    'Irish Traveller',
    'Gypsy or Traveller',
    'Gypsy Roma Traveller',
    'Sipsi neu Deithiwr Gwyddelig',
  ],
  W4: ['Roma'],
  M1: ['White and Black Caribbean', 'White Black Caribbean'],
  M2: ['White and Black African', 'White Black African'],
  M3: ['White and Asian', 'White Asian'],
  A1: ['Indian', 'Indiaidd'],
  A2: ['Pakistani', 'Pacistanaidd'],
  A3: ['Bangladeshi', 'Bangladeshaidd'],
  A4: ['Chinese', 'Tsieineaidd'],
  B1: ['Caribbean', 'Caribïaidd'],
  B2: ['African', 'Affricanaidd'],
  O2: ['Arab', 'Arabaidd'],
  O9: ['Any other ethnic group', 'Any other ethnicity'],
};
/** Said alone, these name a nationality and not a group. */
const ONLY_AFTER_GROUP = new Set(['British', 'English', 'Welsh', 'Scottish']);
const REMAINDERS: Readonly<Record<string, string>> = { W9: 'White', M9: 'Mixed', A9: 'Asian', B9: 'Black' };
const IN_OFFICERS_WORDS: Readonly<Record<string, readonly string[]>> = {
  IC1: ['North European', 'Northern European', 'White Northern European', 'White North European'],
  IC2: ['South European', 'Southern European', 'Dark European', 'Mediterranean', 'White Southern European'],
  IC4: ['Indian subcontinent', 'Asian Indian subcontinent', 'Asian - Indian subcontinent'],
  IC5: [
    'Chinese, Japanese or SE Asian',
    'Chinese, Japanese or South East Asian',
    'Chinese, Japanese, or other South-East Asian',
    'Oriental',
    'South East Asian',
  ],
  IC6: ['Arabic or North African', 'Arab or North African', 'Middle Eastern', 'Arab', 'North African'],
};

const census = censusEthnicity2021.entries;
const groupOfCode = new Map(
  [...census, ...officerDefinedEthnicity.entries].map(({ code, group }) => [code, group!] as const),
);

/** The broad group of a code of 18+1, the census or the officers' list; `undefined` where none of them has it. */
export function groupOfEthnicCode(code: string): string | undefined {
  return groupOfCode.get(code);
}

const wordings = new Map<string, EthnicWording>();

/** What a wording says as it stands, whatever its case, spaces and signs; `undefined` where no list has it. Never a bare code. */
export function ethnicWording(text: string): EthnicWording | undefined {
  if (wordings.size === 0) fillWordings();
  return wordings.get(comparableWording(text));
}

function fillWordings(): void {
  const add = (text: string, wording: EthnicWording) => {
    const key = comparableWording(text);
    if (!wordings.has(key)) wordings.set(key, wording);
  };
  for (const [group, words] of [...Object.entries(BROAD), ...Object.entries(BROAD_IN_WELSH)]) {
    for (const word of words) add(word, { group, code: null, list: 'five groups' });
  }
  addList(selfDefinedEthnicity18, add);
  addList(censusEthnicity2021, add);
  addList(selfDefinedEthnicity16, add);
  addList(officerDefinedEthnicity, add);
  const addExact = (code: string, list: string, words: readonly string[]) => {
    const group = groupOfCode.get(code)!;
    for (const word of words) {
      if (!ONLY_AFTER_GROUP.has(word)) add(word, { group, code, list });
      for (const broad of BROAD[group] ?? []) if (broad.length > 1) add(`${broad} ${word}`, { group, code, list });
    }
  };
  for (const [code, words] of Object.entries(EXACT)) addExact(code, 'census words', words);
  for (const [code, group] of Object.entries(REMAINDERS)) {
    for (const broad of BROAD[group]!.filter((word) => word.length > 1)) {
      for (const ending of ['', ' background', ' ethnic background']) {
        for (const text of [`Any other ${broad}${ending}`, `Other ${broad}${ending}`, `${broad} any other${ending}`]) {
          add(text, { group, code, list: 'census words' });
        }
        add(`${broad} other${ending}`, { group, code, list: 'census words' });
      }
    }
  }
  for (const [code, words] of Object.entries(IN_OFFICERS_WORDS)) {
    for (const word of words) add(word, { group: groupOfCode.get(code)!, code, list: officerDefinedEthnicity.name });
  }
}

function addList(list: CodeList, add: (text: string, wording: EthnicWording) => void): void {
  for (const { code, group, label, aliases = [] } of list.entries) {
    for (const text of [label, ...aliases]) {
      // A letter and a digit alone is no wording: what it stands for depends on the list.
      if (group !== undefined) add(text, { group, code, list: list.name });
    }
  }
}
