/** What reports count, and the word for one of it. */
const ONE_OF: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  searches: 'search',
  others: 'other',
  ones: 'one',
  addresses: 'address',
  ...Object.fromEntries(
    (
      'record link pair profile flag hit case image visit event crime sector cell row request meeting claim model ' +
      'school officer contact name namesake year day hour month pupil place return item upload device area resident ' +
      'defendant patrol edit letter trial value field report charge household word minute check number force team'
    )
      .split(' ')
      .map((noun) => [`${noun}s`, noun]),
  ),
};

const VERB_OF_ONE: Readonly<Record<string, string>> = { are: 'is', were: 'was', have: 'has', do: 'does', go: 'goes' };
const REGULAR_VERBS = /^(?:stay|lie|remain|bear|make|come|hold|leave|enter|say|count|need|point|add|sound)$/;

function ofOne(verb: string): string {
  return VERB_OF_ONE[verb] ?? (REGULAR_VERBS.test(verb) ? `${verb}s` : verb);
}

/** Words after which no counted noun follows. */
const NOT_BETWEEN = '(?!(?:of|in|to|and|or|on|at|by|the|a|an|is|are|was|were|have|has|that|who|which|with|from|as)\\b)';
/** Nouns of many, as they stand in a pattern. */
export const NOUNS = Object.keys(ONE_OF).join('|');
const COUNTED = `((?:\\s+${NOT_BETWEEN}[a-z-]+){0,2}?\\s+)(${NOUNS})\\b`;
const NUMBER = '(<a class="value"[^>]*>|<b>)';
const END = '(</a>|</b>)';

/** Counted too, with one word for one and for many. */
const UNCHANGED = 'staff|more|fewer';
const NONE_COUNTED = new RegExp(
  `(^|<(?:p|li)>|[.!?]\\s+|at most )?${NUMBER}(?:0|none)${END}${COUNTED.replace(NOUNS, `${NOUNS}|${UNCHANGED}`)}`,
  'g',
);
const NONE_OF = new RegExp(
  `(^|<(?:p|li)>|[.!?]\\s+)?${NUMBER}(?:0|none)${END}(?=[.;,]|\\s+(?:of|are|is|were|was|have|has|and|or)\\b)`,
  'g',
);
/** One of what was named before: "1 stay scattered". */
const ONE_ALONE = new RegExp(
  `(?<!\\b(?:and|to) )${NUMBER}1${END}\\s+(are|were|have|do|go|${REGULAR_VERBS.source.slice(4, -2)})\\b`,
  'g',
);
/** An amount says its unit itself: "0 hours". */
const NONE_MEASURED = new RegExp(`(^|<(?:p|li)>|[.!?]\\s+)?${NUMBER}0 ([a-z]+s)${END}`, 'g');
const LESS_THAN_ONE = new RegExp(`${NUMBER}(fewer than 1)${END}${COUNTED}`, 'g');
const ONE_COUNTED = new RegExp(`${NUMBER}1${END}${COUNTED}(?:(\\s+(?:(?:that|who|which)\\s+)?)([a-z]+))?`, 'g');

/**
 * The same of a reason, which is text: "1 area can be compared with".
 *
 * @example
 * agreeInText('only 1 areas can be compared with') // 'only 1 area can be compared with'
 */
export function agreeInText(text: string): string {
  return text.replace(
    new RegExp(`(?<![\\d.,])1${COUNTED}`, 'g'),
    (_, between: string, noun: string) => `1${between}${ONE_OF[noun]!}`,
  );
}

/**
 * Rendered prose whose words go with their numbers: "no rows" where a count is nought, "1 wrong link is" where it is one.
 * A sentence is written once, for whatever number a force's file gives.
 *
 * @example
 * agreeInNumber('It avoids <b>1</b> wrong links.') // 'It avoids <b>1</b> wrong link.'
 */
export function agreeInNumber(html: string): string {
  const word = (start: string | undefined, text: string) =>
    start === undefined ? text : text[0]!.toUpperCase() + text.slice(1);
  return html
    .replace(
      NONE_COUNTED,
      (_, start: string | undefined, open: string, close: string, between: string, noun: string) =>
        // Nothing is fewer than none.
        start === 'at most '
          ? `${open}no${close}${between}${noun}`
          : `${start ?? ''}${open}${word(start, 'no')}${close}${between}${noun}`,
    )
    .replace(
      NONE_OF,
      (_, start: string | undefined, open: string, close: string) =>
        `${start ?? ''}${open}${word(start, 'none')}${close}`,
    )
    .replace(NONE_MEASURED, (whole, start: string | undefined, open: string, unit: string, close: string) =>
      unit === 'times' ? whole : `${start ?? ''}${open}${word(start, 'no')} ${unit}${close}`,
    )
    .replace(
      LESS_THAN_ONE,
      (_, open: string, said: string, close: string, between: string, noun: string) =>
        `${open}${said}${close}${between}${ONE_OF[noun]!}`,
    )
    .replace(ONE_ALONE, (_, open: string, close: string, verb: string) => `${open}1${close} ${ofOne(verb)}`)
    .replace(ONE_COUNTED, (_, open: string, close: string, between: string, noun: string, gap = '', verb = '') => {
      return `${open}1${close}${between}${ONE_OF[noun]!}${gap}${ofOne(verb)}`;
    });
}
