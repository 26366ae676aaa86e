import type { SoakContext } from '../context.ts';
import { cutting, fatalClose, zombies } from '../drives/cuts.ts';
import { describeTimes } from '../drives/times.ts';
import type { Goal } from '../goal.ts';

const SHARDS = 4;
/** Milliseconds between heartbeats: Discord's 41 s would make zombies slow to notice. */
const HEARTBEAT = 1500;
/** The last line of a bot that Discord refuses for good. */
const REFUSED = /"event":"process\.failed","code":"PLATFORM_REFUSED"/u;

/** Gateway cuts: connections to Discord end in every way that there is. */
export const gatewayCuts: Goal = {
  id: 'G4',
  title: 'A thousand cuts of the gateway under load, of every kind',
  promise:
    'nothing lost, nothing answered twice; one new session at most for each that is over, back within 6 s; fatal codes end the process with their reason, and nothing is tried again',
  full: 1000,
  short: 16,
  unit: 'cuts',
  minutes: 4,
  async run({ form, size: cuts, ...context }) {
    const { tally, unnoticed, zombies: dead } = await cut({ ...context, form, size: cuts });
    const codes = form === 'full' ? [4004, 4010, 4011, 4012, 4013, 4014] : [4004, 4014];
    const wrong: number[] = [];
    for (const code of codes) if (!(await endsWithReason(context, code))) wrong.push(code);
    const { sent, lost, unanswered, doubled, violations, resumable, final } = tally;
    return context.verdict(
      `${tally.cuts + dead} cuts, ${sent} commands: ${lost} lost, ${doubled} doubled; resumed ${describeTimes(resumable)}; a new session ${describeTimes(final)}; ${codes.length - wrong.length} of ${codes.length} fatal codes ended it with their reason`,
      [
        { name: 'cuts', value: tally.cuts, least: cuts },
        { name: 'zombies not noticed', value: unnoticed, most: 0 },
        { name: 'commands', value: sent },
        // on a busy machine a connection may take longer than a command waits
        { name: 'lost', value: lost, most: 0, timing: form === 'short' },
        { name: 'not answered', value: unanswered, most: 0 },
        { name: 'doubled', value: doubled, most: 0 },
        { name: "breaks of the platform's rules", value: violations.length, most: 0 },
        { name: 'resumed', value: tally.resumed },
        { name: 'never back', value: tally.stuck, most: 0 },
        { name: 'sessions that were over', value: tally.over },
        { name: 'new sessions', value: tally.identified, most: tally.over },
        { name: 'resumed p50 ms', value: resumable.p50 },
        { name: 'resumed max ms', value: resumable.max, most: 3000, timing: true },
        { name: 'new session max ms', value: final.max, most: 6000, timing: true },
        { name: 'fatal codes not obeyed', value: wrong.length, most: 0 },
      ],
    );
  },
};

/** Cuts under load, then swallowed heartbeats. */
async function cut({ form, size: cuts, say, ...context }: SoakContext) {
  const inTime = form === 'full' ? 3000 : 20_000;
  const discord = await context.discord({
    recording: false,
    heartbeat: HEARTBEAT,
    concurrency: 16,
    inTime,
  });
  const bot = await context.bot({ ...discord.env, DISCORD_SHARDS: `0-${SHARDS - 1}/${SHARDS}` });
  const load = { rate: form === 'full' ? 100 : 10, acknowledged: inTime };
  const tally = await discord.run(cutting, { ...load, cuts, shards: SHARDS });
  const rounds = Math.max(1, Math.round(cuts / 100));
  let unnoticed = 0;
  for (let round = 0; round < rounds; round++) {
    say(`heartbeats swallowed, ${round + 1} of ${rounds}`);
    if ((await discord.run(zombies, { shards: SHARDS })) === 0) unnoticed++;
  }
  bot.kill('SIGTERM');
  await bot.exit;
  return { tally, unnoticed, zombies: rounds * SHARDS };
}

/** Whether a bot whose connection is closed with that code exits with 1 and the code's reason, and does not come back. */
async function endsWithReason(
  context: Pick<SoakContext, 'discord' | 'bot' | 'say'>,
  code: number,
): Promise<boolean> {
  const discord = await context.discord();
  const bot = await context.bot(discord.env, { ends: true });
  const [sessions, exit] = await Promise.all([
    discord.run(fatalClose, { code, wait: 1000 }),
    bot.exit,
  ]);
  const last = bot.lines.at(-1) ?? '';
  context.say(`${code}: exit ${exit.code}, ${last}`);
  await discord.stop();
  return exit.code === 1 && REFUSED.test(last) && sessions === 0;
}
