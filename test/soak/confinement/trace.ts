/** What a process tried, out of the trace of its system calls. */
export interface Tried {
  /** Files that it opened to write, made, renamed or removed, whether it was let or not. */
  readonly writes: readonly string[];
  /** Where it connected to, as `address:port`. */
  readonly connections: readonly string[];
  /** Programs that it started, itself left out. */
  readonly programs: readonly string[];
}

/** Devices that keep nothing. */
const NOTHING = new Set(['/dev/null', '/dev/tty', '/dev/urandom']);

/** Reads what strace wrote with `--follow-forks`, one call a line; `self` is the program that was to be started. */
export function triedIn(trace: string, self: string): Tried {
  const calls = trace.split('\n').flatMap((line) => {
    const [, name = '', rest = ''] = /^(?:\d+\s+)?(\w+)\((.*)$/u.exec(line) ?? [];
    return name === '' ? [] : [{ name, rest }];
  });
  const programs = calls.filter(({ name, rest }) => name === 'execve' && !rest.includes('ENOENT'));
  const started = programs.findIndex(({ rest }) => fileIn(rest) === self);
  const own = calls.slice(calls.indexOf(programs[started] ?? { name: '', rest: '' }) + 1);
  const connected = own.flatMap(({ name, rest }) => (name === 'connect' ? target(rest) : []));
  return {
    writes: own
      .filter(({ name, rest }) => isWrite(name, rest))
      .map(({ rest }) => fileIn(rest))
      .filter((file) => !NOTHING.has(file)),
    connections: [...new Set(connected)],
    programs: programs.slice(started + 1).map(({ rest }) => fileIn(rest)),
  };
}

function isWrite(name: string, rest: string): boolean {
  if (['execve', 'connect'].includes(name)) return false;
  return !name.startsWith('open') || /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/u.test(rest);
}

function fileIn(rest: string): string {
  return /"([^"]*)"/u.exec(rest)?.[1] ?? '';
}

function target(rest: string): readonly string[] {
  const port = /sin6?_port=htons\((\d+)\)/u.exec(rest)?.[1];
  const address = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/u.exec(rest);
  if (port !== undefined) return [`${address?.[1] ?? address?.[2] ?? ''}:${port}`];
  const socket = /sun_path=@?"([^"]+)"/u.exec(rest)?.[1];
  return socket === undefined ? [] : [socket];
}
