import type { SimulationError } from '@assay/report/release';
import { printedColumns } from './columns.ts';

/** How far numbers that rest on chance move with the seed. */
export function simulationText(simulation: readonly SimulationError[]): string {
  if (simulation.length === 0) return '';
  const number = (value: number) => String(Number(value.toPrecision(4)));
  const rows = simulation.map(({ finding, accepted, mean, standardError, distance }) => [
    finding,
    `accepted ${number(accepted)}`,
    `mean ${number(mean)}`,
    `simulation error ${number(standardError)}`,
    distance === null ? 'no seed moves it' : `${distance.toFixed(1)} simulation errors away`,
  ]);
  return `over ${simulation[0]!.seeds} seeds:\n${printedColumns(rows, '  ')}`;
}
