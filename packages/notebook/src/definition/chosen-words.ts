import { FROM_DATA, type ParameterValue } from './parameter.ts';

/**
 * What was chosen, as a page says it; where nothing was, the data's own with where they give it, or that it was left empty.
 *
 * @param fromData Where the data give the value, as the parameter says it.
 *
 * @example
 * chosenWords('', 'the last day of the log') // 'as the data say: the last day of the log'
 */
export function chosenWords(value: ParameterValue, fromData?: string): string {
  if (value !== FROM_DATA) return String(value);
  return fromData === undefined ? 'left empty' : `as the data say: ${fromData}`;
}
