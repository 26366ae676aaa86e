/** Work in lanes: one task at a time in each, in the order in which they came. */
export interface Lanes {
  /** @throws Error when too much waits in the lane. */
  run<T>(lane: string, task: () => Promise<T>): Promise<T>;
}

/** Tasks that may wait in one lane. */
const MOST = 200;

/** Lanes that hold `rest` after each task before the next one starts. */
export function createLanes(rest: () => Promise<void>): Lanes {
  const lanes = new Map<string, { tail: Promise<unknown>; length: number }>();
  return {
    async run(name, task) {
      const lane = lanes.get(name) ?? { tail: Promise.resolve(), length: 0 };
      if (lane.length >= MOST) throw new Error('lane_full');
      const result = lane.tail.then(task);
      lane.tail = result.then(rest, rest).then(() => {
        lane.length--;
        if (lane.length === 0) lanes.delete(name);
      });
      lane.length++;
      lanes.set(name, lane);
      return result;
    },
  };
}
