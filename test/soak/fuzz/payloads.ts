import * as discord from '../../emulators/discord/payloads.ts';
import * as slack from '../../emulators/slack/payloads.ts';
import type { Random } from '../random.ts';
import type { Inputs } from './inputs.ts';

const COMMANDS = [
  'ask',
  'quote',
  'timeline',
  'whois',
  'compare',
  'verify',
  'sources',
  'help',
  'nothing',
];
const OPTIONS = [
  'question',
  'speaker',
  'about',
  'filter',
  'name',
  'topic',
  'quotation',
  'article',
  'limit',
];

/** Where answers go to stays: nothing is to be sent anywhere but to the emulators. */
const DISCORD_KEPT = ['id', 'token', 'application_id'];
const SLACK_KEPT = ['response_url'];

/** An interaction of any kind with fuzzed words, two of three times with changed parts as well. */
export function discordPayload(origin: discord.Origin, inputs: Inputs, random: Random): unknown {
  const command = random.pick(COMMANDS);
  const payload = random.pick([
    () => discord.slash(origin, command, { [random.pick(OPTIONS)]: inputs.text() }),
    () => discord.typing(origin, command, random.pick(OPTIONS), inputs.text(200)),
    () => discord.press(origin, inputs.text(100)),
    () => discord.menu(origin, 'Check this quotation', inputs.text()),
  ])();
  return random.below(3) === 0 ? payload : inputs.mutated(payload, DISCORD_KEPT);
}

/** A message in Discord, likewise. */
export function discordMessage(id: string, inputs: Inputs, random: Random): unknown {
  const where = random.below(2) === 0 ? { guild: '700', channel: '601', mentions: ['111'] } : {};
  const payload = discord.message(`<@111> ${inputs.text(2000)}`, { id, ...where });
  return random.below(3) === 0 ? payload : inputs.mutated(payload);
}

/** What comes in an envelope of Slack, and its kind; each in a channel of its own, because posts in one wait for each other. */
export function slackPayload(number: number, inputs: Inputs, random: Random) {
  const channel = `C0FUZZ${number}`;
  const { kind, payload } = random.pick<() => { kind: string; payload: slack.Payload }>([
    () => ({
      kind: 'slash_commands',
      payload: slack.slash(`/${random.pick(COMMANDS)}`, inputs.text(), { channel_id: channel }),
    }),
    () => ({
      kind: 'events_api',
      payload: slack.directMessage(inputs.text(), { channel: `D0FUZZ${number}` }),
    }),
    () => ({ kind: 'events_api', payload: slack.mention(inputs.text(), { channel }) }),
    () => ({
      kind: 'interactive',
      payload: slack.press(
        {
          action_id: random.pick(['try:0', 'page:next', 'page:back', 'share', inputs.text(40)]),
          value: inputs.text(500),
        },
        { channel: { id: channel, name: 'fuzz' } },
      ),
    }),
    () => ({ kind: 'interactive', payload: slack.shortcut(inputs.text()) }),
    () => ({
      kind: 'interactive',
      payload: slack.typeAhead(
        `option:${random.pick(COMMANDS)}:${random.pick(OPTIONS)}`,
        inputs.text(80),
      ),
    }),
  ])();
  return { kind, payload: random.below(3) === 0 ? payload : inputs.mutated(payload, SLACK_KEPT) };
}
