/** The address that comes with an interaction, and when it came, in milliseconds since the epoch. */
export interface ResponseUrl {
  readonly url: string;
  readonly since: number;
}

/** Keeps to Slack's rule for such addresses: five answers within half an hour. */
export interface ResponseUrls {
  /** Whether the address takes another answer; each yes counts as one. */
  take(response: ResponseUrl): boolean;
}

const USES = 5;
const LIVES = 30 * 60_000;

export function createResponseUrls(now: () => number = Date.now): ResponseUrls {
  const uses = new Map<string, { readonly since: number; used: number }>();
  return {
    take({ url, since }) {
      for (const [old, state] of uses) {
        if (now() - state.since < LIVES) break;
        uses.delete(old);
      }
      const { used } = uses.get(url) ?? { used: 0 };
      if (now() - since >= LIVES || used >= USES) return false;
      uses.set(url, { since, used: used + 1 });
      return true;
    },
  };
}
