// What a notebook is made of
export type { Cell, CellContext, Need, Needs, Provided } from './cell.ts';
export { cell, findings } from './cell.ts';
export type { Notebook } from './define-notebook.ts';
export { defineNotebook } from './define-notebook.ts';
export type { Chart, Figure } from './figure.ts';
export type { Input, InputTable } from './input.ts';
export { input } from './input.ts';
export type {
  ChoiceParameter,
  DateParameter,
  NumberParameter,
  Parameter,
  ParameterValue,
  SwitchParameter,
  TextParameter,
  ValueOf,
} from './parameter.ts';
export { parameter } from './parameter.ts';
