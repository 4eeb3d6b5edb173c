import { InputError } from '@assay/statistics';

/** Which number of a written date is what; all that a column's dates need to be read. */
export interface DateFormat {
  /** Of dates such as 05/03/1980. */
  readonly order: 'day first' | 'month first';
  /** Of eight digits in a row. */
  readonly eightDigits: 'yyyymmdd' | 'ddmmyyyy' | 'mmddyyyy';
  /** Of dates that begin with the year. */
  readonly afterYear: 'month' | 'day';
  /** A year of two digits lies in the hundred years from this one. */
  readonly firstYear: number;
  /** Day that Excel's serial numbers count from, in days since 1970-01-01; `null` where five digits are no date. */
  readonly serialsFrom: number | null;
  /** What whole numbers count from the first moment of 1970 in universal time; `null` where each tells by its length. */
  readonly since1970?: 'seconds' | 'milliseconds' | null;
}

/** 30 to 99 are 1930 to 1999 and 00 to 29 are 2000 to 2029, as Excel reads them. */
const FIRST_YEAR = 1930;

/** 1899-12-30: with it every serial number after Excel's 29 February 1900, which never was, comes out right. */
export const EXCEL_DAY_ZERO = -25569;

/** 1904-01-01, of workbooks that older Macintosh versions wrote. */
export const EXCEL_1904_DAY_ZERO = -24107;

/** As the United Kingdom writes dates. */
export const UK_DATES: DateFormat = {
  order: 'day first',
  eightDigits: 'yyyymmdd',
  afterYear: 'month',
  firstYear: FIRST_YEAR,
  serialsFrom: null,
};

/**
 * What does somebody mean who writes `mm/dd/yyyy`? The order of d, m and y, with any separators; `:1926` after a two-digit year
 * names the first of its hundred years; `excel` and `excel-1904` are serial numbers, `epoch-seconds` and `epoch-milliseconds`
 * count from 1970 in universal time.
 *
 * @throws InputError where d, m and y do not each stand once.
 *
 * @example
 * dateFormat('mm/dd/yyyy').order // 'month first'
 */
export function dateFormat(written: string): DateFormat {
  const text = written.trim().toLowerCase();
  if (text === 'excel') return { ...UK_DATES, serialsFrom: EXCEL_DAY_ZERO };
  if (text === 'excel-1904') return { ...UK_DATES, serialsFrom: EXCEL_1904_DAY_ZERO };
  if (text === 'epoch-seconds' || text === 'epoch-milliseconds')
    return { ...UK_DATES, since1970: text === 'epoch-seconds' ? 'seconds' : 'milliseconds' };
  const [pattern = '', first] = text.split(/:(?=\d{4}$)/);
  const order = [...pattern.replace(/[^dmy]/g, '')].filter((letter, at, all) => letter !== all[at - 1]).join('');
  const isWhole = ['dmy', 'mdy', 'ymd', 'ydm'].includes(order) && /^(d{1,2}|m{1,4}|y{4}|y{2}|[-/., ])+$/.test(pattern);
  if (!isWhole) {
    throw new InputError(
      `the date format "${written}" is not known. Write dd/mm/yyyy, mm/dd/yyyy, yyyy-mm-dd, dd/mm/yy, dd-mmm-yyyy, ddmmyyyy, excel, epoch-seconds or epoch-milliseconds.`,
    );
  }
  return {
    ...UK_DATES,
    order: order === 'mdy' ? 'month first' : 'day first',
    eightDigits: order === 'mdy' ? 'mmddyyyy' : order === 'dmy' && /^d+m+y+$/.test(pattern) ? 'ddmmyyyy' : 'yyyymmdd',
    afterYear: order === 'ydm' ? 'day' : 'month',
    firstYear: first === undefined ? FIRST_YEAR : Number(first),
  };
}
