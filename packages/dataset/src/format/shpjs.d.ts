/** As much of the library as is used; it brings no types. */
declare module 'shpjs' {
  export function parseShp(
    shapes: DataView,
  ): readonly ({ readonly type: string; readonly coordinates: unknown } | null)[];
}
