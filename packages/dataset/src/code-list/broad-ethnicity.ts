import type { DictionaryColumn } from '@assay/statistics';
import { bareEthnicCode } from './bare-ethnic-code.ts';
import { comparableWording } from './comparable-wording.ts';
import { ethnicWording, groupOfEthnicCode } from './ethnic-wordings.ts';
import { type EthnicityListUsed, ethnicityListUsed } from './ethnicity-list-used.ts';
import { mapCode } from './map-code.ts';
import { type MappedWords, mapWords, type RowWeights, UNREAD_GROUP, type WordReader } from './mapped-words.ts';
import { officerDefinedEthnicity } from './officer-defined-ethnicity.ts';
import { selfDefinedEthnicity16, selfDefinedEthnicity18 } from './self-defined-ethnicity.ts';
import { DECLINED_GROUP, noAnswer } from './words-of-no-answer.ts';

/** The five groups that published figures use, in the order in which they are shown. */
export const BROAD_GROUPS = ['White', 'Mixed', 'Asian', 'Black', 'Other'] as const;

interface EthnicityOptions {
  /**
   * Whether officers' codes are read, as in a column that holds both, or stand unread: what an officer saw is not what a person
   * said, where a column claims to hold the latter alone.
   */
  readonly officersCodes?: 'read' | 'unread';
  /** In a table of counts, how many rows each row stands for. */
  readonly weights?: RowWeights;
}

export interface BroadEthnicity extends MappedWords {
  readonly listUsed: EthnicityListUsed;
}

/**
 * Which of the five broad groups does each word of a column of ethnicity stand for?
 *
 * Reads the wordings of data.police.uk, the 5 and 19 groups of the census, the codes and labels of 16+1 and 18+1, officers'
 * codes (IC1 to IC9), and bare words, whatever their case, spaces and signs. Chinese counts under Asian, as since 2011, and
 * goes there from O1 through the mapping between the lists, where the column as a whole tells which list it is of. "Not
 * stated" holds people who would not say; a word for not knowing stays a group of its own; what no list has stands under
 * "Not on the list" with its rows and the reason, and never under "Other".
 *
 * @example
 * broadEthnicity(dictionaryColumn(['White British', 'A1', 'IC3', 'N/S', 'traveller', null])).column.values // ['White', 'Asian', 'Black', 'Not stated']
 */
export function broadEthnicity(
  column: DictionaryColumn,
  { officersCodes = 'read', weights }: EthnicityOptions = {},
): BroadEthnicity {
  const listUsed = ethnicityListUsed(column, weights);
  const order = [...BROAD_GROUPS, UNREAD_GROUP, DECLINED_GROUP];
  return { ...mapWords(column, order, readerFor(listUsed, officersCodes === 'read'), weights), listUsed };
}

type Reading = NonNullable<ReturnType<WordReader>>;

const read = (group: string, reading: string): Reading => ({ group, reading, isRead: true });
const unread = (reading: string): Reading => ({ group: UNREAD_GROUP, reading, isRead: false });

function readerFor(listUsed: EthnicityListUsed, withOfficers: boolean): WordReader {
  const unknownWords = new Map([['unknown', 'Unknown']]);
  return (word) => {
    const key = comparableWording(word);
    if (key === '') return null;
    const none = noAnswer(word);
    if (none === 'declined') return read(DECLINED_GROUP, 'would not say');
    if (none === 'unknown') {
      if (!unknownWords.has(key)) unknownWords.set(key, word);
      return read(unknownWords.get(key)!, 'a word for not knowing');
    }
    const bare = bareEthnicCode(word);
    if (!withOfficers && bare?.startsWith('IC'))
      return unread('a code of what officers see, in a column of what people say');
    return (
      (bare === null ? null : ofCode(bare, listUsed)) ??
      ofWording(word) ??
      ofCodeAndWords(word, listUsed) ??
      ofParts(word) ??
      missed(key)
    );
  };
}

function missed(key: string): Reading {
  return key.startsWith('chineseorother')
    ? unread('holds Chinese, which is Asian since 2011, and Other together')
    : unread('no list has it');
}

/** Why an officer has no answer, in the national record of stops: N1 to N3 are the officer's reasons, N4 is the person's. */
const NOT_ASKED = new Set(['N1', 'N2', 'N3']);
const PERSON_DECLINED = 'N4';

/** Is this a code of the national record of stops for why nobody's ethnicity is there? Lists of groups do not have them. */
export function isReasonForNone(word: string): boolean {
  const code = /^[\s([]*N[\s.-]*([1-4])(?!\w)/i.exec(word);
  const bare = code === null ? '' : `N${code[1]}`;
  return NOT_ASKED.has(bare) || bare === PERSON_DECLINED;
}

/** What systems besides the national list write for a person whom no officer saw. */
const UNSEEN = new Set(['IC0', 'IC7']);

function ofCode(code: string, { list, reason }: EthnicityListUsed): Reading {
  if (code === 'O1') {
    if (list === selfDefinedEthnicity16.name) return chinese(`read as 16+1, since ${reason}`);
    return unread(`Chinese in 16+1 and undefined in 18+1; ${reason}`);
  }
  if (NOT_ASKED.has(code)) return read('Unknown', `code ${code}: the person was not asked, or could not answer`);
  if (code === PERSON_DECLINED) return read(DECLINED_GROUP, `code ${code}: the person declined`);
  const group = UNSEEN.has(code) ? 'Unknown' : groupOfEthnicCode(code);
  if (group === undefined) return unread('a code that no list has');
  if (code.startsWith('IC')) return read(group, `code ${code} of what officers see (${officerDefinedEthnicity.title})`);
  return read(group, `code ${code}`);
}

function chinese(why: string): Reading {
  const { code, provenance } = mapCode(selfDefinedEthnicity16, selfDefinedEthnicity18, 'O1');
  return { ...read(groupOfEthnicCode(code)!, `${provenance}; ${why}`), mappedFrom: selfDefinedEthnicity16.name };
}

function ofWording(word: string): Reading | null {
  const found = ethnicWording(word);
  if (found === undefined) return null;
  if (found.list === selfDefinedEthnicity16.name) return chinese('the wording says so');
  return read(found.group, found.code === null ? 'a broad group' : `wording of ${found.code} (${found.list})`);
}

/** "A1 - Indian", "Indian (A1)": the code, where the words beside it do not say something else. */
function ofCodeAndWords(word: string, listUsed: EthnicityListUsed): Reading | null {
  const parts =
    /^\s*[([]?([WMABON]\d|IC\s?\d|NS)[)\]]?\s*[-–—:.,]*\s+(.+)$/i.exec(word) ??
    /^\s*[([]?([WMABON]\d|IC\s?\d|NS)[)\]]?\s*[-–—:.,]\s*(.+)$/i.exec(word) ??
    reversed(/^(.+?)\s*[-–—:.,]*\s*[([]([WMABON]\d|IC\s?\d|NS)[)\]]\s*$/i.exec(word)) ??
    reversed(/^(.+?)\s+[-–—:.,]*\s*([WMABON]\d|IC\s?\d)\s*$/i.exec(word));
  if (parts === null) return null;
  const code = bareEthnicCode(parts[1]!)!;
  const words = parts[2]!;
  const said = ofWording(words) ?? ofParts(words);
  if (code === 'O1') {
    if (said?.group === 'Asian') return chinese('the words beside the code say so');
    return said === null
      ? ofCode(code, listUsed)
      : unread(`the code says Chinese or nothing, and the words ${said.group}`);
  }
  // The reasons of an officer who has no answer: what is written beside them is the same in words.
  if (code.startsWith('N') && code !== 'NS')
    return said === null || said.group === DECLINED_GROUP ? ofCode(code, listUsed) : null;
  const ownGroup = groupOfEthnicCode(code);
  if (code === 'NS') return said === null ? read(DECLINED_GROUP, 'would not say') : null;
  if (ownGroup === undefined) return unread('a code that no list has');
  if (said?.isRead && said.group !== ownGroup) {
    // IC5 and IC6 count under Other by the officers' list, whatever the self-defined lists make of the same words.
    if (!code.startsWith('IC')) return unread(`the code says ${ownGroup}, and the words ${said.group}`);
  }
  return ofCode(code, listUsed);
}

function reversed(found: RegExpExecArray | null): readonly string[] | null {
  return found === null ? null : [found[0], found[2]!, found[1]!];
}

/** "Asian - Sri Lankan": the group before the sign, where what follows does not belong to another. */
function ofParts(word: string): Reading | null {
  const parts = /^(.+?)\s*(?::|\s[-–—]\s)\s*(.+)$/.exec(word);
  if (parts === null) return null;
  const broad = ethnicWording(parts[1]!);
  if (broad === undefined || broad.code !== null) return null;
  const none = noAnswer(parts[2]!);
  if (none === 'declined') return read(DECLINED_GROUP, 'would not say');
  const detail = ethnicWording(parts[2]!);
  if (detail === undefined) return read(broad.group, `${broad.group}, with words that no list has`);
  if (detail.group === broad.group || isRemainder(detail)) return read(broad.group, `wording of ${broad.group}`);
  if (broad.group === 'Other' && detail.code === 'A4') return chinese('it stands under Other, as in 16+1');
  return unread(`the words name both ${broad.group} and ${detail.group}`);
}

const isRemainder = ({ group, code }: { readonly group: string; readonly code: string | null }) =>
  group === 'Other' && (code === null || code === 'O9');
