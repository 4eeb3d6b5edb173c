import { readFileSync } from 'node:fs';

// usage: plan.ts LINES MILLIONS … : what a sweep of larger registers would take, out of the largest that run.ts measured and of
// nothing else. Counting grows with pairs, pairs with the square of the records; all else grows with the records.
const [lines = '', ...wanted] = process.argv.slice(2);
interface Measured {
  readonly records: number;
  readonly comparedPairs: number;
  readonly processorSeconds: number;
  readonly countingSeconds: number;
  readonly counts: number;
}
const measured = readFileSync(lines, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Measured);
const largest = measured.reduce((most, each) => (each.records > most.records ? each : most));
const ofRecord = (largest.processorSeconds - largest.countingSeconds) / largest.records;
const ofPair = largest.countingSeconds / largest.comparedPairs;
/** Texts of the four columns and their lengths as Arrow holds them: what a shuffle by date, and one by person, moves. */
const BYTES_OF_A_RECORD = 45;
const digits = (value: number) => value.toPrecision(2).replace(/e\+?/, ' × 10^');

console.log(`of ${largest.records} records: a record ${digits(ofRecord * 1e6)} µs, a pair ${digits(ofPair * 1e9)} ns`);
console.log('| records | pairs | core-hours for records | core-hours for pairs | one shuffle | counts back |');
for (const millions of wanted.map(Number)) {
  const records = millions * 1e6;
  const pairs = largest.comparedPairs * (records / largest.records) ** 2;
  const hours = [ofRecord * records, ofPair * pairs].map((seconds) => digits(seconds / 3600));
  const shuffle = `${digits((records * BYTES_OF_A_RECORD) / 1e9)} GB`;
  console.log(`| ${millions} M | ${digits(pairs)} | ${hours.join(' | ')} | ${shuffle} | some ${largest.counts} |`);
}
