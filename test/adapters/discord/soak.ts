// Heap after many interactions of ever new users: `node --expose-gc --import tsx test/adapters/discord/soak.ts [interactions]`.
import { createDiscordAdapter } from '../../../src/adapters/discord/adapter.ts';
import { createLog } from '../../../src/log.ts';
import { startDiscord } from '../../emulators/discord/emulator.ts';
import { press, slash } from '../../emulators/discord/payloads.ts';
import { realBot } from '../real-replies.ts';

const TOTAL = Number(process.argv[2] ?? 40_000);
const STEPS = 8;
const AT_ONCE = 50;

const { bot } = await realBot();
const discord = await startDiscord();
const adapter = createDiscordAdapter({
  settings: { token: discord.token, apiUrl: discord.url, shards: 'auto', private: false },
  log: createLog(() => undefined),
  onFatal: (error) => {
    throw error;
  },
});
await adapter.start(bot);
for (let step = 0; step < STEPS; step++) {
  for (let done = 0; done < TOTAL / STEPS; done += AT_ONCE) await some(step * TOTAL + done);
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  process.stdout.write(
    `${((step + 1) * TOTAL) / STEPS} interactions: heap ${mebibytes(heapUsed)} MiB, RSS ${mebibytes(rss)} MiB\n`,
  );
}
await adapter.stop();
await discord.stop();

async function some(first: number): Promise<void> {
  const ids = Array.from({ length: AT_ONCE }, (_, index) => {
    const number = String(10_000_000 + first + index);
    const origin = discord.origin({ user: number, channel: number });
    const payload = index % 2 === 0 ? slash(origin, 'help') : press(origin, 'forged');
    discord.interact(payload);
    return payload.id;
  });
  while (ids.some((id) => !discord.interaction(id).callback))
    await new Promise((resolve) => setTimeout(resolve, 1));
  discord.forget();
}
