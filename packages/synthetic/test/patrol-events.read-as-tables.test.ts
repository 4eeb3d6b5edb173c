import { PATROL_TABLES } from '@assay/dataset';
import { expect, it } from 'vitest';
import { confidenceSurveySchema, patrolEventsSchema, patrolSectorsSchema, patrolVisitsSchema } from '../src/index.ts';

it.each([
  ['events', patrolEventsSchema, ['area_code', 'month']],
  ['sectors', patrolSectorsSchema, []],
  ['visits', patrolVisitsSchema, ['unit', 'x_metres', 'y_metres']],
  ['answers', confidenceSurveySchema, []],
] as const)('a made city has every field that is read of %s, of that type, but these', (name, schema, without) => {
  const made = new Map<string, string>(schema.fields.map(({ name, type }) => [name, type]));
  const absent = PATROL_TABLES[name].filter((field) => made.get(field.name) !== field.type);
  expect(absent.map((field) => field.name)).toEqual(without);
});
