import { textAt } from '@assay/statistics';
import { expect, it } from 'vitest';
import {
  contactDirection,
  contactsOfUnknownChannels,
  harmOfOffences,
  inboundWords,
  recordedContacts,
  recordedFlags,
} from '../../src/index.ts';
import { contactTable, flagTable, harmTable } from '../example-values.ts';

it('gives each column of a log by what it is', () => {
  const log = recordedContacts(
    contactTable({
      person_id: ['p1', null],
      time: ['2024-06-01T10:00:00Z', null],
      direction: ['Incoming', null],
      channel: ['999', null],
      incident_id: ['i1', null],
      role: ['victim', null],
      matter: ['theft', null],
      harm_weight: [null, 5],
    }),
  );
  const { person, direction, channel, incident, role, matter } = log;
  const texts = [person, direction, channel, incident, role, matter];
  expect(texts.map((column) => textAt(column, 0))).toEqual(['p1', 'Incoming', '999', 'i1', 'victim', 'theft']);
  expect(texts.map((column) => textAt(column, 1))).toEqual([null, null, null, null, null, null]);
  expect([...log.time]).toEqual([Date.UTC(2024, 5, 1, 11), Number.NaN]);
  expect([...log.harm]).toEqual([Number.NaN, 5]);
});

it('reads who began a contact by the code list, and leaves other words', () => {
  expect(['inbound', 'police initiated', 'sideways'].map(contactDirection)).toEqual([
    'inbound',
    'police-initiated',
    'sideways',
  ]);
});

it('knows which words are inbound, and refuses a log in which nobody can tell', () => {
  expect(inboundWords(['Incoming', 'outbound', 'sideways'])).toEqual(['Incoming']);
  expect([inboundWords([]), inboundWords(['outbound'])]).toEqual([[], []]);
  expect(() => inboundWords(['C2P', 'P2C', 'outbound'])).toThrow(
    /^no contact is inbound: the direction of contacts has C2P, P2C\. Write inbound, outbound, police-initiated; or/,
  );
});

it('takes an action that was none for none in whatever words', () => {
  const action = ['None', 'No action taken', 'NFA', 'visit', null];
  const { nothingDone, actionRecorded } = recordedFlags(flagTable({ action, person_id: action.map(() => 'p') }));
  expect([[...nothingDone], [...actionRecorded]]).toEqual([
    [1, 1, 1, 0, 0],
    [1, 1, 1, 1, 0],
  ]);
});

it('counts contacts by channels that no list knows, and no blank', () => {
  const words = [
    { text: 'Zulu', contacts: 3 },
    { text: '999', contacts: 50 },
    { text: null, contacts: 9 },
    { text: 'pigeon', contacts: 4 },
  ];
  expect(contactsOfUnknownChannels(words)).toBe(7);
});

it('tells what each flag led to, and where nothing is recorded', () => {
  const flags = recordedFlags(
    flagTable({
      person_id: ['p1', 'p2', null],
      flagged_date: ['1970-01-11', null, '1970-01-02'],
      action_date: [null, '1970-01-21', null],
      action: ['none', 'visit', null],
      outcome: [null, 'support', null],
    }),
  );
  expect([...flags.person]).toEqual([0, 1, -1]);
  expect([...flags.flagged]).toEqual([10, Number.NaN, 1]);
  expect([...flags.acted]).toEqual([Number.NaN, 20, Number.NaN]);
  expect([...flags.nothingDone]).toEqual([1, 0, 0]);
  expect([...flags.actionRecorded]).toEqual([1, 1, 0]);
  expect([0, 1, 2].map((row) => textAt(flags.outcome, row))).toEqual([null, 'support', null]);
});

it('refuses a table of weights whose columns are of unlike length', () => {
  const days = { kind: 'number', values: Float64Array.of(1, 2) } as const;
  expect(() => harmOfOffences({ ...harmTable, columns: { ...harmTable.columns, days } })).toThrow('days');
});
