import type { CountingPass } from '@assay/statistics';
import type { Period } from '../contacts/contact-columns.ts';
import { type LogSpan, spanOfContactDays } from '../contacts/log-span.ts';
import { logCounter, logOfCounts } from './log-counter.ts';
import { peopleCounter } from './people-counter.ts';

/** How a log is read that a pass counts: which words say that a contact was received, and from when to when it runs. */
export interface LogReading {
  /** Of the words for who began a contact, those that say that it was received. */
  readonly inboundOf: (words: readonly string[]) => readonly string[];
  readonly periodOf: (span: LogSpan, parameters: Readonly<Record<string, string | number | boolean>>) => Period;
}

const OF_RULE = ['counting', 'flagContacts', 'flagDays', 'expiresAfterDays'];

/**
 * By which passes is a log of contacts counted where it lies? First the log, then its people: within the period and by the words
 * that the first pass found. They are counted under the parameters `counting`, `flagContacts`, `flagDays` and `expiresAfterDays`.
 *
 * @example
 * const passes = logPasses({ inboundOf: (words) => words.filter((word) => word === 'in'), periodOf: ({ earliest, latest }) => ({ from: earliest, until: latest }) });
 * passes.map(({ name, after }) => [name, after?.pass]) // [['log', undefined], ['people', 'log']]
 */
export function logPasses({ inboundOf, periodOf }: LogReading): readonly CountingPass[] {
  return [
    {
      name: 'log',
      counter: logCounter,
      fields: { time: 'time', direction: 'direction', channel: 'channel', matter: 'matter', harm: 'harm_weight' },
      options: {},
    },
    {
      name: 'people',
      counter: peopleCounter,
      fields: {
        person: 'person_id',
        time: 'time',
        direction: 'direction',
        channel: 'channel',
        incident: 'incident_id',
        harm: 'harm_weight',
      },
      options: Object.fromEntries(OF_RULE.map((name) => [name, name])),
      after: {
        pass: 'log',
        options: (counts, parameters) => {
          const { days, words } = logOfCounts(counts);
          const inbound = inboundOf(words.direction.flatMap(({ text }) => text ?? []));
          const { from, until } = periodOf(spanOfContactDays(days), parameters);
          return { from, until, inbound: JSON.stringify(inbound.toSorted()) };
        },
      },
    },
  ];
}
