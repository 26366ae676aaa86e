import { commands } from '../../../commands/index.ts';
import { createBot } from '../../../src/bot/bot.ts';
import { readCorpusFiles } from '../../../src/corpus/files.ts';
import { loadCorpus } from '../../../src/corpus/load.ts';
import { createLog } from '../../../src/log.ts';
import { createSearchIndex } from '../../../src/retrieval/search-index.ts';
import { SIGNING_SECRET } from '../../emulators/slack/slack.ts';
import { INVENTED } from '../../fixtures/corpora.ts';
import type { SoakContext } from '../context.ts';
import { type Fuzzed, fuzzDiscord, fuzzSlack } from '../drives/fuzz.ts';
import { createDiscordSigning } from '../forgery/discord-signing.ts';
import type { Area } from '../fuzz/area.ts';
import { coreAreas } from '../fuzz/core-areas.ts';
import { edgeAreas } from '../fuzz/edge-areas.ts';
import { endpointArea } from '../fuzz/endpoint-area.ts';
import { fuzzHttp } from '../fuzz/http.ts';
import { createInputs } from '../fuzz/inputs.ts';
import type { Goal } from '../goal.ts';

/** Share that goes through sockets to the bot's own process. */
const THROUGH_SOCKETS = 0.1;

/** Inputs that nobody foresaw: at every door inside the program, and through the sockets of its process. */
export const fuzzedInputs: Goal = {
  id: 'G11',
  title: 'A million fuzzed inputs, a hundred thousand of them through real sockets',
  promise:
    '0 crashes, 0 failures, 0 messages beyond a limit, 0 good commands lost; each handled in 250 ms of a processor',
  full: 1_000_000,
  short: 3000,
  unit: 'inputs',
  minutes: 6,
  async run({ size, ...context }) {
    const inside = await feedAreas(size * (1 - THROUGH_SOCKETS), context);
    const outside = await feedProcess(Math.ceil(size * THROUGH_SOCKETS), context);
    const { good, answered, violations, serverErrors, badLines } = outside;
    return context.verdict(
      `${inside.fed + outside.sent} inputs, ${inside.wrong} mishandled, ${good - answered} of ${good} good commands lost, slowest ${inside.slowest.toFixed(0)} ms of a processor`,
      [
        { name: 'mishandled', value: inside.wrong, most: 0 },
        { name: 'slowest, ms of a processor', value: inside.slowest, most: 250, timing: true },
        { name: 'good commands', value: good },
        { name: 'good commands lost', value: good - answered, most: 0 },
        { name: 'breaks of the platforms’ rules', value: violations, most: 0 },
        { name: 'server errors', value: serverErrors, most: 0 },
        { name: 'log lines that are no JSON', value: badLines, most: 0 },
      ],
    );
  },
};

type Context = Omit<SoakContext, 'size'>;

async function feedAreas(size: number, { random, say }: Context) {
  const corpus = await loadCorpus(INVENTED);
  const log = createLog(() => undefined);
  const bot = createBot({ corpus, index: createSearchIndex(corpus), commands, log });
  const files = await readCorpusFiles(INVENTED);
  const areas = [
    ...coreAreas(bot, random),
    ...edgeAreas(files, random),
    await endpointArea(bot, random),
  ];
  const inputs = createInputs(random);
  const tally = { fed: 0, wrong: 0, slowest: 0 };
  for (const area of areas) {
    const began = performance.now();
    const count = Math.ceil(area.share * size);
    for (let number = 0; number < count; number++, tally.fed++) {
      const before = process.cpuUsage();
      const wrong = await fed(area, inputs);
      const { user, system } = process.cpuUsage(before);
      // the first one loads and compiles
      if (number > 0) tally.slowest = Math.max(tally.slowest, (user + system) / 1000);
      if (wrong !== null && tally.wrong++ < 10) say(`${area.name}: ${wrong.slice(0, 300)}`);
    }
    say(`${area.name}: ${count} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  return tally;
}

async function fed(area: Area, inputs: Parameters<Area['feed']>[0]): Promise<string | null> {
  try {
    return await area.feed(inputs);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function feedProcess(size: number, context: Context) {
  const [discord, slack] = [await context.discord(), await context.slack()];
  const signing = createDiscordSigning();
  const bot = await context.bot({
    ...{ ...discord.env, DISCORD_PUBLIC_KEY: signing.publicKey },
    ...{ ...slack.env, SLACK_SIGNING_SECRET: SIGNING_SECRET },
  });
  const overHttp = Math.ceil(size * 0.2);
  const overSockets = Math.ceil(size * 0.25);
  const enough = new AbortController();
  bot.exit.then(() => enough.abort());
  const both: readonly Fuzzed[] = await Promise.all([
    discord.run(fuzzDiscord, { count: size - overHttp - overSockets }, enough.signal),
    slack.run(fuzzSlack, { count: overSockets }, enough.signal),
  ]);
  const { serverErrors, statuses } = await fuzzHttp(bot.url, overHttp, {
    signing,
    random: context.random,
  });
  context.say(`over HTTP: ${statuses}`);
  for (const violation of both.flatMap(({ violations }) => violations)) context.say(violation);
  const sum = (of: (tally: Fuzzed) => number) => both.map(of).reduce((a, b) => a + b, 0);
  return {
    sent: sum(({ sent }) => sent) + overHttp,
    good: sum(({ good }) => good),
    answered: sum(({ answered }) => answered),
    violations: sum(({ violations }) => violations.length),
    serverErrors,
    badLines: bot.lines.filter((line) => !isJson(line)).length,
  };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
