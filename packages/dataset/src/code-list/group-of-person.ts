import { checkedCodes, type DictionaryColumn, InputError, MISSING_CODE, valueCount } from '@assay/statistics';
import { noAnswer } from './words-of-no-answer.ts';

/**
 * Where records of one person say different things, of which group is the person? One value per person: what their first
 * record says that says anything, else a word for not knowing or for declining, else none. So nobody counts as "Not stated"
 * who said it in another record.
 *
 * @param entity - the person of each record, as codes into its values
 * @throws InputError where the columns differ in length
 *
 * @example
 * groupOfPerson(dictionaryColumn(['p', 'p', 'q']), dictionaryColumn(['NS', 'White', 'NS'])) // { codes: [1, 0], values: ['NS', 'White'] }
 */
export function groupOfPerson(entity: DictionaryColumn, column: DictionaryColumn): DictionaryColumn {
  const [people, groups] = [entity.codes, column.codes];
  if (people.length !== groups.length) {
    throw new InputError(
      `persons and groups must be of one length: ${people.length} and ${groups.length}. Check the join.`,
    );
  }
  const isAnswer = checkedCodes(column, 'the groups').values.map((value) => noAnswer(value) === null);
  const codes = new Int32Array(valueCount(entity)).fill(MISSING_CODE);
  const isStated = new Uint8Array(valueCount(entity));
  for (let row = 0; row < people.length; row++) {
    const person = people[row]!;
    const code = groups[row]!;
    if (person === MISSING_CODE || code === MISSING_CODE || isStated[person] === 1) continue;
    if (isAnswer[code]! || codes[person] === MISSING_CODE) codes[person] = code;
    if (isAnswer[code]!) isStated[person] = 1;
  }
  return { codes, values: column.values };
}

/**
 * Of which group is somebody whose records state these, one after the other? As {@link groupOfPerson}: the first that says anything, else
 * the first word for not knowing; `null` where none states anything.
 *
 * @example
 * [groupOfStatements(['NS', 'White', 'Asian']), groupOfStatements(['NS']), groupOfStatements([])] // ['White', 'NS', null]
 */
export function groupOfStatements(stated: readonly string[]): string | null {
  return stated.find((each) => noAnswer(each) === null) ?? stated[0] ?? null;
}

const remembered = new WeakMap<
  DictionaryColumn,
  { readonly entity: DictionaryColumn; readonly ofRecords: DictionaryColumn }
>();

/**
 * Of which group is the person of each record? As {@link groupOfPerson}, spread over the records; told once of the same two
 * columns, which do not change.
 *
 * @throws InputError where the columns differ in length
 *
 * @example
 * groupOfPersonByRecord(dictionaryColumn(['p', 'p', 'q']), dictionaryColumn(['NS', 'White', null])).codes // [1, 1, -1]
 */
export function groupOfPersonByRecord(entity: DictionaryColumn, column: DictionaryColumn): DictionaryColumn {
  const known = remembered.get(column);
  if (known !== undefined && known.entity === entity) return known.ofRecords;
  const { codes, values } = groupOfPerson(entity, column);
  const [people, groups] = [entity.codes, column.codes];
  const ofRecords = { codes: new Int32Array(people.length), values };
  for (let row = 0; row < people.length; row++) {
    const person = people[row]!;
    ofRecords.codes[row] = person === MISSING_CODE ? groups[row]! : codes[person]!;
  }
  remembered.set(column, { entity, ofRecords });
  return ofRecords;
}
