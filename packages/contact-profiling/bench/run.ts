import { randomStream } from '@assay/statistics';
import type { Goal } from '@assay/testing/bench-notes';
import { benchReport, time } from '@assay/testing/stopwatch';
import {
  bootstrapGini,
  collapseHistories,
  countHistogram,
  fitBgNbd,
  giniOfHistogram,
  profileContacts,
} from '../src/index.ts';
import { printPeers } from './peers/print-peers.ts';
import { bgNbdHistories } from './synthetic-histories.ts';

const CONTACTS = 10_000_000;
const PEOPLE = 1_000_000;
const random = randomStream('bench');
const person = new Int32Array(CONTACTS);
const times = new Float64Array(CONTACTS);
for (let row = 0; row < CONTACTS; row++) {
  // Squared, so that some people have many contacts and a third have few.
  person[row] = Math.floor(random.next() ** 2 * PEOPLE);
  times[row] = 1.6e12 + random.next() * 1e11;
}
const columns = { person, people: PEOPLE, time: times };

const profiles = await time('profiles of 10 million contacts, 1 million people', () => profileContacts(columns), 7);
const { contacts } = profileContacts(columns);
const histogramTime = await time(
  'histogram and Gini of 1 million people',
  () => giniOfHistogram(countHistogram(contacts)),
  7,
);
const histogram = countHistogram(contacts);
const bootstrap = await time(
  '1,000 bootstrap Ginis of 1 million people',
  () => bootstrapGini(histogram, randomStream('bench', 'gini')),
  5,
);

const histories = bgNbdHistories(PEOPLE, randomStream('bench', 'histories'));
const fit = await time('BG/NBD fitted to 1 million people', () => fitBgNbd(histories), 3);
const collapse = await time('of which collapsing equal histories', () => collapseHistories(histories), 3);
console.log(fitBgNbd(histories));

const goals: Goal[] = [
  goal('profiles from columns', profiles.median, 400, 'ms'),
  goal('1,000 bootstrap Ginis', bootstrap.median, 150, 'ms'),
  goal('BG/NBD of 1 million people', fit.median, 1000, 'ms'),
];
for (const line of benchReport([profiles, histogramTime, bootstrap, fit, collapse], goals)) console.log(line);
printPeers(bgNbdHistories(20_000, randomStream('bench', 'peer')));

function goal(claim: string, measured: number, limit: number, unit: string): Goal {
  return { claim, measured, limit, unit, direction: 'at-most' };
}
