import { channelColumns, type PlotMark } from '@assay/notebook';
import * as Plot from '@observablehq/plot';
import { labelAbove, labelBelow, labelLines } from './axis-label.ts';
import { chartColumn, distinctTexts, labelFormat, logarithmicTicks, tickFormat } from './chart-rows.ts';
import { rowFrame, textRoom } from './layout.ts';
import { type KeyEntry, measuredMark, type Panel } from './panel.ts';
import { rowLayer, TEXT } from './row-layer.ts';

const LINE_HEIGHT = 28;
const NAME_HEIGHT = 18;

/** Marks on the lines of rows: names at the left or above, numbers along one axis. */
export function rowPanel(panel: Panel): { readonly options: Plot.PlotOptions; readonly key: readonly KeyEntry[] } {
  const { chart, table, all, layout } = panel;
  const measured = measuredMark(chart);
  const value = chartColumn(table, valueColumns(measured)[0]!);
  const format = labelFormat(value.unit);
  const probe = chart.marks.map((mark) => rowLayer(mark, { panel: { ...panel, rows: all }, format, drop: 0 }));
  const named = chart.marks.flatMap((mark) => ('y' in mark && mark.y !== undefined ? [mark.y] : []))[0];
  const names = probe.find((each) => each.names !== undefined)?.names ?? distinctTexts(panel.rows, named!);
  const room = rowFrame(probe.find((each) => each.names)?.names ?? distinctTexts(all, named!), layout);
  const above = room.namesAbove ? NAME_HEIGHT : 0;
  const isLongest = names.some((name) => room.marginLeft + textRoom(name) > room.width);
  const label = chart.x?.label ?? value.label;
  const lines = labelLines(label, layout);
  const reach = probe.flatMap((each) => each.reach).filter(Number.isFinite);
  const isFromZero = chart.x?.zero ?? probe.some((each) => each.fromZero === true);
  const low = Math.min(...reach, ...(isFromZero ? [0] : []));
  const high = Math.max(...reach, ...(isFromZero ? [0] : []));
  const placed = reach.filter((number) => number > 0);
  const isLogarithmic = chart.x?.logarithmic === true && placed.length > 0;
  const domain = isLogarithmic
    ? [Math.min(...placed) / 1.1, high * 1.1]
    : reach.length === 0
      ? [0, 1]
      : [low, high === low ? low + 1 : high];
  const begins = isLogarithmic ? { begins: domain[0]! } : {};
  const layers = chart.marks.map((mark) => rowLayer(mark, { panel, format, drop: above / 2, ...begins }));
  const hidden = layers.flatMap((each) => each.hidden ?? []);
  const ends = probe.flatMap((each) => each.ends ?? []);
  const marginRight = ends.length > 0 ? 12 + Math.max(24, ...ends.map(textRoom)) : 24;
  // A bare number beside a row says nothing without what it counts.
  const heading =
    named !== undefined && names.some((each) => /^[\d.,]+$/.test(each)) ? chartColumn(table, named).label : null;
  const headRoom = heading === null ? 0 : 6 + 16 * labelLines(heading, layout);
  const rules =
    probe.some(({ marks }) => marks.length > 0) &&
    chart.marks.some((mark) => mark.mark === 'rule' && mark.label !== undefined);
  return {
    key: probe.flatMap((each) => each.key ?? []),
    options: {
      width: room.width,
      height: names.length * (LINE_HEIGHT + above) + 52 + 16 * lines + (rules ? 16 : 0) + headRoom,
      marginTop: 12 + (rules ? 16 : 0) + headRoom,
      marginLeft: room.marginLeft,
      marginRight,
      marginBottom: 28 + 16 * lines,
      x: {
        label: null,
        tickFormat: tickFormat(value.unit),
        grid: true,
        ...(reach.length === 0 ? { axis: null } : {}),
        ...(isLogarithmic
          ? { type: 'log', domain, ticks: logarithmicTicks(domain[0]!, domain[1]!) }
          : { domain, nice: true, ticks: layout === 'wide' ? 5 : 3 }),
      },
      y: {
        type: 'band',
        label: null,
        domain: [...names],
        tickSize: 0,
        padding: 0.1,
        ...(room.namesAbove ? { axis: null } : {}),
      },
      marks: [
        ...(heading === null ? [] : [labelAbove(heading, layout, room.marginLeft, rules ? 38 : 22)]),
        ...layers.flatMap(({ marks }) => marks),
        Plot.text(hidden, {
          y: 'name',
          text: 'word',
          frameAnchor: 'left',
          dx: 6,
          dy: above / 2,
          ...TEXT,
        }),
        ...(room.namesAbove
          ? [
              Plot.text([...names], {
                y: (name: string) => name,
                text: (name: string) => name,
                frameAnchor: 'left',
                dx: isLongest ? 4 - room.marginLeft : 4,
                dy: 4 - LINE_HEIGHT / 2,
                ...TEXT,
              }),
            ]
          : []),
        labelBelow(label, layout, 26, (marginRight - room.marginLeft) / 2),
      ],
    },
  };
}

/** The columns whose numbers lie along the axis. */
function valueColumns(mark: PlotMark): readonly string[] {
  return channelColumns(mark)
    .filter(({ channel }) => !['y', 'fill', 'stroke', 'text'].includes(channel))
    .map(({ column }) => column);
}
