/** Lets so many pieces of work run at once; of the others that with the earliest deadline is next. */
export interface Lane {
  /** @param deadline milliseconds since the epoch; what has none comes last. */
  run<Result>(work: () => Promise<Result>, deadline?: number): Promise<Result>;
  /** Pieces of work that wait. */
  waiting(): number;
}

/** A lane of its own keeps a crowd of one kind from holding up everything else. */
export function createLane(width: number): Lane {
  const queue: { readonly deadline: number; readonly start: () => void }[] = [];
  let free = width;

  function wait(deadline: number): Promise<void> {
    return new Promise((start) => {
      // most come in the order of their deadlines
      let at = queue.length;
      while (at > 0 && (queue[at - 1]?.deadline ?? 0) > deadline) at--;
      queue.splice(at, 0, { deadline, start });
    });
  }

  return {
    async run(work, deadline = Number.POSITIVE_INFINITY) {
      if (free > 0) free--;
      else await wait(deadline);
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next) next.start();
        else free++;
      }
    },
    waiting: () => queue.length,
  };
}
