import { expect, it } from 'vitest';
import { attackedRelease, attackedValueAt, attackReleases, gate, linearSolver } from '../../src/index.ts';
import { count, finding, key } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: false };

it('takes a share that the counts of its own row give for no comparison with another row', async () => {
  const share = {
    ...count('share'),
    unit: 'proportion',
    kind: { kind: 'share', of: 'unanswered', outOf: 'frequent', interval: null },
  } as const;
  const answered = finding({
    id: 'answered',
    table: {
      columns: [key('group'), count('unanswered'), count('frequent'), share],
      rows: [
        ['White', 12, 68, 12 / 68],
        ['Black', 6, 9, 6 / 9],
        ['Other', 7, 24, 7 / 24],
      ],
    },
  });
  const flagged = finding({
    id: 'flagged',
    table: {
      columns: [key('group'), count('people')],
      rows: [
        ['White', 2],
        ['Black', 14],
        ['Other', 16],
      ],
    },
  });
  const exact = [answered, flagged];
  const { findings, record } = await gate(exact, { policy, population: ['p'] });
  const { recovered } = attackReleases([attackedRelease('now', findings, record)], await linearSolver(), (place) =>
    attackedValueAt(exact, place),
  );
  expect(recovered).toEqual([]);
});
