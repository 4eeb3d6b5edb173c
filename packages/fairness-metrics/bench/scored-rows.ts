import { randomStream } from '@assay/statistics';

/** Invented rows: 19 groups of very unequal size, a label, a score and a decision at one half. */
export function scoredRows(rowCount: number, groups = 19) {
  const random = randomStream('bench', rowCount);
  const codes = new Int32Array(rowCount);
  const label = new Uint8Array(rowCount);
  const decision = new Uint8Array(rowCount);
  const score = new Float32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const place = random.next();
    codes[row] = Math.floor(place * place * groups);
    label[row] = random.next() < 0.3 ? 1 : 0;
    score[row] = Math.min(1, random.next() * 0.8 + label[row]! * 0.2);
    decision[row] = score[row]! >= 0.5 ? 1 : 0;
  }
  const values = Array.from({ length: groups }, (_, group) => `group ${group + 1}`);
  return { group: { codes, values }, label, decision, score };
}
