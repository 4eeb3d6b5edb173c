import { checkedBound, type DictionaryColumn, filledBy, InputError, MISSING_CODE } from '@assay/statistics';

/**
 * Which contacts did people begin, before the log ends? 1 for those whose direction is inbound by its word, and for those of which nobody
 * wrote who began them: a log that does not say it is a log of calls received.
 *
 * @param isInbound Of each word of the direction, whether it says that the person began the contact.
 * @throws InputError where the columns differ in length, a word is not told of, or the log has no end.
 *
 * @example
 * receivedContacts([1, 2, 9], dictionaryColumn(['out', null, null]), [false], 5) // [0, 1, 0]
 */
export function receivedContacts(
  time: ArrayLike<number>,
  direction: DictionaryColumn,
  isInbound: readonly boolean[],
  until: number,
): Uint8Array {
  const { codes, values } = direction;
  checkedBound(until, 'until');
  if (codes.length !== time.length || isInbound.length !== values.length)
    throw new InputError(
      `contacts need a time, a direction, and its meaning: ${time.length}, ${codes.length}; ${values.length}, ${isInbound.length}.`,
    );
  return filledBy(new Uint8Array(time.length), (row) => {
    const code = codes[row]!;
    return (code === MISSING_CODE || isInbound[code] === true) && time[row]! < until ? 1 : 0;
  });
}
