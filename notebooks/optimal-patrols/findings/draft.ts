/** Stochastic results hold on a rerun within this: Monte Carlo error of a proportion from a thousand draws. */
export const MONTE_CARLO = { kind: 'stochastic', absolute: 0.02, relative: 0.05 } as const;

/** Who lives in the sectors, in the words that join findings about them. */
export const RESIDENTS = 'residents of the sectors';

/** Limits as the columns "From" and "To". */
export const FROM_TO = { low: 'low', high: 'high', from: 'From', to: 'To' } as const;

/** What a ratio of counts rests on: whoever knows it and all counts but the smallest knows that one too. */
export const fewer = {
  contributors: ({ before, after }: { readonly before: number; readonly after: number }) => Math.min(before, after),
  counts: 'events',
} as const;

/** All events that lie in a sector, in the words that join findings about them. */
export const EVENTS_IN_SECTORS = 'events in sectors';
