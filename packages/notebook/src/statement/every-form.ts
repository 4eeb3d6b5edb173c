import type { About, Ways } from './statement.ts';

type Way = (id: string, title: string, options: object) => unknown;

/** Each way to state a finding in all its forms: title, and what the finding is of, in their places or among the rest. */
export function inEveryForm<Given>(ways: Ways<Given>): Omit<About<Given>, 'given' | 'of' | 'with'> {
  const each = Object.entries(ways as unknown as Readonly<Record<string, Way>>).map(([name, way]) => [
    name,
    (id: string, ...said: readonly unknown[]) => {
      const [title, ...rest] = said;
      if (typeof title !== 'string') return way(id, (title as { readonly title: string }).title, title as object);
      return way(id, title, name === 'count' ? countOf(rest) : numberOf(rest));
    },
  ]);
  return Object.fromEntries(each);
}

function numberOf([from, more]: readonly unknown[]): object {
  return isObject(from) && ('from' in from || 'columns' in from) ? from : { ...(more as object | undefined), from };
}

function countOf([counts, from, more]: readonly unknown[]): object {
  return isObject(counts) ? counts : { ...(more as object | undefined), counts, from };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
