import type { DiscordEmulator } from '../../emulators/discord/emulator.ts';
import type { Interaction } from '../../emulators/discord/ledger.ts';
import { BUSY, type LoadTally } from './load.ts';
import { timesOf } from './times.ts';

/** Ids of users that a log must not hold. */
export function discordUser(number: number): string {
  return String(777_000_000_000_000_000n + BigInt(number));
}

/** How long is waited, in milliseconds. */
export interface Patience {
  /** For an acknowledgement: Discord's three seconds. */
  readonly acknowledged: number;
  /** For the answer, from the dispatch. */
  readonly answered: number;
}

const PATIENCE: Patience = { acknowledged: 3000, answered: 23_000 };

/** For so long, what was answered may be answered again, and be noticed. */
const KEPT = 2000;

/** Follows interactions until they are answered, and forgets them some time after. Discord's faults are taken off. */
export function followDiscord(discord: DiscordEmulator, patience = PATIENCE) {
  const waiting = new Map<Interaction, () => void>();
  const settled: { readonly id: string; readonly at: number }[] = [];
  const acks: number[] = [];
  const answers: number[] = [];
  const counts = { lost: 0, unanswered: 0, busy: 0, deferred: 0, edits: 0 };
  discord.fail(({ method }) => {
    if (method === 'PATCH') counts.edits++;
    return null;
  });

  function close(interaction: Interaction, now: number): void {
    const { id, callback, edits, answered } = interaction;
    waiting.get(interaction)?.();
    waiting.delete(interaction);
    settled.push({ id, at: now });
    if (callback) acks.push(callback.after);
    else counts.lost++;
    if (callback && answered === null) counts.unanswered++;
    if (answered !== null) answers.push(answered);
    const shown = [callback?.data, ...edits].map((message) => message?.embeds[0]?.description);
    if (shown.some((text) => BUSY.test(text ?? ''))) counts.busy++;
    if (callback?.type === 5 || callback?.type === 6) counts.deferred++;
  }

  return {
    /** Follows an interaction; `then` is called when it is answered, or given up. */
    wait: (id: string, then: () => void = () => undefined) =>
      void waiting.set(discord.interaction(id), then),
    /** Looks what has come back; how many are still waited for. */
    settle(): number {
      const now = performance.now();
      for (const interaction of waiting.keys()) {
        const { dispatched, callback, answered } = interaction;
        const longest = callback ? patience.answered : patience.acknowledged;
        if (answered !== null || now - dispatched > longest) close(interaction, now);
      }
      while (settled[0] && now - settled[0].at > KEPT) discord.drop(settled.shift()?.id ?? '');
      return waiting.size;
    },
    /** Waits no longer. */
    giveUp() {
      for (const interaction of waiting.keys()) close(interaction, performance.now());
    },
    sum: (): Omit<LoadTally, 'sent' | 'lag'> => ({
      lost: counts.lost,
      unanswered: counts.unanswered,
      busy: counts.busy,
      // an edit beyond those that deferrals want; Discord refuses a second first response, and edits of what was lost
      doubled: Math.max(0, counts.edits - counts.deferred - counts.lost),
      violations: discord.violations.slice(0, 5),
      ack: timesOf(acks),
      answer: timesOf(answers),
    }),
  };
}
