import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import type { DrawingDocument } from './chart-document.ts';
import { type ChartRow, chartColumn, chartRows, tickFormat } from './chart-rows.ts';
import { sequentialStep, sequentialSteps } from './sequential-step.ts';

interface AreaGeometry {
  readonly type: 'Polygon' | 'MultiPolygon' | 'Point';
  readonly coordinates: readonly unknown[];
}

type MapChart = Extract<Chart, { kind: 'map' }>;

const width = 640;
const mapHeight = 460;
const legendHeight = 34;

/** Areas shaded in five steps of their value, with the steps written below; few areas carry their names. */
export function mapChart(chart: MapChart, table: FindingTable): PlotOptions {
  const value = chartColumn(table, chart.value);
  chartColumn(table, chart.label);
  const rows = chartRows(table);
  const features = rows.map((row) => ({ type: 'Feature' as const, properties: row, geometry: geometryOf(row, chart) }));
  const values = rows.map((row) => row[chart.value]);
  const step = sequentialStep(values);
  const format = tickFormat(value.unit);
  const steps = sequentialSteps(values);
  const slot = width / steps.length;
  const named = features.length <= 24;
  return {
    width,
    height: mapHeight + legendHeight,
    margin: 4,
    marginBottom: legendHeight + 8,
    projection: { type: 'reflect-y', domain: { type: 'FeatureCollection', features } as never },
    marks: [
      Plot.geo(
        byShade(features, (row) => step(row[chart.value]).fill),
        {
          fill: (areas: { fill: string }) => areas.fill,
          stroke: '#3D3D3D',
          strokeWidth: 0.75,
        },
      ),
      ...(named
        ? [
            Plot.text(
              features,
              Plot.centroid({
                text: (feature: { properties: ChartRow }) => String(feature.properties[chart.label] ?? ''),
                fill: (feature: { properties: ChartRow }) => step(feature.properties[chart.value]).text,
              }),
            ),
          ]
        : []),
      legend(
        steps.map((each, index) => ({
          ...each,
          left: index * slot + 4,
          text: `${format(round(each.from))} to ${format(round(each.to))}`,
        })),
      ),
    ],
  };
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

// Two significant digits more than the axis needs would only claim precision that a shade cannot carry.
function round(value: number): number {
  return Number(value.toPrecision(3));
}

function geometryOf(row: ChartRow, chart: MapChart): AreaGeometry {
  const text = row[chart.geometry];
  try {
    const geometry = JSON.parse(String(text)) as { type?: unknown };
    if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' || geometry.type === 'Point') {
      return geometry as AreaGeometry;
    }
  } catch (cause) {
    throw new InputError(`map geometry is not JSON: ${String(text).slice(0, 40)}. Give GeoJSON polygon text.`, {
      cause,
    });
  }
  throw new InputError(`map geometry is no polygon: ${String(text).slice(0, 40)}. Give GeoJSON polygon text.`);
}

function legend(entries: readonly { fill: string; left: number; text: string }[]): Plot.Markish {
  return (_index, _scales, _values, _dimensions, context) => {
    const { document } = context as { document: DrawingDocument };
    const create = (tag: string, attributes: Record<string, string | number>) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
      for (const [name, attribute] of Object.entries(attributes)) element.setAttribute(name, String(attribute));
      return element;
    };
    const group = create('g', {});
    for (const { fill, left, text } of entries) {
      group.append(create('rect', { x: left, y: mapHeight + 6, width: 18, height: 18, fill, stroke: '#3D3D3D' }));
      const label = create('text', { x: left + 24, y: mapHeight + 20, fill: 'currentColor', 'text-anchor': 'start' });
      label.textContent = text;
      group.append(label);
    }
    return group as never;
  };
}
