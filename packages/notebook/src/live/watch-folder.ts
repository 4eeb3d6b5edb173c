import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

const SETTLING_MILLISECONDS = 8;
const POLL_MILLISECONDS = 250;
const LEFT_OUT = /^(?:node_modules|test|\..*)$/;

export interface FolderWatch {
  close(): void;
}

/**
 * Tells when something under a folder was written, made or taken away, a moment after the last of several writes. Where
 * the system offers no watch, the files' times are asked for.
 */
export function watchFolder(folder: string, onChange: () => void): FolderWatch {
  const watched = new Map<string, FSWatcher>();
  let settling: NodeJS.Timeout | undefined;
  let polling: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (polling === undefined) watchAll();
      onChange();
    }, SETTLING_MILLISECONDS);
  };
  const poll = () => {
    for (const watcher of watched.values()) watcher.close();
    watched.clear();
    let before = stampOf(folder);
    polling ??= setInterval(() => {
      const now = stampOf(folder);
      if (now !== before) changed();
      before = now;
    }, POLL_MILLISECONDS);
  };
  const watchAll = () => {
    const present = new Set(foldersIn(folder));
    for (const [path, watcher] of watched) {
      if (present.has(path)) continue;
      watcher.close();
      watched.delete(path);
    }
    try {
      for (const path of present) {
        if (watched.has(path)) continue;
        const watcher = watch(path, changed);
        watcher.on('error', poll);
        watched.set(path, watcher);
      }
    } catch {
      poll();
    }
  };
  watchAll();
  return {
    close() {
      clearTimeout(settling);
      clearInterval(polling);
      for (const watcher of watched.values()) watcher.close();
    },
  };
}

/** The folder and those in it, without what no notebook is made of; nothing where it is gone. */
function foldersIn(folder: string): string[] {
  try {
    const inside = readdirSync(folder, { withFileTypes: true });
    const deeper = inside.filter((each) => each.isDirectory() && !LEFT_OUT.test(each.name));
    return [folder, ...deeper.flatMap(({ name }) => foldersIn(join(folder, name)))];
  } catch {
    return [];
  }
}

function stampOf(folder: string): string {
  return foldersIn(folder)
    .flatMap((path) => readdirSync(path).map((name) => join(path, name)))
    .map((path) => `${path} ${statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0}`)
    .join('\n');
}
