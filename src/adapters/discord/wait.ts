/** Resolves after so many milliseconds, or as soon as `signal` aborts. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<undefined> {
  return within(new Promise<undefined>(() => undefined), milliseconds, signal);
}

/** What `work` comes to, or undefined when it is not there after so many milliseconds, or when `signal` aborts before. */
export function within<Value>(
  work: Promise<Value>,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(giveUp, milliseconds);
    signal?.addEventListener('abort', giveUp);
    if (signal?.aborted) giveUp();
    work.then(resolve, reject).finally(clear);

    function giveUp(): void {
      clear();
      resolve(undefined);
    }
    function clear(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  });
}
