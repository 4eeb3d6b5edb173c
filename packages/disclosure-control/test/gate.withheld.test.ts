import { describe, expect, it } from 'vitest';
import { gate, SUPPRESSED } from '../src/index.ts';
import { count, finding, key, oneWayTable, single } from './findings.ts';

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

  it('is withheld by a rerun as its pack did, and nothing else is, whatever could be worked out without what left before', async () => {
    const exceptions = [{ finding: 'total', approver: 'A. Reviewer', reason: 'already public' }];
    const columns = [key('g'), count('people')];
    const tiny = finding({
      id: 'tiny',
      table: {
        columns,
        rows: [
          ['a', 3],
          ['b', 4],
        ],
      },
    });
    const findings = [single('total', 7), tiny, single('other', 40)];
    const refused = async (withheldAsPacked?: readonly string[]) => {
      const more = withheldAsPacked === undefined ? {} : { withheldAsPacked };
      const left = (await gate(findings, { ...options, exceptions, ...more })).findings;
      return left.filter(({ disclosure }) => disclosure.status === 'refused').map(({ id }) => id);
    };
    expect(await refused()).toEqual(['tiny']);
    expect(await refused(['other'])).toEqual(['other']);
    expect(await refused([])).toEqual([]);
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
