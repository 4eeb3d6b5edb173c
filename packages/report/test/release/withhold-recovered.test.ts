import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DisclosureRecord, defaultPolicy, gate } from '@assay/disclosure-control';
import { type Finding, finding } from '@assay/evidence';
import { afterAll, expect, it, vi } from 'vitest';
import { withholdRecovered } from '../../src/release/withhold-recovered.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-withhold-'));
afterAll(() => rmSync(home, { recursive: true }));

const RESIDENTS = 742_081;
const exactRate = (7 / RESIDENTS) * 1000;

/** Searches and their rate among residents; the rate alone tells how many were searched. */
function rates(id: string, searches: number | string, more: readonly string[] = []): Finding {
  const table = {
    columns: [
      { name: 'group', label: 'Group', unit: 'text', key: true },
      { name: 'searches', label: 'Searches', unit: 'count', people: true },
      { name: 'residents', label: 'Residents', unit: 'count', people: false },
      { name: 'rate', label: 'Rate', unit: 'rate-per-1000', numerator: 'searches', denominator: 'residents' },
    ],
    rows: [['Other', searches, RESIDENTS, exactRate], ...more.map((group) => [group, 3000, RESIDENTS, null])],
  } as const;
  const method = { name: 'Count', source: 'definition' };
  const draft = { id, title: id, questions: [], unit: 'count', people: true, method, table } as const;
  return finding(draft, { cell: id, file: 'notebook.ts' });
}

/** What a gate that forgot the rate would let leave, without what it is told to withhold. */
async function released(findings: readonly Finding[], alsoWithhold: readonly string[], exceptions: readonly string[]) {
  const options = { population: ['p'], alsoWithhold };
  const excepted = exceptions.map((each) => ({ finding: each, approver: 'A. Reviewer', reason: 'known' }));
  const { record } = await gate(findings, { ...options, exceptions: excepted });
  const refused = new Map((await gate(findings, options)).findings.map((each) => [each.id, each]));
  const left = findings.map((each) => (alsoWithhold.includes(each.id) ? refused.get(each.id)! : hiding(each)));
  const named = left.map((each) =>
    exceptions.includes(each.id) ? { ...each, disclosure: { status: 'excepted', rule: 'known' } as const } : each,
  );
  return { findings: named, disclosure: record };
}

function hiding(each: Finding): Finding {
  const rows = each.table!.rows.map((row) => (row[1] === 7 ? [row[0]!, '[c]', ...row.slice(2)] : row));
  return { ...each, table: { ...each.table!, rows } };
}

async function leaving(findings: readonly Finding[], exceptions: readonly string[] = [], isSynthetic = false) {
  const pass = vi.fn((alsoWithhold: readonly string[]) => released(findings, alsoWithhold, exceptions));
  const order = { home, notebook: 'toy', binding: [], population: ['p'], bundle: '', exact: findings, isSynthetic };
  const left = withholdRecovered(
    order,
    pass,
    (each: { findings: readonly Finding[]; disclosure: DisclosureRecord }) => each,
  );
  return { left, pass };
}

const statuses = (findings: readonly Finding[]) => findings.map(({ id, disclosure }) => `${id} ${disclosure.status}`);

it('withholds the finding that gives a count away, whole and in words, and lets the others leave', async () => {
  const { left, pass } = await leaving([rates('rates', 7), rates('others', 4000)]);
  const { findings, disclosure } = await left;
  expect(statuses(findings)).toEqual(['rates refused', 'others not-reviewed']);
  expect(findings[0]).toMatchObject({ status: 'not-computed', value: null, table: null });
  expect(findings[0]!.reason).toMatch(/^it is held back as a whole, since/);
  expect(disclosure.decisions).toContainEqual(
    expect.objectContaining({ finding: 'rates', place: 'all', status: 'refused', rule: 'cannot-be-protected' }),
  );
  expect(pass.mock.calls).toHaveLength(2);
});

it('passes the gate once where nothing is given away, and is not attacked where nobody is counted', async () => {
  const { left, pass } = await leaving([rates('others', 4000)]);
  expect(statuses((await left).findings)).toEqual(['others not-reviewed']);
  expect(pass.mock.calls).toEqual([[[]]]);
  const synthetic = await leaving([rates('rates', 7)], [], true);
  expect(statuses((await synthetic.left).findings)).toEqual(['rates not-reviewed']);
  expect(defaultPolicy.minimumCount).toBeGreaterThan(7);
});

it('withholds of two first the one that prints fewer numbers, whichever is stated first', async () => {
  for (const order of [(all: Finding[]) => all, (all: Finding[]) => all.reverse()]) {
    const { left, pass } = await leaving(order([rates('long', 7, ['White', 'Asian']), rates('short', 7)]));
    await left;
    expect(pass.mock.lastCall![0]).toEqual(['short', 'long']);
  }
});

it('refuses in one line what no finding can be withheld for: a person excepted the one that tells', async () => {
  const { left } = await leaving([rates('rates', 7)], ['rates']);
  await expect(left).rejects.toThrow(
    /^not exported: rates\[Other\]\.searches is 7, .* let a named person except it\.$/,
  );
});

it('gives up after ten, with what is still given away', async () => {
  const { left, pass } = await leaving(Array.from({ length: 12 }, (_, at) => rates(`rates-${at}`, 7)));
  await expect(left).rejects.toThrow(/^not exported: rates-10\[Other\]/);
  expect(pass.mock.calls).toHaveLength(11);
});
