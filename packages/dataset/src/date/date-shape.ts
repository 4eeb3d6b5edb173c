import { TIME_OF_DAY } from './time-of-day.ts';

/** The numbers that a text gives as a date, before anybody knows which is the day and which the month. */
export interface DateShape {
  readonly form: DateForm;
  /** As written, from left to right; a month's name already stands as its number. */
  readonly parts: readonly [string, string, string];
  /** What follows the date: a time of day, or nothing. */
  readonly rest: string;
}

/** Forms that a date is read in. Only the first three leave open which number is the day. */
export type DateForm =
  | 'nn/nn/yyyy'
  | 'nn/nn/yy'
  | 'eight digits'
  | 'yyyy-mm-dd'
  | 'day month-name year'
  | 'month-name day year'
  | 'year month-name day'
  | 'yyyy-mm'
  | 'Excel serial number'
  | 'seconds since 1970'
  | 'milliseconds since 1970'
  | 'before Christ';

/** How each month's name begins in English, Welsh, French and German without accents, from January. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ion'],
  ['feb', 'chw', 'fev'],
  ['mar', 'maw', 'mrz'],
  ['apr', 'ebr', 'avr'],
  ['may', 'mai'],
  ['jun', 'meh', 'juin'],
  ['jul', 'gor', 'juil'],
  ['aug', 'aws', 'aou'],
  ['sep', 'med'],
  ['oct', 'hyd', 'okt'],
  ['nov', 'tac'],
  ['dec', 'rha', 'dez'],
];

const TIME = `(?<rest>(?:${TIME_OF_DAY})?)`;
const NAME =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?' +
  '|ion(?:awr)?|chwe(?:f(?:ror)?)?|maw(?:rth)?|ebr(?:ill)?|mai|meh(?:efin)?|gorff?(?:ennaf)?|awst|medi?|hyd(?:ref)?|tach(?:wedd)?|rhag(?:fyr)?' +
  '|janv(?:ier)?|f[eé]v(?:r(?:ier)?)?|mars|avr(?:il)?|juin|juil(?:l(?:et)?)?|ao[uû]t|d[eé]c(?:embre)?|(?:septem|octo|novem)bre' +
  '|j[aä]n(?:uar|ner)?|februar|m[aä]rz|mrz|juni|juli|okt(?:ober)?|dez(?:ember)?)\\.?';
const DAY = '(?<a>\\d{1,2})(?:st|nd|rd|th|er)?';
const BETWEEN = '[-/. ,]*';

const SHAPES: readonly (readonly [DateForm, RegExp])[] = [
  ['yyyy-mm-dd', new RegExp(`^(?<a>\\d{4})[-/.](?<b>\\d{1,2})[-/.](?<c>\\d{1,2})${TIME}$`)],
  ['nn/nn/yyyy', new RegExp(`^(?<a>\\d{1,2})[-/. ](?<b>\\d{1,2})[-/. ](?<c>\\d{4})${TIME}$`)],
  ['eight digits', /^(?<a>(?:19|20)\d{2})(?<b>\d{2})(?<c>\d{2})(?<rest>\d{6})$/],
  ['eight digits', new RegExp(`^(?<a>\\d{4})(?<b>\\d{2})(?<c>\\d{2})${TIME}$`)],
  ['nn/nn/yy', new RegExp(`^(?<a>\\d{1,2})[-/.](?<b>\\d{1,2})[-/.](?<c>\\d{2})${TIME}$`)],
  ['day month-name year', new RegExp(`^${DAY}${BETWEEN}(?:of )?${NAME}${BETWEEN}(?<c>\\d{4}|\\d{2})${TIME}$`, 'i')],
  ['month-name day year', new RegExp(`^${NAME}${BETWEEN}${DAY}[-/. ,]+(?<c>\\d{4})${TIME}$`, 'i')],
  ['year month-name day', new RegExp(`^(?<c>\\d{4})${BETWEEN}${NAME}${BETWEEN}${DAY}${TIME}$`, 'i')],
  ['yyyy-mm', /^(?<a>\d{4})-(?<b>\d{1,2})(?<rest>)$/],
  ['Excel serial number', /^(?<a>\d{5})(?<rest>(?:\.\d+)?)$/],
  ['seconds since 1970', /^(?<a>-?1\d{9}|-\d{9})(?<rest>)(?:\.\d+)?$/],
  ['milliseconds since 1970', /^(?<a>-?1\d{12}|-\d{12})(?<rest>)(?:\.\d+)?$/],
  ['before Christ', /^-(?<a>\d{4})-(?<b>\d{1,2})-(?<c>\d{1,2})(?<rest>)$/],
];

/** A text's shape as a date; `undefined` where it has none. */
export function dateShape(text: string): DateShape | undefined {
  return commonShape(text) ?? patternShape(text) ?? patternShape(plainDate(text));
}

/** The two forms that most dates have, alone or before hh:mm, told by their characters: a column may hold millions. */
function commonShape(text: string): DateShape | undefined {
  const { length } = text;
  if (length < 10 || (length > 10 && !isCommonTime(text))) return undefined;
  const rest = length === 10 ? '' : text.slice(10);
  if (
    isAt(text, 4, '-') &&
    isAt(text, 7, '-') &&
    areDigits(text, 0, 4) &&
    areDigits(text, 5, 7) &&
    areDigits(text, 8, 10)
  )
    return { form: 'yyyy-mm-dd', parts: [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)], rest };
  if (
    isAt(text, 2, '/') &&
    isAt(text, 5, '/') &&
    areDigits(text, 0, 2) &&
    areDigits(text, 3, 5) &&
    areDigits(text, 6, 10)
  )
    return { form: 'nn/nn/yyyy', parts: [text.slice(0, 2), text.slice(3, 5), text.slice(6, 10)], rest };
  return undefined;
}

/** A "T" or a space, hh:mm, perhaps :ss, perhaps a point and three digits, perhaps Z. */
function isCommonTime(text: string): boolean {
  if (!(isAt(text, 10, 'T') || isAt(text, 10, ' ')) || !isAt(text, 13, ':')) return false;
  if (!areDigits(text, 11, 13) || !areDigits(text, 14, 16)) return false;
  const end = text.endsWith('Z') ? text.length - 1 : text.length;
  if (end === 16) return true;
  if (!isAt(text, 16, ':') || !areDigits(text, 17, 19)) return false;
  return end === 19 || (end === 23 && isAt(text, 19, '.') && areDigits(text, 20, 23));
}

function isAt(text: string, at: number, character: string): boolean {
  return text.charCodeAt(at) === character.charCodeAt(0);
}

function areDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= 48 && code <= 57)) return false;
  }
  return true;
}

const DASHES = /[\u2010-\u2015\u2212]/g;
const WEEKDAY =
  /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\.?,? +(?=\d)/i;

/** Without what programs and people put around a date: long dashes, wide digits, Excel's apostrophe, the weekday, spaces. */
function plainDate(text: string): string {
  return text
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/^'/, '')
    .replace(WEEKDAY, '')
    .replace(/^(\d{1,4}) *([-/.]) *(\d{1,2}) *([-/.]) *(?=\d)/, '$1$2$3$4');
}

/** The shape by the patterns alone, which the quick way for common forms has to agree with. */
export function patternShape(text: string): DateShape | undefined {
  for (const [form, pattern] of SHAPES) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const { a = '', b = '', c = '', name, rest = '' } = groups;
    if (name === undefined) return { form, parts: [a, b, c], rest };
    const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    const month = String(MONTHS.findIndex((starts) => starts.some((start) => plain.startsWith(start))) + 1);
    return { form, parts: [a, month, c], rest };
  }
  return undefined;
}
