const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:1[89]|20)\\d{2}';
const TWO = '(?:0?[1-9]|1[0-2])';

const FORMS = new RegExp(
  `^(?:${YEAR}|${YEAR}[-/.]${TWO}|${TWO}[-/.]${YEAR}|${MONTH}\\.?[-/. ,]*${YEAR}|${YEAR}[-/. ]*${MONTH}\\.?)$`,
  'i',
);

/**
 * Whether a text gives a month, or a year, and no day. A month is not its first day: whoever takes it for that finds people
 * born on one date who were not.
 */
export function isWithoutDay(text: string): boolean {
  return FORMS.test(text);
}
