import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectedTime } from '../src/store/expected-time.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-test-'));
const store = (name: string, events: readonly object[], cut = '') => {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'log.jsonl'), `${events.map((each) => JSON.stringify(each)).join('\n')}\n${cut}`);
};

describe('the time that a run is expected to take', () => {
  it('is not known before a run was stored', () => {
    expect(expectedTime(join(folder, 'run'), 1000)).toBe(null);
    expect(expectedTime(join(folder, 'nowhere', 'run'), 1000)).toBe(null);
  });

  it('is that of the run before, by rows', () => {
    store('before', [
      { type: 'input-read', input: 'people', rows: 2000, milliseconds: 900 },
      { type: 'cell-finished', cell: 'sweep', milliseconds: 1500 },
      { type: 'cell-finished', cell: 'model', milliseconds: 2500 },
    ]);
    expect(expectedTime(join(folder, 'run'), 6000)).toEqual({
      seconds: 12,
      rows: 6000,
      before: { seconds: 4, rows: 2000 },
    });
  });

  it('is taken from no log that was cut short, and from no run that only went on', () => {
    store('cut', [{ type: 'input-read', rows: 1, milliseconds: 1 }], '{"type":"cell-fin');
    store('resumed', [
      { type: 'input-read', rows: 1, milliseconds: 1 },
      { type: 'log', cell: 'sweep', text: 'kept from the run that was stopped' },
      { type: 'cell-finished', cell: 'model', milliseconds: 1 },
    ]);
    expect(expectedTime(join(folder, 'run'), 6000)?.seconds).toBe(12);
  });
});
