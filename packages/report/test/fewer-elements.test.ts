import { describe, expect, it } from 'vitest';
import { fewerElements } from '../src/chart/fewer-elements.ts';

describe('fewerElements', () => {
  it('draws rules and ticks of one kind as one path, in the same places', () => {
    expect(fewerElements('<line y2="9" y1="1" x2="5" x1="5"/><line y2="9" y1="1" x2="7.5" x1="7.5"/>')).toBe(
      '<path d="M5,1V9M7.5,1V9"/>',
    );
    expect(
      fewerElements(
        '<path d="M0,0L-6,0" transform="translate(62,280)"/><path d="M0,0L-6,0" transform="translate(62,30)"/>',
      ),
    ).toBe('<path d="M62,280h-6M62,30h-6"/>');
    expect(fewerElements('<line x1="0" x2="3" y1="1" y2="4"/><line x1="5" x2="9" y1="0" y2="0"/>')).toBe(
      '<path d="M0,1L3,4M5,0H9"/>',
    );
  });

  it('says the colour of dots once', () => {
    const dot = (x: number, fill = '#12436D') => `<circle fill="${fill}" r="3" cy="9" cx="${x}"/>`;
    expect(fewerElements(`${dot(1)}${dot(2)}${dot(3)}${dot(4, '#28A197')}`)).toBe(
      `<g fill="#12436D"><circle r="3" cy="9" cx="1"/><circle r="3" cy="9" cx="2"/><circle r="3" cy="9" cx="3"/></g>${dot(4, '#28A197')}`,
    );
  });

  it('leaves alone what differs in more than its place', () => {
    for (const drawn of [
      '<line stroke="red" x1="0" x2="9" y1="1" y2="1"/><line stroke="blue" x1="0" x2="9" y1="5" y2="5"/>',
      '<path d="M0,0L-6,0" transform="translate(62,280)"/><path d="M0,0L0,6" transform="translate(62,30)"/>',
      '<text transform="translate(4,5)" x="2">1</text>',
      '<text transform="translate(4,5)"><tspan x="0">two</tspan><tspan x="0" dy="1em">lines</tspan></text>',
    ])
      expect(fewerElements(drawn)).toBe(drawn);
  });
});
