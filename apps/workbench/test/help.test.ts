import { describe, expect, it } from 'vitest';
import { helpPageBody } from '../src/page/help.ts';
import type { Person } from '../src/security/person.ts';

const helpOf = (role: Person['role']) => String(helpPageBody({ id: 'x', name: 'X', role }));

describe('help', () => {
  it('tells each role what it may do, and not what others may', () => {
    expect(helpOf('member')).toContain('A question or a dissent of yours');
    expect(helpOf('member')).not.toContain('/submissions/new');
    expect(helpOf('secretary')).toContain('Who attended');
    expect(helpOf('secretary')).not.toContain('/submissions/new');
    expect(helpOf('analyst')).toContain('/submissions/new');
    expect(helpOf('analyst')).not.toContain('Who attended');
    expect(helpOf('reviewer')).toContain('hand in');
    for (const role of ['member', 'secretary', 'analyst', 'reviewer', 'local'] as const)
      expect(helpOf(role)).toContain('/questions');
  });
});
