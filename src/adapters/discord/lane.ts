/** Lets so many pieces of work run at once; the others wait, in order. */
export interface Lane {
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Pieces of work that wait. */
  waiting(): number;
}

/** A lane of its own keeps a crowd of one kind from holding up everything else. */
export function createLane(width: number): Lane {
  const queue: (() => void)[] = [];
  let free = width;
  return {
    async run(work) {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => queue.push(resolve));
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next) next();
        else free++;
      }
    },
    waiting: () => queue.length,
  };
}
