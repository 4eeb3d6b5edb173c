const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** An instant that there is: a clock would take 30 February for 2 March. */
export function isInstant(text: string): boolean {
  const time = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === text.slice(0, 19);
}

/** A day that there is, written yyyy-mm-dd. */
export function isDay(text: string): boolean {
  return isInstant(`${text}T00:00:00Z`);
}
