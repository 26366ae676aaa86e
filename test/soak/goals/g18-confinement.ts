import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildImage } from '../../deploy/image.ts';
import { type Caged, cage, canCage } from '../confinement/cage.ts';
import { triedIn } from '../confinement/trace.ts';
import { askInDiscord, askInSlack } from '../drives/ask-all.ts';
import type { Goal } from '../goal.ts';

/** Milliseconds. */
const LONGEST_START = 60_000;

/** What the Dockerfile makes, run as nobody on file systems that are all read-only, every system call watched. */
export const confinement: Goal = {
  id: 'G18',
  title: 'Confinement: nobody’s rights, a read-only file system, no install script',
  promise:
    '0 writes tried, 0 programs started, 0 connections but to the two platforms, all answered',
  full: 1000,
  short: 10,
  unit: 'commands on each platform',
  minutes: 1,
  async run({ form, size: count, ...context }) {
    const image = await buildImage(form === 'full' ? 'installed' : 'linked');
    let caged: Caged | null = null;
    try {
      if (!canCage(join(image.folder, 'node_modules', 'ws', 'package.json')))
        return {
          ...context.verdict('the image builds and nothing more could be seen here', []),
          unable: 'it needs root on Linux, with unshare, setpriv and strace',
        };
      const [discord, slack] = [await context.discord(), await context.slack()];
      const trace = join(await context.folder(), 'trace');
      caged = cage({
        program: [process.execPath, join(image.folder, 'dist', 'main.js')],
        env: { ...discord.env, ...slack.env, ...SETTINGS },
        trace,
      });
      await ready(await caged.url);
      const { Uid = '', CapEff = '', NoNewPrivs = '' } = caged.status() ?? {};
      const inDiscord = await discord.run(askInDiscord, { count });
      const inSlack = await slack.run(askInSlack, { count });
      const asked = performance.now();
      caged.kill('SIGTERM');
      const { code } = await caged.exit;
      const seconds = (performance.now() - asked) / 1000;
      const tried = triedIn(await readFile(trace, 'utf8'), process.execPath);
      const allowed = [discord.env.DISCORD_API_URL, slack.env.SLACK_API_URL].map(hostOf);
      const foreign = tried.connections.filter((target) => !allowed.includes(target));
      for (const what of [...tried.writes, ...tried.programs, ...foreign].slice(0, 5))
        context.say(`tried: ${what}`);
      const answered = inDiscord.answered + inSlack.answered;
      return context.verdict(
        `${answered} of ${2 * count} answered as user ${Uid.split('\t')[0]}; ${tried.writes.length} writes, ${tried.programs.length} programs, ${foreign.length} foreign connections tried`,
        [
          { name: 'answered', value: answered, least: 2 * count },
          {
            name: 'breaks of the platforms’ rules',
            value: inDiscord.violations.length + inSlack.violations.length,
            most: 0,
          },
          { name: 'user', value: Number(Uid.split('\t')[0] || 0), least: 1 },
          { name: 'rights of root', value: Number.parseInt(CapEff, 16), most: 0 },
          { name: 'may gain no rights', value: Number(NoNewPrivs), least: 1 },
          { name: 'writes tried', value: tried.writes.length, most: 0 },
          { name: 'programs started', value: tried.programs.length, most: 0 },
          { name: 'foreign connections', value: foreign.length, most: 0 },
          { name: 'connections seen', value: tried.connections.length, least: 2 },
          { name: 'exit status after SIGTERM', value: code ?? Number.NaN, most: 0 },
          { name: 'seconds to the end', value: seconds, most: 5, timing: true },
        ],
      );
    } finally {
      caged?.destroy();
      await image.remove();
    }
  },
};

const SETTINGS = {
  PORT: '0',
  HOST: '127.0.0.1',
  RATE_LIMIT_USER: 'off',
  RATE_LIMIT_GUILD: 'off',
};

function hostOf(address = ''): string {
  return new URL(address).host;
}

async function ready(url: string): Promise<void> {
  const deadline = Date.now() + LONGEST_START;
  while (Date.now() < deadline) {
    const response = await fetch(`${url}/readyz`).catch(() => null);
    await response?.arrayBuffer().catch(() => undefined);
    if (response?.status === 200) return;
    await setTimeout(50);
  }
  throw new Error('the caged bot is not ready');
}
