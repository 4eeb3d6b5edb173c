import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Less than this is not worth looking for. */
const FEWEST_BYTES = 1 << 25;

let collect: (() => void) | undefined;

/** Has this thread let go at once of so many bytes that nobody holds any more: the engine would keep them until it is short of memory. */
export function letGo(bytes: number): void {
  if (bytes < FEWEST_BYTES) return;
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
