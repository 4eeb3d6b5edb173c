import { readTable } from '@assay/dataset/read';
import { computeFindings } from '@assay/notebook';
import * as S from '@assay/synthetic';
import notebook from './notebook.ts';
const read = async (n: string, schema: any) => (await readTable({ paths: [`/tmp/rt/c-${n}.csv`], schema })).table;
const t: any = { contacts: await read('contacts', S.contactLogSchema), truth: await read('truth', S.contactTruthSchema) };
const found = await computeFindings(notebook as any, t);
console.log((found as any).size);
