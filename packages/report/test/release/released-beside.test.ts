import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gate } from '@assay/disclosure-control';
import { type Finding, finding } from '@assay/evidence';
import { afterAll, describe, expect, it } from 'vitest';
import { rightlyRecovered } from '../../src/release/refuse-recovered.ts';
import { putOnShelf, readShelf } from '../../src/release/release-shelf.ts';
import { releasedBeside } from '../../src/release/released-beside.ts';
import { jsonText } from '../../src/release/released-pack-payload.ts';
import { withholdRecovered } from '../../src/release/withhold-recovered.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-beside-'));
afterAll(() => rmSync(home, { recursive: true }));

const POPULATION = ['people.csv'];
const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: false };

function people(id: string, value: number): Finding {
  const kind = { kind: 'count', counts: 'people' } as const;
  const draft = {
    id,
    title: id,
    questions: [],
    unit: 'count',
    value,
    kind,
    method: { name: 'Count', source: 'file' },
  } as const;
  return finding(draft, { cell: id, file: 'notebook.ts' });
}

/** Lets findings of a notebook leave, as an export does. */
async function letOut(notebook: string, stated: readonly Finding[], rules = policy): Promise<void> {
  const { findings, record, memory } = await gate(stated, { policy: rules, population: POPULATION, notebook });
  putOnShelf(home, readShelf(home), '2025-03-06T10:00:00Z', {
    event: 'pack-exported',
    digest: notebook.padEnd(64, '0'),
    order: notebook,
    disclosure: jsonText(record),
    memory,
    findings,
    detail: {},
  });
}

/** What of these would leave, past a gate that does not know what left before. */
async function leaving(stated: readonly Finding[], population = POPULATION) {
  const passed = async (alsoWithhold: readonly string[]) => {
    const { findings, record } = await gate(stated, { policy, population, notebook: 'ours', alsoWithhold });
    return { findings, disclosure: record };
  };
  const binding = readShelf(home).released;
  const order = { home, notebook: 'ours', binding, population, bundle: '', exact: stated, isSynthetic: false };
  const { findings } = await withholdRecovered(order, passed, (released) => released);
  return findings.map(({ id, value }) => [id, value]);
}

describe('what left of another notebook about the same people', () => {
  it('is set off against what would leave: 60 over sixty of 64 over fifty are a group of four', async () => {
    await letOut('theirs', [people('over-50', 64)]);
    expect(await leaving([people('over-60', 60), people('all', 300)])).toEqual([
      ['over-60', null],
      ['all', 300],
    ]);
  });

  it('tells nothing of other people, nor of a notebook that is its own', async () => {
    const { released } = readShelf(home);
    expect(await leaving([people('over-60', 60)], ['others.csv'])).toEqual([['over-60', 60]]);
    const ours = { notebook: 'theirs', population: POPULATION };
    expect(releasedBeside(home, released, ours)).toEqual([]);
    const theirs = releasedBeside(home, released, { ...ours, notebook: 'ours' });
    expect(theirs.map(({ release }) => release.name)).toEqual(['theirs theirs000000']);
    const place = { release: 0, row: '', column: 'value' };
    const countAt = (id: string) => theirs[0]!.countAt({ ...place, finding: id });
    expect([countAt('theirs theirs000000/over-50'), countAt('over-50')]).toEqual([64, null]);
  });

  it('is heeded under other rules too', async () => {
    await letOut('rounded', [people('over-70', 43)], { ...policy, minimumCount: 12 });
    expect(await leaving([people('over-75', 40)])).toEqual([['over-75', null]]);
  });

  it('binds nobody to what it gives away by itself', async () => {
    await letOut('first', [people('in-sites', 500)]);
    await letOut('second', [people('in-wards', 497)]);
    const beside = releasedBeside(home, readShelf(home).released, { notebook: 'ours', population: POPULATION });
    const told = (each: typeof beside) =>
      rightlyRecovered([{ ...each[0]!.release, findings: [] }], [people('all', 9000)], each);
    expect(await told(beside)).toEqual([]);
    expect(await leaving([people('all', 9000)])).toEqual([['all', 9000]]);
  });
});
