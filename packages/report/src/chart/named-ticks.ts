import * as Plot from '@observablehq/plot';
import { textRoom } from './layout.ts';

/** Named positions: every n-th of many, in as many lines as the room between two of them asks for. */
export function namedTicks(
  names: readonly string[],
  plotWidth: number,
): { readonly mark: Plot.Markish; readonly lines: number } {
  const most = Math.max(2, Math.floor(plotWidth / 56));
  const step = Math.ceil(names.length / most);
  const ticks = names.filter((_, index) => index % step === 0);
  const slot = plotWidth / Math.max(1, ticks.length) - 6;
  const lines = Math.max(1, ...ticks.map((name) => Math.ceil(textRoom(name) / slot)));
  return { mark: Plot.axisX({ ticks, label: null, lineWidth: lines === 1 ? 99 : slot / 13 }), lines };
}
