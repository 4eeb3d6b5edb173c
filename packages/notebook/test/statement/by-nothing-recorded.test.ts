import { describe, expect, it } from 'vitest';
import { finding } from '../../src/index.ts';

const about = finding.about({ questions: ['RAP-Q1'], method: { name: 'Count', source: 'the input' } });
const byTwo = (rows: readonly { readonly age: string; readonly area: string; readonly people: number }[]) =>
  about.table('people.by-age', 'People by age and area', {
    rows,
    columns: (t) => [t.key('age', 'Age'), t.key('area', 'Area'), t.people('people', 'People')],
  });

describe('a table by something that no row records', () => {
  it('is not computed, for everybody would be of one group', () => {
    expect(byTwo([{ age: 'Not recorded', area: 'North', people: 7 }]).notComputed?.reason).toBe(
      'of none of them is it recorded: Age',
    );
    const both = ['North', 'South'].map((area) => ({ age: 'Not recorded', area, people: 7 }));
    expect(byTwo(both).table).toBeUndefined();
  });

  it('is computed where one row records it, and where there is none', () => {
    const some = ['18-24', 'Not recorded'].map((age) => ({ age, area: 'North', people: 7 }));
    expect(byTwo(some).table?.rows).toHaveLength(2);
    expect(byTwo([]).table?.rows).toEqual([]);
  });
});
