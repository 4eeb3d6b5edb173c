import { withoutSecrets } from '@assay/statistics';
import type { Effects } from '../effects.ts';

/** An error of a server that goes on, in one line of its log; its place only for whoever asks for it. No secret stands in either. */
export function tellError({ stderr, env }: Pick<Effects, 'stderr' | 'env'>, error: unknown, before = ''): void {
  const text = withoutSecrets(error instanceof Error ? error.message : String(error));
  stderr.write(`${before}${text.replace(/[\s\p{Cc}]+/gu, ' ')}\n`);
  if (env['ASSAY_DEBUG'] && error instanceof Error) stderr.write(`${withoutSecrets(error.stack ?? '')}\n`);
}
