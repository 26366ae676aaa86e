import { randomUUID } from 'node:crypto';
import { slash } from '../../emulators/discord/payloads.ts';
import { inDiscord, inSlack } from '../drive.ts';
import { createInputs } from '../fuzz/inputs.ts';
import { discordMessage, discordPayload, slackPayload } from '../fuzz/payloads.ts';
import { until } from './until.ts';

/** How many inputs to send. */
export interface Fuzzing {
  readonly count: number;
}

/** What became of the good commands that were sent between the fuzzed inputs. */
export interface Fuzzed {
  readonly sent: number;
  readonly good: number;
  readonly answered: number;
  /** What the platform would have refused of what the bot sent. */
  readonly violations: readonly string[];
}

/** After so many inputs, a good command shows that the bot still answers. */
const BATCH = 100;

/** Events that nobody foresaw over the gateway of Discord. */
export const fuzzDiscord = inDiscord(
  import.meta.url,
  'fuzzDiscord',
  async (discord, { count }: Fuzzing, { random, signal, say }): Promise<Fuzzed> => {
    const inputs = createInputs(random);
    const tally = { sent: 0, good: 0, answered: 0 };
    while (tally.sent < count && !signal.aborted) {
      for (let left = Math.min(BATCH, count - tally.sent); left > 0; left--, tally.sent++) {
        const id = String(4_000_000_000_000_000_000n + BigInt(tally.sent));
        if (random.below(5) === 0) discord.gateway.dispatch(inputs.text(30), inputs.json());
        else if (random.below(4) === 0)
          discord.gateway.dispatch('MESSAGE_CREATE', discordMessage(id, inputs, random));
        else
          discord.gateway.dispatch(
            'INTERACTION_CREATE',
            discordPayload(discord.origin(), inputs, random),
          );
      }
      const good = slash(discord.origin(), 'help');
      discord.interact(good);
      tally.good++;
      if (await until(() => discord.interaction(good.id).answered !== null, signal))
        tally.answered++;
      discord.forget();
      if (tally.sent % 5000 === 0) say(`${tally.sent} to Discord`);
    }
    return { ...tally, violations: discord.violations.slice(0, 5) };
  },
);

/** Frames that nobody foresaw over the sockets of Slack. */
export const fuzzSlack = inSlack(
  import.meta.url,
  'fuzzSlack',
  async (slack, { count }: Fuzzing, { random, signal, say }): Promise<Fuzzed> => {
    const inputs = createInputs(random);
    const tally = { sent: 0, good: 0, answered: 0 };
    const frame = (): string | Buffer => {
      if (random.below(10) === 0)
        return random.pick<() => string | Buffer>([
          () => inputs.text(20_000),
          () => Buffer.from(inputs.text(2000)),
          () => JSON.stringify(inputs.json()) ?? 'undefined',
          () => JSON.stringify({ type: 'app_rate_limited', payload: inputs.json() }),
          () =>
            JSON.stringify({ type: inputs.text(20), envelope_id: inputs.json(), payload: null }),
        ])();
      const { kind, payload } = slackPayload(tally.sent, inputs, random);
      const whole = { envelope_id: randomUUID(), type: kind, payload: answerable(payload) };
      return JSON.stringify(
        random.below(10) === 0 ? inputs.mutated(whole, ['response_url']) : whole,
      );
    };
    /** With an address in the emulator, where there is none yet. */
    const answerable = (payload: unknown): unknown =>
      random.below(4) > 0 &&
      typeof payload === 'object' &&
      payload !== null &&
      !Array.isArray(payload)
        ? slack.responsive({ ...payload })
        : payload;
    while (tally.sent < count && !signal.aborted) {
      for (let left = Math.min(BATCH, count - tally.sent); left > 0; left--, tally.sent++)
        slack.sockets.raw(frame(), random.below(2));
      const good = slack.responsive({ ...helpCommand() });
      const path = new URL(String(good.response_url)).pathname;
      tally.good++;
      await slack.sockets.deliver('slash_commands', good).catch(() => undefined);
      const posted = new Set<unknown>();
      const settled = () => {
        for (const { body } of slack.posted.drain()) posted.add(body.path);
        return posted.has(path);
      };
      if (await until(settled, signal)) tally.answered++;
      slack.calls.drain();
      if (tally.sent % 5000 === 0) say(`${tally.sent} to Slack`);
    }
    return { ...tally, violations: slack.violations.slice(0, 5) };
  },
);

/** From somebody, and somewhere, of whom no other input comes: each asker is answered in turn. */
function helpCommand() {
  return {
    command: '/help',
    text: '',
    user_id: 'U0READERGOOD',
    channel_id: 'C0GOOD',
    team_id: 'T0TEAM0001',
    api_app_id: 'A0APP00001',
    trigger_id: randomUUID(),
  };
}
