import { brotliCompressSync } from 'node:zlib';
import { KernelRefused, type KernelRequest } from './engine.ts';

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const text = (column: string): string => `nullif(cast(${quote(column)} as string), '')`;

/** Rows that one filter takes: what bounds the memory of a worker. */
const ROWS_PER_SLICE = 300_000;
const MOST_SLICES = 2000;

/** Times and numbers that every reader reads alike, whatever stands in the rest of the column. */
const PLAIN_TIME =
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?$';
const PLAIN_NUMBER = '^-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?$';

/** Asks which Node stands beside the rows. */
export function nodeProbeSql(node: string): string {
  const program = `${node} -e "process.stdin.resume();console.log(process.versions.node)"`;
  return `SELECT TRANSFORM (a) USING ${literal(program)} AS (b string) FROM VALUES ('x') AS t(a)`;
}

/** How many dates and identifiers are not written as the kernel compares them: those are cleaned where rows are read here. */
export function plainSql(source: string, { columns, splitBy, sizeOf }: KernelRequest): string {
  const isSplitDate = columns.some(({ column, type }) => column === splitBy && type === 'date');
  const date =
    splitBy === null
      ? 'false'
      : isSplitDate
        ? `${text(splitBy)} not rlike '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`
        : awkward(splitBy);
  const entity = sizeOf === null ? 'false' : awkward(sizeOf);
  const values = columns.flatMap(({ column, type }) =>
    type === 'time' || type === 'number'
      ? [`${text(column)} not rlike '${type === 'time' ? PLAIN_TIME : PLAIN_NUMBER}'`]
      : [],
  );
  const counted = [date, entity, values.join(' OR ') || 'false'].map((each) => `cast(count_if(${each}) as string)`);
  return `SELECT ${counted.join(', ')} FROM ${source}`;
}

/** Anything but plain characters without spaces at the ends. */
function awkward(column: string): string {
  return `${text(column)} not rlike '^[!-~]([ -~]*[!-~])?$'`;
}

/** What Linux takes as one word of a command; Spark hands the whole of a filter's command to the shell as one. */
const MOST_BYTES_OF_A_COMMAND = 131_071;
const START =
  "import('data:text/javascript;base64,'+require('zlib').brotliDecompressSync(Buffer.from(process.argv[1],'base64')).toString('base64'))";

/**
 * The command that counts one slice: the kernel, packed, and its order.
 *
 * @throws KernelRefused where it is too long to be started.
 */
function kernelProgram({ counter, columns, sizeOf, code, options }: KernelRequest, node: string): string {
  const parts = columns.map(({ part, role, type }) => ({ part, role, type }));
  const order = JSON.stringify([counter, parts, sizeOf !== null, options]);
  const packed = brotliCompressSync(code).toString('base64');
  const program = `${node} --max-old-space-size=4096 -e "${START}" ${packed} ${Buffer.from(order).toString('base64url')}`;
  if (Buffer.byteLength(program) > MOST_BYTES_OF_A_COMMAND)
    throw new KernelRefused('the kernel and what is asked of it are longer than a command may be');
  return program;
}

/**
 * The kernel as a filter of every slice, and its counts added up, in one statement: one JSON array a row in, since lines of
 * text split names at a new line and read `\N` as nothing; what crosses slices joined by its key before it is counted.
 */
export function transformSql(source: string, request: KernelRequest, node: string): string {
  const { columns, splitBy, sizeOf, rows } = request;
  const program = kernelProgram(request, node);
  const values = columns.map(({ column }) => text(column));
  const size = sizeOf === null ? [] : [`cast(count(*) over (partition by ${text(sizeOf)}) as string)`];
  const slices = Math.max(1, Math.min(MOST_SLICES, Math.ceil(rows / ROWS_PER_SLICE)));
  // Rows without a date lie anywhere: all in one slice, they could be too many.
  const anywhere = `concat('~', coalesce(${sizeOf === null ? values[0] : text(sizeOf)}, ''))`;
  // Where any division will do, rows are dealt out by what they say.
  const spread = `cast(pmod(xxhash64(${values.join(', ')}), ${slices}) as string)`;
  return `
WITH keyed AS (SELECT to_json(array(${[...values, ...size].join(', ')})) AS line, ${splitBy === null ? spread : `coalesce(${text(splitBy)}, ${anywhere})`} AS slice FROM ${source}),
sliced AS (SELECT /*+ REPARTITION(${slices}, slice) */ line, slice FROM keyed),
told AS (SELECT TRANSFORM (line) USING ${literal(program)} AS (told string) FROM sliced),
parsed AS (SELECT get_json_object(told, '$[0]') AS what, cast(get_json_object(told, '$[1]') as int) AS at, cast(get_json_object(told, '$[2]') as bigint) AS size,
  cast(get_json_object(told, '$[3]') as bigint) AS n, get_json_object(told, '$[4]') AS key FROM told),
joined AS (SELECT what, at, size, key, sum(n) AS total, max(n) AS most, bit_or(n) AS bits FROM parsed GROUP BY what, at, size, key),
spread AS (SELECT what, size, key, total, most, explode(CASE WHEN key IS NULL THEN array(at) ELSE filter(sequence(0, 31), b -> (shiftright(bits, b) & 1) = 1) END) AS at FROM joined)
SELECT what, cast(at as string), cast(size as string), cast(sum(CASE WHEN key IS NULL THEN total ELSE 1 END) as string), cast(max(most) as string)
FROM spread GROUP BY what, at, size`;
}
