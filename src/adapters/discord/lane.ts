/** Lets so many pieces of work run at once; the others wait, in order. */
export type Lane = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A lane of its own keeps a crowd of one kind from holding up everything else. */
export function createLane(width: number): Lane {
  const waiting: (() => void)[] = [];
  let free = width;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
