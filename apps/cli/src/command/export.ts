import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { DisclosureException, DisclosurePolicy } from '@assay/disclosure-control';
import { defaultPolicy } from '@assay/disclosure-control';
import { readSigningPolicy, type SigningPolicy, writeUnlessOther } from '@assay/evidence';
import { renderReport } from '@assay/report';
import { printPdf } from '@assay/report/browser';
import { exportRun, trialRun } from '@assay/report/release';
import { readPanelFacts } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { generatedHashes } from '../home/make-datasets.ts';
import { findRun } from '../pack/find-run.ts';
import { readTextFile } from '../pack/read-bytes.ts';
import { trialFooter } from '../pack/trial-footer.ts';
import { exportedText, trialText } from '../show/exported-text.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';
import { readPairs } from '../words/read-pairs.ts';

export const exportPack: Command = {
  name: 'export',
  summary: 'Passes a stored run through the disclosure gate and packs what may leave as an evidence pack',
  usage: '<run> --out x.zip [--trial] [--policy file] [--exception finding=reason --approver name] [--json]',
  options: {
    out: { takes: 'one', help: 'the pack to write; of a trial the report, .html or .pdf' },
    trial: {
      takes: 'nothing',
      help: 'only see what would leave: no pack, nothing logged, no later release bound; the report must not leave',
    },
    policy: { takes: 'one', help: 'JSON with minimumCount, roundingBase or protectSensitiveZeros' },
    exception: { takes: 'many', help: 'finding=reason: lets one finding leave as it is; kept in the pack for good' },
    approver: { takes: 'one', needs: 'exception', help: 'who allows the exceptions' },
    json: { takes: 'nothing', help: 'for machines' },
  },
  examples: [
    'assay export 0123456789abcdef --out match-and-merge.zip',
    'assay export 0123456789abcdef --trial --out would-leave.html',
    'assay export first-run --out x.zip --exception flags.total="published before" --approver "A. Reviewer"',
  ],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { home, cwd, stdout } = context;
    const out = given.one('out');
    if (out === null) throw new InputError('export needs a name for the pack. Write: --out x.zip');
    const policyFile = given.one('policy');
    const order = {
      home,
      runFolder: findRun(context, given.words[0]!),
      ledger: readPanelFacts(home).ledger,
      exceptions: readExceptions(given.many('exception'), given.one('approver')),
      ...(policyFile === null ? {} : { policy: readPolicy(filePath(cwd, policyFile)) }),
      ...signingOf(home),
      generatedHashes: (dataset: string) => generatedHashes(context, dataset),
    };
    if (given.has('trial')) return writeTrial(context, order, out, given.has('json'));
    const pack = await exportRun({ ...order, out: filePath(cwd, out), at: context.now().toISOString() });
    if (given.has('json')) {
      stdout.write(`${JSON.stringify({ ...pack, out })}\n`);
      return 0;
    }
    stdout.write(exportedText(pack, shortPath(cwd, filePath(cwd, out))));
    return 0;
  },
};

/** What would leave, as a page that says that nothing did; a pack is never made of it. */
async function writeTrial(
  { cwd, stdout }: Parameters<Command['run']>[1],
  order: Parameters<typeof trialRun>[0],
  out: string,
  isForMachines: boolean,
): ReturnType<Command['run']> {
  const kind = extname(out).toLowerCase();
  if (kind !== '.html' && kind !== '.pdf')
    throw new InputError(
      `a trial writes no pack, but a report to look at, not ${out}. Write: --out x.html or --out x.pdf`,
    );
  const { source, ...trial } = await trialRun(order);
  const page = renderReport(source, { view: 'print' });
  const file = filePath(cwd, out);
  writeUnlessOther(file, kind === '.html' ? page : await printPdf(page, trialFooter(source)));
  stdout.write(isForMachines ? `${JSON.stringify({ ...trial, out })}\n` : trialText(trial, shortPath(cwd, file)));
  return 0;
}

/** How many people must sign, by the project's own `signing-policy.json`; the usual three without one. */
function signingOf(home: string): { readonly signing?: SigningPolicy } {
  const path = join(home, 'signing-policy.json');
  return existsSync(path) ? { signing: readSigningPolicy(readTextFile(path, 'signing policy'), path) } : {};
}

function readExceptions(words: readonly string[], approver: string | null): readonly DisclosureException[] {
  if (words.length > 0 && (approver ?? '').trim() === '') {
    throw new InputError('an exception needs somebody who allows it. Add --approver name.');
  }
  return Object.entries(readPairs('exception', words)).map(([finding, reasons]) => ({
    finding,
    approver: approver!,
    reason: reasons.join('; '),
  }));
}

function readPolicy(path: string): DisclosurePolicy {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readTextFile(path, 'policy'));
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`policy is not JSON: ${path}. Write {"minimumCount": 10, "roundingBase": 5}.`, { cause });
  }
  // A bare number sets nothing, and would leave by the usual policy unsaid.
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new InputError(
      `policy is ${JSON.stringify(parsed)}, in ${path}. Write {"minimumCount": 10, "roundingBase": 5}.`,
    );
  const policy: Record<string, unknown> = { ...defaultPolicy };
  for (const [name, value] of Object.entries(parsed)) {
    const isKnown = Object.hasOwn(defaultPolicy, name) && typeof value === typeof policy[name];
    const isCount = typeof value !== 'number' || (Number.isInteger(value) && value >= 1);
    if (!isKnown || !isCount) {
      throw new InputError(
        `policy sets ${name} to ${JSON.stringify(value)}. Known: minimumCount and roundingBase, whole numbers from 1; protectSensitiveZeros, true or false.`,
      );
    }
    policy[name] = value;
  }
  const read = policy as unknown as DisclosurePolicy;
  if (read.roundingBase > read.minimumCount) {
    throw new InputError(
      `policy rounds to ${read.roundingBase} and shows counts from ${read.minimumCount}: some would read 0, and most of a group as all of it. Set roundingBase to at most minimumCount.`,
    );
  }
  return read;
}
