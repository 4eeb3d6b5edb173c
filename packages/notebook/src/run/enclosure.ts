import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Makes a root of its own, puts into it what it is told, gives up every right, and starts Node: $1 root, $2 folder, $3 node. */
const ENTER = `set -e
root=$1 folder=$2 node=$3
shift 3
mount --make-rprivate /
mount -t tmpfs -o mode=0755,nosuid,nodev,size=1m room "$root"
put() {
  mkdir -p "$root\${2%/*}"
  if [ -d "$1" ]; then mkdir -p "$root$2"; else : > "$root$2"; fi
  mount --bind "$1" "$root$2"
  mount -o remount,bind,ro,nosuid,nodev "$root$2"
}
while [ "$1" != -- ]; do put "$1" "$1"; shift; done
shift
put "$node" /node
put "$folder" /run
mount -o remount,ro "$root"
exec chroot "$root" "$SETPRIV" --no-new-privs --bounding-set=-all --inh-caps=-all /node "$@"`;

let chosen: Enclosure | null | undefined;

/**
 * How can this system close a child in, most closed first? `null` where it cannot take the network away. Asked once, and
 * tried: a program that is installed may still be forbidden.
 */
export function enclosure(): Enclosure | null {
  chosen = chosen === undefined ? (candidates().find(works) ?? null) : chosen;
  return chosen;
}

/** Every way that works here, most closed first. */
export function enclosures(): readonly Enclosure[] {
  return candidates().filter(works);
}

function candidates(): readonly Enclosure[] {
  if (process.platform !== 'linux') return [];
  return [bubblewrap(), ownRoot(), networkAlone()].filter((each) => each !== null);
}

function works(candidate: Enclosure): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'assay-enclosure-'));
  try {
    mkdirSync(join(folder, 'code'));
    // Node with all its libraries, but for starting JavaScript, which takes ten times as long.
    const [program, ...words] = candidate.command(join(folder, 'code'), () => ['--version']);
    return spawnSync(program!, words, { stdio: 'ignore', env: { PATH: process.env['PATH'] } }).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bubblewrap(): Enclosure | null {
  if (programPath('bwrap') === null) return null;
  return {
    name: 'bubblewrap',
    hasOwnFiles: true,
    hasOwnProcesses: true,
    command: (folder, words) => [
      'bwrap',
      ...['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
      ...librariesOf(process.execPath).flatMap((path) => ['--ro-bind', path, path]),
      ...['--ro-bind', process.execPath, '/node', '--ro-bind', folder, '/run', '--remount-ro', '/', '--chdir', '/'],
      ...['--', '/node', ...words('/run')],
    ],
  };
}

function ownRoot(): Enclosure | null {
  const setpriv = programPath('setpriv');
  if (setpriv === null) return null;
  const files = [...new Set([...librariesOf(process.execPath, setpriv), setpriv])];
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
function librariesOf(...programs: readonly string[]): readonly string[] {
  const { stdout } = spawnSync('ldd', programs, { encoding: 'utf8' });
  return [...new Set(stdout?.match(/\/\S+/g) ?? [])].filter((path) => existsSync(path)).sort();
}
