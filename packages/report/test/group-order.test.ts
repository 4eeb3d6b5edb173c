import { describe, expect, it } from 'vitest';
import { inGroupOrder, seriesColour } from '../src/chart/group-order.ts';

describe('groups in figures', () => {
  it('stand in one order whatever order their table has, the unknown last', () => {
    const table = ['Black', 'Not recorded', 'White', 'Other', 'Not stated', 'Asian', 'Mixed'];
    const order = ['White', 'Mixed', 'Asian', 'Black', 'Other', 'Not stated', 'Not recorded'];
    expect(inGroupOrder(table)).toEqual(order);
    expect(inGroupOrder([...table].reverse())).toEqual(order);
  });

  it('of a file that the list does not have stand between the others and what is other', () => {
    const elsewhere = ['Caucasian', 'Other', 'Hispanic', 'Not recorded', 'Asian'];
    expect(inGroupOrder(elsewhere)).toEqual(['Asian', 'Caucasian', 'Hispanic', 'Other', 'Not recorded']);
  });

  it('have one colour each, with or without the others', () => {
    const all = ['White', 'Mixed', 'Asian', 'Black', 'Other', 'Not recorded'];
    const some = ['Asian', 'Black', 'Not recorded'];
    for (const [index, name] of some.entries())
      expect(seriesColour(some, index)).toBe(seriesColour(all, all.indexOf(name)));
    expect(new Set(all.map((_, index) => seriesColour(all, index))).size).toBe(all.length);
  });

  it('leave names that are no groups as they are', () => {
    expect(inGroupOrder(['theft', 'Other', 'burglary'])).toEqual(['theft', 'Other', 'burglary']);
    expect(seriesColour(['theft', 'Other'], 1)).toBe(seriesColour(['a', 'b'], 1));
  });
});
