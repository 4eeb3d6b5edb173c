import type { PlotMark } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import * as Plot from '@observablehq/plot';
import { areaGeometry } from './area-geometry.ts';
import { mapHeights, OUTLINE } from './area-panel.ts';
import { type ChartRow, chartColumn, isPlottable, tickFormat } from './chart-rows.ts';
import { drawnMark } from './drawn-mark.ts';
import { chartWidths, textRoom } from './layout.ts';
import { categoryColour } from './palette.ts';
import { chartNumber, type Panel } from './panel.ts';
import { SCALE_ROOM, scaleBar } from './scale-bar.ts';

const LARGEST = { wide: 22, narrow: 13 } as const;
const MOST_NAMED = 24;

interface Area {
  readonly type: 'Feature';
  readonly properties: ChartRow;
  readonly geometry: ReturnType<typeof areaGeometry>;
}

/** Outlines of areas, and on each a circle whose surface is its number; areas of which it is held back are dashed. */
export function symbolPanel(mark: Extract<PlotMark, { mark: 'symbols' }>, panel: Panel): Plot.PlotOptions {
  const { table, rows, all, layout } = panel;
  const size = chartColumn(table, mark.size);
  const areas = rows.map(
    (row): Area => ({ type: 'Feature', properties: row, geometry: areaGeometry(row[mark.geometry]) }),
  );
  const values = all.map((row) => chartNumber(row, mark.size)).filter(Number.isFinite);
  const negative = values.find((value) => value < 0);
  if (negative !== undefined)
    throw new InputError(`no circle is ${negative} large: "${mark.size}" has numbers below nought. Draw it as a map.`);
  const most = Math.max(0, ...values);
  const radius = (value: number) => (most === 0 ? 0 : LARGEST[layout] * Math.sqrt(value / most));
  const isHidden = ({ properties }: Area) => !isPlottable(properties[mark.size]);
  const width = chartWidths[layout];
  const height = mapHeights[layout];
  const key = sizeKey(
    { title: size.label, steps: stepsBelow(most), radius, format: tickFormat(size.unit) },
    height + 6 + SCALE_ROOM,
    areas.some(isHidden),
  );
  const scale = scaleBar(
    areas.map(({ geometry }) => geometry),
    width,
    height,
    LARGEST[layout],
  );
  const centred = (each: object) => Plot.centroid(each as Plot.CentroidOptions);
  return {
    width,
    height: height + SCALE_ROOM + key.height + 10,
    margin: LARGEST[layout],
    marginBottom: SCALE_ROOM + key.height + 10 + LARGEST[layout],
    projection: { type: 'reflect-y', domain: { type: 'FeatureCollection', features: areas } as never },
    marks: [
      Plot.geo(
        areas.filter((area) => !isHidden(area)),
        { fill: 'none', stroke: OUTLINE, strokeWidth: 0.5 },
      ),
      Plot.geo(areas.filter(isHidden), { fill: 'none', stroke: OUTLINE, strokeWidth: 1.5, strokeDasharray: '3 3' }),
      Plot.dot(
        areas.filter((area) => chartNumber(area.properties, mark.size) > 0),
        centred({
          r: ({ properties }: Area) => radius(chartNumber(properties, mark.size)),
          fill: categoryColour(0),
          fillOpacity: 0.75,
          stroke: 'currentColor',
          strokeWidth: 0.5,
        }),
      ),
      ...(areas.length <= MOST_NAMED && layout === 'wide'
        ? [
            Plot.text(
              areas,
              centred({
                text: ({ properties }: Area) => String(properties[mark.label] ?? ''),
                dy: LARGEST[layout] / 2 + 8,
                fill: 'currentColor',
              }),
            ),
          ]
        : []),
      ...(scale === null ? [] : [scale]),
      key.mark,
    ],
    r: { type: 'identity' },
  };
}

/** Up to three sizes for the key, each one, two or five times a power of ten. */
function stepsBelow(most: number): readonly number[] {
  const round = (value: number) => {
    const power = 10 ** Math.floor(Math.log10(value));
    return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1);
  };
  return most === 0 ? [] : [...new Set([round(most), round(most / 4), round(most / 20)])];
}

function sizeKey(
  {
    title,
    steps,
    radius,
    format,
  }: {
    readonly title: string;
    readonly steps: readonly number[];
    readonly radius: (value: number) => number;
    readonly format: (value: unknown) => string;
  },
  top: number,
  hasHidden: boolean,
) {
  const largest = Math.max(0, ...steps.map(radius));
  const middle = top + 22 + largest;
  const slots = steps.map((value) => ({ value, room: 2 * radius(value) + 8 + textRoom(format(value)) + 16 }));
  const mark = drawnMark((create) => {
    let left = 4;
    const said = { y: middle + 4, fill: 'currentColor', 'text-anchor': 'start' };
    return [
      create('text', { x: 4, y: top + 13, fill: 'currentColor', 'text-anchor': 'start', 'font-weight': 600 }, title),
      ...slots.flatMap(({ value, room }) => {
        const r = radius(value);
        const drawn = [
          create('circle', { cx: left + r, cy: middle, r, fill: categoryColour(0), 'fill-opacity': 0.75 }),
          create('text', { ...said, x: left + 2 * r + 6 }, format(value)),
        ];
        left += room;
        return drawn;
      }),
      ...(hasHidden ? [create('text', { ...said, y: middle + largest + 18, x: 4 }, 'Dashed outline: not shown')] : []),
    ];
  });
  return { mark, height: 26 + 2 * largest + (hasHidden ? 22 : 0) };
}
