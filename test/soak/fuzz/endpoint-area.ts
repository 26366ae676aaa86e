import { createDiscordAdapter } from '../../../src/adapters/discord/adapter.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { createLog } from '../../../src/log.ts';
import { callbackViolations } from '../../emulators/discord/limits.ts';
import { createDiscordSigning } from '../forgery/discord-signing.ts';
import type { Random } from '../random.ts';
import type { Area } from './area.ts';
import { discordPayload } from './payloads.ts';

/** Interactions of Discord, signed as Discord signs them, given to the adapter's own route. */
export async function endpointArea(bot: Bot, random: Random): Promise<Area> {
  const signing = createDiscordSigning();
  const adapter = createDiscordAdapter({
    settings: {
      publicKey: signing.publicKey,
      apiUrl: 'http://127.0.0.1:9',
      shards: 'auto',
      private: false,
    },
    log: createLog(() => undefined),
    onFatal: () => undefined,
  });
  await adapter.start(bot);
  const [route] = adapter.routes;
  if (!route) throw new Error('no route');
  let count = 0;
  return {
    name: 'interactions',
    share: 0.02,
    async feed(inputs) {
      const id = String(3_000_000_000_000_000_000n + BigInt(++count));
      const body = JSON.stringify(
        discordPayload(
          { id, token: `interaction-token-${id}`, applicationId: '222' },
          inputs,
          random,
        ),
      );
      const { signature, timestamp } = signing.sign(body);
      const { names } = signing;
      const headers = { [names.signature]: signature, [names.timestamp]: timestamp };
      const answer = await route.handle({ headers, body: Buffer.from(body) });
      if (![200, 400, 409].includes(answer.status)) return `status ${answer.status}`;
      return answer.status === 200
        ? (callbackViolations(JSON.parse(answer.body))[0] ?? null)
        : null;
    },
  };
}
