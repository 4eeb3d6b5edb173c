import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '@assay/evidence';

/** A way of this system to close a child in. */
export interface Enclosure {
  readonly name: 'bubblewrap' | 'unshare' | 'unshare, network alone';
  /** True where the child sees no file, socket or device of the machine but Node, its libraries and its own folder. */
  readonly hasOwnFiles: boolean;
  readonly hasOwnProcesses: boolean;
  /** The whole command, given the child's folder and the words after `node`, which name files of the folder by `place`. */
  command(folder: string, words: (place: string) => readonly string[]): readonly string[];
}

/** Killed when we end, and in a session of its own: a signal to its group would reach us, whatever names its processes have. */
const TIED_TO_US = ['setpriv', '--pdeathsig', 'KILL', 'setsid'] as const;
const OWN_PROCESSES = ['unshare', '-r', '-n', '-p', '-f', '--kill-child'] as const;

/**
 * Makes a root of its own, puts into it what it is told, gives up every right, and starts Node: $1 root, $2 folder, $3 node. Each
 * program that a shell starts costs as much as a cell, so that there are few; a `mount` that binds and does not heed
 * `ro` beside it ends the attempt.
 */
const ENTER = `set -e
root=$1 folder=$2 node=$3
shift 3
mount --make-rprivate /
mount -t tmpfs -o mode=0755,nosuid,nodev,size=1m room "$root"
put() {
  [ -d "$root\${2%/*}" ] || mkdir -p "$root\${2%/*}"
  if [ -d "$1" ]; then mkdir -p "$root$2"; else : > "$root$2"; fi
  mount -o bind,ro,nosuid,nodev "$1" "$root$2"
}
while [ "$1" != -- ]; do put "$1" "$1"; shift; done
shift
put "$node" /node
put "$folder" /run
if ( : > "$root/run/written" ) 2> /dev/null; then exit 1; fi
mount -o remount,ro "$root"
exec chroot "$root" "$SETPRIV" --no-new-privs --bounding-set=-all --inh-caps=-all /node "$@"`;

let chosen: Promise<Enclosure | null> | undefined;

/**
 * How can this system close a child in, most closed first? `null` where it cannot take the network away. Asked once, and
 * tried: a program that is installed may still be forbidden. Whatever else goes on need not wait for it.
 */
export function enclosure(): Promise<Enclosure | null> {
  // A disk that was full is asked again.
  chosen ??= firstThatWorks().catch((error: unknown) => {
    chosen = undefined;
    throw error;
  });
  return chosen;
}

async function firstThatWorks(): Promise<Enclosure | null> {
  for (const candidate of await candidates()) if (await works(candidate)) return candidate;
  return null;
}

/** Every way that works here, most closed first. */
export async function enclosures(): Promise<readonly Enclosure[]> {
  const found: Enclosure[] = [];
  for (const candidate of await candidates()) if (await works(candidate)) found.push(candidate);
  return found;
}

async function candidates(): Promise<readonly Enclosure[]> {
  if (process.platform !== 'linux') return [];
  return [await bubblewrap(), await ownRoot(), networkAlone()].filter((each) => each !== null);
}

function works(candidate: Enclosure): Promise<boolean> {
  return withTemporaryFolder('room', async (folder) => {
    mkdirSync(join(folder, 'code'));
    const [program, ...words] = candidate.command(join(folder, 'code'), () => ['--version']);
    return (await outcomeOf(program!, words)).isWell;
  });
}

/** Whether a program that is there ends well, and what it says. */
function outcomeOf(
  program: string,
  words: readonly string[],
): Promise<{ readonly isWell: boolean; readonly said: string }> {
  const { PATH } = process.env;
  return new Promise((resolve) => {
    execFile(program, words, { env: { PATH } }, (error, said) => resolve({ isWell: error === null, said }));
  });
}

async function bubblewrap(): Promise<Enclosure | null> {
  if (programPath('bwrap') === null) return null;
  const libraries = await librariesOf(process.execPath);
  return {
    name: 'bubblewrap',
    hasOwnFiles: true,
    hasOwnProcesses: true,
    command: (folder, words) => [
      'bwrap',
      ...['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
      ...libraries.flatMap((path) => ['--ro-bind', path, path]),
      ...['--ro-bind', process.execPath, '/node', '--ro-bind', folder, '/run', '--remount-ro', '/', '--chdir', '/'],
      ...['--', '/node', ...words('/run')],
    ],
  };
}

async function ownRoot(): Promise<Enclosure | null> {
  const setpriv = programPath('setpriv');
  if (setpriv === null) return null;
  const files = [...new Set([...(await librariesOf(process.execPath, setpriv)), setpriv])];
  return {
    name: 'unshare',
    hasOwnFiles: true,
    hasOwnProcesses: true,
    command(folder, words) {
      const root = join(folder, '..', 'room');
      mkdirSync(root, { recursive: true });
      return [
        ...TIED_TO_US,
        ...[...OWN_PROCESSES, '-m', '-i', '-u', 'sh', '-c', `SETPRIV=${setpriv}\n${ENTER}`, 'sh'],
        ...[root, folder, process.execPath, ...files, '--', ...words('/run')],
      ];
    },
  };
}

function networkAlone(): Enclosure {
  return {
    name: 'unshare, network alone',
    hasOwnFiles: false,
    hasOwnProcesses: true,
    command: (folder, words) => [...TIED_TO_US, ...OWN_PROCESSES, process.execPath, ...words(folder)],
  };
}

function programPath(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** The shared libraries and the loaders of programs; none of one that needs none. */
async function librariesOf(...programs: readonly string[]): Promise<readonly string[]> {
  const { said } = await outcomeOf('ldd', programs);
  return [...new Set(said.match(/\/\S+/g) ?? [])].filter((path) => existsSync(path)).sort();
}
