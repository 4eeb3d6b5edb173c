import { InputError } from '@assay/statistics';
import type { EngineLimits } from './engine.ts';

/** Seconds that an engine may take for one answer, unless stated. */
export const ENGINE_SECONDS = 3600;

/** Seconds in which a server must say that it is there. */
const CONNECT_SECONDS = 20;

/** A server that says nothing does not say good-bye either; it forgets the session by itself. */
export const GOODBYE_SECONDS = 2;

/** Milliseconds beyond which a timer would end at once. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** To connect takes no longer than a server needs to say that it is there. */
export function connectLimits(options: EngineLimits): EngineLimits {
  return { ...options, seconds: Math.min(CONNECT_SECONDS, options.seconds) };
}

/**
 * Waits for an answer no longer than the limit, and no longer than somebody waits for it. `stop` ends the work itself.
 *
 * @throws InputError naming the step that took too long or was stopped.
 */
export async function withinEngineLimit<Value>(
  step: string,
  { seconds, signal }: EngineLimits,
  work: Promise<Value>,
  stop: () => void,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  // What still comes after the limit is nobody's.
  work.catch(() => {});
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => {
            reject(
              new InputError(`${step} took more than ${seconds} seconds. Nothing of it is used; allow more time.`),
            );
            stop();
          },
          Math.min(seconds * 1000, LONGEST_WAIT),
        );
        onAbort = () => {
          reject(new InputError(`${step} was stopped. Nothing of it is used.`));
          stop();
        };
        if (signal?.aborted) onAbort();
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
  }
}
