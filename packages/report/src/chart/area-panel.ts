import type { PlotMark } from '@assay/notebook';
import * as Plot from '@observablehq/plot';
import { areaGeometry } from './area-geometry.ts';
import { type ChartRow, chartColumn, isPlottable, tickFormat } from './chart-rows.ts';
import { keyRows } from './key-rows.ts';
import { type ChartLayout, chartWidths } from './layout.ts';
import type { Panel } from './panel.ts';
import { SCALE_ROOM, scaleBar } from './scale-bar.ts';
import { sequentialStep, sequentialSteps } from './sequential-step.ts';

export const OUTLINE = '#3D3D3D';

export const mapHeights: Readonly<Record<ChartLayout, number>> = { wide: 460, narrow: 300 };

/** Areas shaded in five steps of their value, with a scale and the steps below; few areas carry their names, of many the highest. */
export function areaPanel(
  mark: Extract<PlotMark, { mark: 'areas' }>,
  { table, rows, all, layout }: Panel,
): Plot.PlotOptions {
  const value = chartColumn(table, mark.fill);
  chartColumn(table, mark.label);
  const features = rows.map((row) => ({
    type: 'Feature' as const,
    properties: row,
    geometry: areaGeometry(row[mark.geometry]),
  }));
  const values = all.map((row) => row[mark.fill]);
  const step = sequentialStep(values);
  const format = tickFormat(value.unit);
  const named = layout === 'wide' ? (features.length <= 24 ? features : highest(features, mark.fill)) : [];
  const width = chartWidths[layout];
  const mapHeight = mapHeights[layout];
  const hidden = values.some((each) => !isPlottable(each)) ? [{ fill: '#ffffff', text: 'not shown' }] : [];
  const key = keyRows(
    [
      ...sequentialSteps(values).map(({ fill, from, to }) => ({ fill, text: `${format(from)} to ${format(to)}` })),
      ...hidden,
    ].map((entry) => ({ ...entry, stroke: OUTLINE })),
    { top: mapHeight + 6 + SCALE_ROOM, width, title: value.label },
  );
  const scale = scaleBar(
    features.map(({ geometry }) => geometry),
    width,
    mapHeight,
    4,
  );
  return {
    width,
    height: mapHeight + SCALE_ROOM + key.height + 10,
    margin: 4,
    marginBottom: SCALE_ROOM + key.height + 14,
    projection: { type: 'reflect-y', domain: { type: 'FeatureCollection', features } as never },
    marks: [
      Plot.geo(
        byShade(features, (row) => step(row[mark.fill]).fill),
        {
          fill: (areas: { fill: string }) => areas.fill,
          stroke: OUTLINE,
          strokeWidth: 0.75,
        },
      ),
      ...(named.length > 0
        ? [
            Plot.text(
              named,
              Plot.centroid({
                text: (feature: { properties: ChartRow }) => String(feature.properties[mark.label] ?? ''),
                fill: (feature: { properties: ChartRow }) => step(feature.properties[mark.fill]).text,
              }),
            ),
          ]
        : []),
      ...(scale === null ? [] : [scale]),
      key.mark,
    ],
  };
}

/** The areas with the highest values carry their names where not all can. */
function highest<Feature extends { readonly properties: ChartRow }>(features: readonly Feature[], value: string) {
  return features
    .filter(({ properties }) => isPlottable(properties[value]))
    .sort((a, b) => Number(b.properties[value]) - Number(a.properties[value]))
    .slice(0, 3);
}

/** Areas of one shade as one drawing: it looks the same and weighs a third less. */
function byShade<Feature extends { readonly properties: ChartRow }>(
  features: readonly Feature[],
  fillOf: (row: ChartRow) => string,
) {
  const shades = new Map<string, Feature[]>();
  for (const feature of features) {
    const fill = fillOf(feature.properties);
    shades.set(fill, [...(shades.get(fill) ?? []), feature]);
  }
  return [...shades].map(([fill, of]) => ({ type: 'FeatureCollection' as const, features: of, fill }));
}
