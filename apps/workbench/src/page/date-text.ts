import { isWrittenDay } from '@assay/dataset';

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "5 March 2025 at 14:30", in UK time. */
export function instantText(milliseconds: number): string {
  return date.format(milliseconds);
}

/** "5 March 2025" of `2025-03-05`; anything else as it stands. */
export function dayText(text: string): string {
  return isWrittenDay(text) ? day.format(new Date(`${text}T00:00:00Z`)) : text;
}
