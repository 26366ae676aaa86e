/** Work in lanes: one task at a time in each, in the order in which they came. */
export interface Lanes {
  /** @throws Error when too much waits in the lane, or in all of them. */
  run<T>(lane: string, task: () => Promise<T>): Promise<T>;
}

/** Tasks under way or waiting in one lane. */
const MOST = 200;

/** Lanes that hold `rest` after each task before the next one starts; `inAll` tasks may be under way or wait in all of them. */
export function createLanes(rest: () => Promise<void>, inAll = Number.POSITIVE_INFINITY): Lanes {
  const lanes = new Map<string, { tail: Promise<unknown>; length: number }>();
  let all = 0;
  return {
    async run(name, task) {
      const lane = lanes.get(name) ?? { tail: Promise.resolve(), length: 0 };
      if (lane.length >= MOST || all >= inAll) throw new Error('lane_full');
      const result = lane.tail.then(task);
      lane.tail = result.then(rest, rest).then(() => {
        all--;
        lane.length--;
        if (lane.length === 0) lanes.delete(name);
      });
      all++;
      lane.length++;
      lanes.set(name, lane);
      return result;
    },
  };
}
