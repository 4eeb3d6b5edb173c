import { readFileSync } from 'node:fs';

// usage: plan.ts LINES MILLIONS … : what a sweep of larger registers would take, out of the largest that run.ts measured, and of what
// engines.ts measured of Spark's kernel where its lines are there too, and of nothing else. Counting grows with pairs, pairs with the
// square of the records; all else grows with the records.
const [lines = '', ...wanted] = process.argv.slice(2);
interface Measured {
  readonly records: number;
  readonly comparedPairs: number;
  readonly processorSeconds: number;
  readonly countingSeconds: number;
  readonly counts: number;
}
interface MeasuredEngine {
  readonly engine: string;
  readonly rows: number;
  readonly serverSeconds: number;
}
const read = readFileSync(lines, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as Measured | MeasuredEngine);
const largestOf = <Line>(all: readonly Line[], size: (line: Line) => number): Line =>
  all.reduce((most, each) => (size(each) > size(most) ? each : most));
const largest = largestOf(
  read.flatMap((line) => ('records' in line ? [line] : [])),
  ({ records }) => records,
);
const ofRecord = (largest.processorSeconds - largest.countingSeconds) / largest.records;
const ofPair = largest.countingSeconds / largest.comparedPairs;
/** Texts of the four columns and their lengths as Arrow holds them: what a shuffle by date, and one by person, moves. */
const BYTES_OF_A_RECORD = 45;
const digits = (value: number) => value.toPrecision(2).replace(/e\+?/, ' × 10^');
const pairsOf = (records: number) => largest.comparedPairs * (records / largest.records) ** 2;
const spark = sparkOf(
  read.flatMap((line) => ('engine' in line && line.engine === 'spark, kernel there' ? [line] : [])),
);

console.log(`of ${largest.records} records: a record ${digits(ofRecord * 1e6)} µs, a pair ${digits(ofPair * 1e9)} ns`);
if (spark !== null)
  console.log(
    `Spark up to ${spark.rows} records: ${digits(spark.start)} s at first, a record ${digits(spark.ofRecord * 1e6)} µs`,
  );
console.log(
  '| records | pairs | core-hours for records | the same in Spark | core-hours for pairs | one shuffle | counts back |',
);
for (const millions of wanted.map(Number)) {
  const records = millions * 1e6;
  const hours = [ofRecord * records, spark === null ? null : spark.ofRecord * records, ofPair * pairsOf(records)].map(
    (seconds) => (seconds === null ? '–' : digits(seconds / 3600)),
  );
  const shuffle = `${digits((records * BYTES_OF_A_RECORD) / 1e9)} GB`;
  console.log(
    `| ${millions} M | ${digits(pairsOf(records))} | ${hours.join(' | ')} | ${shuffle} | some ${largest.counts} |`,
  );
}

/** What Spark takes for a record, and before the first, out of its smallest and its largest register: pairs apart. */
function sparkOf(measured: readonly MeasuredEngine[]) {
  if (measured.length < 2) return null;
  const most = largestOf(measured, ({ rows }) => rows);
  const least = largestOf(measured, ({ rows }) => -rows);
  const withoutPairs = ({ rows, serverSeconds }: MeasuredEngine) => serverSeconds - ofPair * pairsOf(rows);
  const ofRecord = (withoutPairs(most) - withoutPairs(least)) / (most.rows - least.rows);
  return { rows: most.rows, ofRecord, start: withoutPairs(least) - ofRecord * least.rows };
}
