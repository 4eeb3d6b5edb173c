import { InputError } from '@assay/statistics';
import type { ChildMessage } from './message.ts';
import { readNonFinite } from './non-finite.ts';

const LONGEST_SHOWN = 60;

/** What kinds of value each message must hold; more may stand beside. */
const SHAPES: Readonly<Record<ChildMessage['type'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  notebook: { notebook: isDescription, takesTurns: (value) => value === undefined || value === true },
  'cell-started': { cell: isText },
  log: { cell: isText, text: isText },
  'cell-finished': {
    cell: isText,
    milliseconds: isNumber,
    processorMilliseconds: (value) => value === undefined || isNumber(value),
    memoryMegabytes: (value) => value === undefined || isNumber(value),
  },
  findings: { cell: isText, drafts: (value) => isListOf(value, (each) => isObject(each) && isText(each['id'])) },
  settled: { options: (value) => value === null || (isObject(value) && Object.values(value).every(isOption)) },
  kept: { cell: isText },
  failed: { cell: (value) => value === null || isText(value), message: isText },
  done: {},
};

/**
 * One line of the child as a message.
 *
 * @throws InputError where it is none: code that speaks otherwise than its harness is not listened to.
 */
export function readMessage(line: string): ChildMessage {
  let value: unknown;
  try {
    value = JSON.parse(line, readNonFinite);
  } catch {
    throw noMessage(line);
  }
  const type = isObject(value) ? value['type'] : undefined;
  if (typeof type !== 'string' || !Object.hasOwn(SHAPES, type)) throw noMessage(line);
  const shape = SHAPES[type as ChildMessage['type']];
  const fits = Object.entries(shape).every(([name, isRight]) => isRight((value as Record<string, unknown>)[name]));
  if (!fits) throw noMessage(line);
  return value as ChildMessage;
}

function noMessage(line: string): InputError {
  const shown = line.slice(0, LONGEST_SHOWN).replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  const more = line.length > LONGEST_SHOWN ? '…' : '';
  return new InputError(`the notebook said what is no message of a run: ${shown}${more}. Mend the notebook.`);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isOption(value: unknown): boolean {
  return isText(value) || typeof value === 'boolean' || (isNumber(value) && Number.isFinite(value));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isRight: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isRight);
}

const COLUMN_KINDS = ['text', 'number', 'date', 'time'];

function isQuery(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['columns'])) return false;
  return (
    isText(value['cell']) &&
    isText(value['sql']) &&
    Object.values(value['columns']).every((kind) => COLUMN_KINDS.includes(kind as string)) &&
    isListOf(value['needs'], (need) => isObject(need) && ['as', 'kind', 'name'].every((name) => isText(need[name])))
  );
}

/** Whether a value describes a notebook. */
export function isDescription(value: unknown): boolean {
  if (!isObject(value)) return false;
  const named = (each: unknown) => isObject(each) && isText(each['name']);
  const { questions, cells, inputs, parameters, figures, unanswerable } = value;
  return (
    ['id', 'title', 'system', 'summary'].every((name) => isText(value[name])) &&
    isListOf(questions, isText) &&
    isListOf(
      cells,
      (each) =>
        named(each) &&
        isText((each as { title?: unknown }).title) &&
        isListOf((each as { needs?: unknown }).needs, named),
    ) &&
    isListOf(inputs, (each) => named(each) && isObject((each as { schema?: unknown }).schema)) &&
    isListOf(parameters, named) &&
    isListOf(figures, (each) => isObject(each) && isText(each['id'])) &&
    isObject(unanswerable) &&
    (value['queries'] === undefined || isListOf(value['queries'], isQuery))
  );
}
