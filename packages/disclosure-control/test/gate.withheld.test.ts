import { describe, expect, it } from 'vitest';
import { gate, SUPPRESSED } from '../src/index.ts';
import { finding, oneWayTable, single } from './findings.ts';

const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: true };
const options = { policy, population: ['p'], notebook: 'n' };
const stated = [
  finding({ id: 'by-group', table: oneWayTable([3, 137, 251]) }),
  single('all', 391),
  finding({ id: 'by-area', table: oneWayTable([61, 330]) }),
];

describe('a finding that is withheld since others could be worked out of it', () => {
  it('leaves whole as not computed, with the rule and the remedy; the others leave as they would have', async () => {
    const before = await gate(stated, options);
    const { findings, record } = await gate(stated, { ...options, alsoWithhold: ['by-area'] });
    expect(findings[2]).toMatchObject({
      status: 'not-computed',
      table: null,
      disclosure: { status: 'refused', rule: 'cannot-be-protected' },
    });
    expect(findings.slice(0, 2)).toEqual(before.findings.slice(0, 2));
    expect(record.hiddenCells).toEqual(before.record.hiddenCells);
    expect(record.decisions.filter(({ status }) => status === 'refused')).toEqual([
      expect.objectContaining({
        finding: 'by-area',
        place: 'all',
        remedy: 'State wider groups, or fewer sums of them',
      }),
    ]);
  });

  it('is withheld in every later release of the notebook, and in none of another', async () => {
    const { memory } = await gate(stated, { ...options, alsoWithhold: ['by-area'] });
    expect(memory.withheld).toEqual(['by-area']);
    const later = await gate(stated, { ...options, population: ['q'], earlier: [memory] });
    expect(later.findings[2]!.disclosure.status).toBe('refused');
    expect(later.memory.withheld).toEqual(['by-area']);
    const other = await gate(stated, { ...options, notebook: 'm', population: ['q'], earlier: [memory] });
    expect(other.findings[2]!.disclosure.status).toBe('pass');
  });

  it('is remembered like what is hidden, but for counts that stand elsewhere or were shown before', async () => {
    const { memory: shown } = await gate(stated, options);
    const { memory } = await gate(stated, { ...options, alsoWithhold: ['by-area'] });
    const places = ['#by-area|group 0|people', '#by-area|group 1|people'];
    expect(memory.hidden).toEqual(expect.arrayContaining(places));
    for (const place of places) {
      expect(shown.printed).toHaveProperty([place]);
      expect(memory.printed).not.toHaveProperty([place]);
    }
    expect(memory.printed).toHaveProperty(['#all||value']);
    const after = await gate(stated, { ...options, earlier: [shown], alsoWithhold: ['by-area'] });
    for (const place of places) expect(after.memory.printed).toHaveProperty([place]);
    // Another notebook of the same people prints none of them.
    const other = await gate(stated.slice(2), { ...options, earlier: [{ ...memory, notebook: 'n' }] });
    expect(other.findings[0]!.status).toBe('not-computed');
  });

  it('leaves where a named person excepted it, and is not remembered as withheld', async () => {
    const exceptions = [{ finding: 'by-area', approver: 'A. Reviewer', reason: 'already public' }];
    const { findings, memory } = await gate(stated, { ...options, exceptions, alsoWithhold: ['by-area'] });
    expect(findings[2]!.disclosure.status).toBe('excepted');
    expect('withheld' in memory).toBe(false);
    expect(findings[0]!.table!.rows[0]![1]).toBe(SUPPRESSED);
  });

  it('says nothing of findings that no release states, and remembers nothing more where none is withheld', async () => {
    const { record, memory } = await gate(stated, { ...options, alsoWithhold: ['elsewhere'] });
    const plain = await gate(stated, options);
    expect([record, memory]).toEqual([plain.record, plain.memory]);
    expect('withheld' in memory).toBe(false);
  });
});
