// Tables

// Schemas
export type { Field, FieldRole, TableSchema } from './schema/table-schema.ts';
export { tableSchema } from './schema/table-schema.ts';
export type { Column, DateColumn, NumberColumn, Table, TextColumn, TimeColumn } from './table/table.ts';
export { MISSING_DAY } from './table/table.ts';
