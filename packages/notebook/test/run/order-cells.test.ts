import { describe, expect, it } from 'vitest';
import { cell } from '../../src/index.ts';
import { orderCells } from '../../src/run/order-cells.ts';

const make = (name: string, needs = {}) => cell(name, name, { needs, compute: () => 1 });

describe('orderCells', () => {
  it('puts each cell after what it needs and keeps the order of the rest', () => {
    const a = make('a');
    const b = make('b', { a });
    const c = make('c', { a, b });
    const d = make('d');
    expect(orderCells([c, d, b, a]).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });
  it('names the circle', () => {
    const needs: Record<string, ReturnType<typeof make>> = {};
    const a = make('a', needs);
    const b = make('b', { a });
    needs['b'] = b;
    expect(() => orderCells([a, b])).toThrow('in a circle: a → b → a. Take one need away.');
  });
  it('refuses two cells of one name and a need that is not listed', () => {
    const a = make('a');
    expect(() => orderCells([a, make('a')])).toThrow(/two cells are named "a"/);
    expect(() => orderCells([make('b', { a })])).toThrow(/"b" needs cell "a", which the notebook does not list/);
  });
});
