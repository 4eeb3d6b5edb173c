import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../src/page/fields.ts';
import { sentFiles } from '../src/upload/sent-files.ts';

const HOUR = 60 * 60_000;
const files = { people: ['people.csv'] };

/** Files that were sent, a clock that is set by hand, and what the shelf was told. */
function shelf() {
  let time = 0;
  const told: string[] = [];
  const keep = () => {
    throw new Error('nothing is put on the shelf here');
  };
  const place = {
    keep,
    hand: (from: string, to: string) => void told.push(`${from} to ${to}`),
    release: (id: string) => void told.push(`${id} goes`),
  };
  const sent = sentFiles(place, () => time);
  const wait = (milliseconds: number) => {
    time += milliseconds;
  };
  return { sent, told, wait };
}

describe('files that were sent to be looked at', () => {
  it('are handed on to whoever sent them, once, and kept for an hour', () => {
    const { sent, told, wait } = shelf();
    sent.keep('look', 'ann', 'toy', files);
    const take = (id: string, person: string, slug: string) => () => sent.take(id, person, slug, 'run');
    for (const other of [take('look', 'bob', 'toy'), take('look', 'ann', 'other'), take('else', 'ann', 'toy')])
      expect(other).toThrow('the files that were sent are no longer kept: they go after an hour. Choose them again.');
    wait(HOUR);
    expect(told).toEqual([]);
    expect(take('look', 'ann', 'toy')()).toBe(files);
    expect(take('look', 'ann', 'toy')).toThrow('no longer kept');
    expect(told).toEqual(['look to run']);
  });

  it('go after an hour, and the oldest where more than twenty are kept', () => {
    const { sent, told, wait } = shelf();
    sent.keep('look', 'ann', 'toy', files);
    wait(HOUR + 1);
    expect(() => sent.take('look', 'ann', 'toy', 'run')).toThrow('no longer kept');
    expect(told).toEqual(['look goes']);
    for (let at = 0; at < 20; at++) sent.keep(`${at}`, 'ann', 'toy', files);
    expect(told).toEqual(['look goes']);
    sent.keep('20', 'ann', 'toy', files);
    expect(told).toEqual(['look goes', '0 goes']);
    expect(sent.take('1', 'ann', 'toy', 'run')).toBe(files);
  });

  it('are kept with what the form said where their run fails, and for nobody else', () => {
    const { sent, told } = shelf();
    const fields = fieldsOf({ seed: '7' });
    const run = { person: 'ann', slug: 'toy', files, fields };
    sent.start('run', run);
    expect(sent.ofFailed('run', 'ann', 'toy')).toBeNull();
    expect(sent.end('run', true)).toBe(true);
    expect(sent.ofFailed('run', 'ann', 'toy')).toMatchObject(run);
    expect([sent.ofFailed('run', 'bob', 'toy'), sent.ofFailed('run', 'ann', 'other')]).toEqual([null, null]);
    expect(told).toEqual([]);
    // A look that came to nothing said nothing of a run.
    sent.keep('look', 'ann', 'toy', files);
    expect(sent.ofFailed('look', 'ann', 'toy')).toBeNull();
    // It is over, and told of once.
    expect(sent.end('run', true)).toBe(false);
  });

  it('are not kept of a run that did not fail, had none, or was never told of', () => {
    const { sent } = shelf();
    const fields = fieldsOf({});
    sent.start('done', { person: 'ann', slug: 'toy', files, fields });
    sent.start('bare', { person: 'ann', slug: 'toy', files: {}, fields });
    expect([sent.end('done', false), sent.end('bare', true), sent.end('unknown', true)]).toEqual([false, false, false]);
    expect(['done', 'bare'].map((id) => sent.ofFailed(id, 'ann', 'toy'))).toEqual([null, null]);
  });

  it('are counted an hour from the failure, not from when the run began', () => {
    const { sent, wait } = shelf();
    sent.start('run', { person: 'ann', slug: 'toy', files, fields: fieldsOf({}) });
    wait(5 * HOUR);
    sent.end('run', true);
    wait(HOUR);
    expect(sent.ofFailed('run', 'ann', 'toy')).not.toBeNull();
    wait(1);
    expect(sent.ofFailed('run', 'ann', 'toy')).toBeNull();
  });
});
