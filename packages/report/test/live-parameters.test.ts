import { parameter } from '@assay/notebook';
import type { LiveState } from '@assay/notebook/live';
import { describe, expect, it } from 'vitest';
import { liveParameters } from '../src/live/live-parameters.ts';

const links = { parameters: '/parameters' } as Parameters<typeof liveParameters>[1];
const described = { description: 'What it does.' };
const formOf = (parameters: readonly object[], chosen: Readonly<Record<string, unknown>> = {}) => {
  const state = { notebook: { parameters }, parameters: chosen } as unknown as LiveState;
  const form = liveParameters(state, links, 'a token');
  return form === null ? null : String(form);
};

describe('what may be chosen on a live page', () => {
  it('is no form where nothing may be, or nothing is read yet', () => {
    expect(formOf([])).toBeNull();
    expect(liveParameters({ notebook: null, parameters: {} } as LiveState, links, '')).toBeNull();
  });

  it('is a list of its words with the one that stands, and of the data’s own where they give it', () => {
    const choice = { ...described, choices: ['north', 'south'], default: 'south' };
    const chosen = [parameter.choice('area', 'Area', choice)];
    expect(formOf(chosen)).toContain('<option value="north">north</option><option value="south" selected>south');
    expect(formOf(chosen, { area: 'north' })).toContain('<option value="north" selected>north</option>');
    expect(formOf(chosen)).not.toContain('from the data');
    const given = formOf([{ ...chosen[0], fromData: 'the largest area', default: '' }])!;
    expect(given).toContain('<option value="" selected>from the data</option><option value="north">');
    expect(given).toContain('What it does. Left empty: the largest area.</span>');
  });

  it('is a number of its bounds, whole or not', () => {
    const bounds = { ...described, default: 2, within: [1, 9] as [number, number] };
    expect(formOf([parameter.integer('n', 'N', bounds)])).toMatch(/min="1" max="9" step="1" value="2"/);
    expect(formOf([parameter.number('n', 'N', bounds)], { n: 2.5 })).toMatch(/min="1" max="9" step="any" value="2\.5"/);
  });

  it('is yes or no, a day, or a text', () => {
    const yes = formOf([{ kind: 'switch', name: 's', title: 'S', description: '', default: false }], { s: true });
    expect(yes).toContain('<option value="true" selected>yes</option><option value="false">no</option>');
    const day = formOf([{ kind: 'date', name: 'd', title: 'D', description: '', default: '2024-01-31' }]);
    expect(day).toMatch(/<input type="date" id="parameter-d" name="d" .*value="2024-01-31">/);
    const text = formOf([{ kind: 'text', name: 't', title: 'T', description: '', default: 'a"b' }]);
    expect(text).toContain('value="a&quot;b"');
    expect(text).toContain('action="/parameters"');
    expect(text).toContain('name="token" value="a token"');
  });
});
