import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { field, tableSchema } from '@assay/dataset';
import { InputError } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { givenTable } from '../../src/input/given-table.ts';
import type { Input } from '../../src/input/input.ts';
import { readFiles } from '../../src/input/read-input.ts';
import { readInputs } from '../../src/input/read-inputs.ts';
import { arrivedReading, type PreparedRun, type ReadingRequest, readToTravel } from '../../src/run/index.ts';
import { encodeTable } from '../../src/run/table-frame.ts';
import { prepareToy, temporaryFolder } from '../run/toy.ts';

const folder = temporaryFolder();

/** An input with a field of every kind, and one that its file does not have. */
function inputOf(name: string): Input {
  const schema = tableSchema({
    name,
    title: name,
    fields: [
      field.text('who', 'Who', '', 'identifier', { required: true }),
      field.date('born', 'Born', '', 'date-of-birth'),
      field.time('seen', 'Seen', '', 'time'),
      field.number('weight', 'Weight', '', 'measure'),
      field.text('absent', 'Absent', '', 'name'),
    ],
  });
  return { kind: 'input', name, title: name, description: '', dataset: null, schema, optional: false };
}

function fileOf(name: string, rows: readonly string[]): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, `${['who,born,seen,weight', ...rows].join('\n')}\n`);
  return path;
}

const rows = ['Zoë,2001-02-03,2024-05-06 07:08:09,1.5', 'Ash,1999-02-31,,', '名前,,2024-01-01 00:00:00,-2'];
const requestOf = (name: string, given = rows): ReadingRequest => ({
  input: inputOf(name),
  paths: [fileOf(name, given)],
  mapping: {},
  today: 20_000,
});

describe('a reading that travels', () => {
  it('arrives as it would have been made here, and goes on as the same bytes', async () => {
    const request = requestOf('people');
    const { table, ...rest } = await readFiles(request);
    const here = givenTable(request.input, table);
    const { reading, handedOver } = await readToTravel(request);
    const arrived = arrivedReading(structuredClone(reading, { transfer: [...handedOver] }));
    const sent = encodeTable(arrived.table);
    expect(sent).toEqual(encodeTable(here));
    expect(arrived).toEqual({ table: here, ...rest });
    // After its texts were made here as well.
    expect(encodeTable(arrived.table)).toEqual(sent);
  });
});

/** A run of three inputs of the sizes given, whatever the files hold. */
async function runOf(bytes: Readonly<Record<string, number>>): Promise<PreparedRun> {
  const prepared = await prepareToy({
    inputs: { people: [fileOf('toy', rows)] },
    columns: { people: { name: 'who' } },
  });
  const requests = Object.keys(bytes).map((name) => requestOf(name, name === 'wrong' ? ['a,b,c,d'] : rows));
  return {
    ...prepared,
    notebook: { ...prepared.notebook, inputs: requests.map(({ input }) => input) },
    inputs: requests.map(({ input: { name }, paths }) => ({
      ...prepared.inputs[0]!,
      name,
      mapping: {},
      files: [{ path: paths[0]!, sha256: '', bytes: bytes[name]! }],
    })),
    writtenAt: new Map(
      await Promise.all(
        requests.map(async ({ paths }) => [paths[0]!, (await import('node:fs')).statSync(paths[0]!).mtimeMs] as const),
      ),
    ),
  };
}

async function readApart(run: PreparedRun) {
  const asked: string[] = [];
  let stopped = 0;
  const events: string[] = [];
  const read = readInputs(run, readFiles, (event) => event.type === 'input-read' && events.push(event.input), {
    today: 20_000,
    readApart: (requests) => {
      asked.push(...requests.map(({ input }) => input.name));
      const readings = requests.map(async (request) => arrivedReading((await readToTravel(request)).reading));
      return { readings, stop: () => stopped++ };
    },
  });
  const outcome = await read.catch((error: unknown) => error);
  return { outcome, asked, events, stopped };
}

describe('readInputs', () => {
  it('reads all large inputs but the largest apart, the smallest first, and gives the same', async () => {
    const run = await runOf({ large: 20_000_000, largest: 90_000_000, small: 10, larger: 50_000_000 });
    const { outcome, asked, events, stopped } = await readApart(run);
    expect(asked).toEqual(['large', 'larger']);
    expect(events).toEqual(['large', 'largest', 'small', 'larger']);
    expect(stopped).toBe(1);
    expect(outcome).toEqual(await readInputs(run, readFiles, () => {}, { today: 20_000 }));
  });

  it('tells of the first that fails in the notebook’s order, and ends the others', async () => {
    const { outcome, stopped } = await readApart(await runOf({ wrong: 20_000_000, largest: 90_000_000 }));
    expect(outcome).toBeInstanceOf(InputError);
    expect((outcome as Error).message).toMatch(/weight/);
    expect(stopped).toBe(1);
  });

  it('reads nothing apart where one input alone is large', async () => {
    const { asked } = await readApart(await runOf({ largest: 90_000_000, small: 10 }));
    expect(asked).toEqual([]);
  });
});
