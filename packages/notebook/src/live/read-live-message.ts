import { InputError } from '@assay/statistics';
import { readNonFinite } from '../run/non-finite.ts';
import { plainText } from '../run/plain-text.ts';
import { isDescription } from '../run/read-message.ts';
import type { LiveMessage } from './live-message.ts';

type Fits = (value: unknown) => boolean;

const isText: Fits = (value) => typeof value === 'string';
const isNumber: Fits = (value) => typeof value === 'number';
const isFlag: Fits = (value) => typeof value === 'boolean';
const isList: Fits = Array.isArray;
const isObject: Fits = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts: Fits = (value) => Array.isArray(value) && value.every(isText);

const isRows: Fits = (value) =>
  value === null ||
  (isObject(value) &&
    fits(value, {
      columns: areTexts,
      rows: (rows) => isList(rows) && (rows as unknown[]).every(isList),
      from: isNumber,
      found: isNumber,
      rowCount: isNumber,
    }));

const areLines: Fits = (value) =>
  Array.isArray(value) && value.every((each) => isObject(each) && fits(each, { level: isText, text: isText }));

const isValue: Fits = (value) =>
  isObject(value) &&
  fits(value, {
    id: isNumber,
    milliseconds: isNumber,
    bytes: isNumber,
    view: (view) => isObject(view) && fits(view, { what: isText, rows: isRows }),
    lines: areLines,
    drafts: (drafts) =>
      drafts === null ||
      (Array.isArray(drafts) && drafts.every((each) => isObject(each) && isText((each as { id?: unknown }).id))),
  });

/** What kinds of value each message must hold. */
const SHAPES: Readonly<Record<LiveMessage['type'], Readonly<Record<string, Fits>>>> = {
  ready: {},
  loaded: { version: isNumber, notebook: isDescription, codes: isObject, isFleeting: isFlag, kept: areTexts },
  begun: { pass: isNumber, due: areTexts },
  'load-failed': { version: isNumber, message: isText, stack: isText },
  started: { pass: isNumber, cell: isText },
  kept: { pass: isNumber, cell: isText, id: isNumber },
  computed: { pass: isNumber, cell: isText, value: isValue },
  failed: { pass: isNumber, cell: isText, message: isText, stack: isText, lines: areLines },
  blocked: { pass: isNumber, cell: isText, by: isText },
  spoiled: { pass: isNumber, of: isText, isInput: isFlag, by: areTexts, isStale: isFlag },
  unsteady: { names: areTexts },
  done: { pass: isNumber, isWhole: isFlag },
  settled: { pass: isNumber },
  rows: { request: isNumber, rows: isRows },
};

function fits(value: unknown, shape: Readonly<Record<string, Fits>>): boolean {
  return Object.entries(shape).every(([name, isRight]) => isRight((value as Record<string, unknown>)[name]));
}

/**
 * One line of a warm process as a message.
 *
 * @throws InputError where it is none: code that speaks otherwise than its harness is not listened to.
 */
export function readLiveMessage(line: string): LiveMessage {
  let said: unknown;
  try {
    const value: unknown = JSON.parse(line, readNonFinite);
    const type = (value as { type?: unknown } | null)?.type;
    if (typeof type === 'string' && Object.hasOwn(SHAPES, type) && fits(value, SHAPES[type as LiveMessage['type']]))
      return value as LiveMessage;
    if (type === 'failed') said = (value as { message?: unknown }).message;
  } catch {
    // Told below.
  }
  if (typeof said === 'string') throw new InputError(plainText(said));
  throw new InputError('the notebook said what is no message of a live notebook. Mend the notebook.');
}
