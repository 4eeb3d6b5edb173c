/** What to do where a date and its time of day stand in two columns, as many systems keep them. */
export function dateAndTimeTogether(field: string): string {
  return `Where two columns hold them, say so in --columns: ${field}=<date>+<time>`;
}
