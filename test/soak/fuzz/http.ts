import type { Signing } from '../forgery/forgery.ts';
import { createHttpClient, type Outgoing, repeat } from '../forgery/http-client.ts';
import { createSlackSigning } from '../forgery/slack-signing.ts';
import type { Random } from '../random.ts';
import { createInputs } from './inputs.ts';
import { discordPayload, slackPayload } from './payloads.ts';

/** Who signs for Discord, and where chance comes from. */
export interface HttpFuzzing {
  readonly signing: Signing;
  readonly random: Random;
}

const AT_ONCE = 8;

/** Posts bodies that nobody foresaw, well signed, to both endpoints; says how many were answered with 5xx or not at all. */
export async function fuzzHttp(
  url: string,
  count: number,
  { signing, random }: HttpFuzzing,
): Promise<{ readonly serverErrors: number; readonly statuses: string }> {
  const inputs = createInputs(random);
  const client = createHttpClient(url, AT_ONCE);
  const slackSigning = createSlackSigning();
  const statuses = new Map<number, number>();

  function outgoing(number: number): Outgoing {
    if (number % 20 === 0)
      return {
        path: `/${encodeURIComponent(inputs.text(40).toWellFormed())}`,
        headers: {},
        body: inputs.text(),
      };
    if (number % 2 === 0) {
      const id = String(5_000_000_000_000_000_000n + BigInt(number));
      const origin = { id, token: `interaction-token-${id}`, applicationId: '222' };
      const payload =
        random.below(5) === 0 ? inputs.json() : discordPayload(origin, inputs, random);
      return signed(signing, '/discord/interactions', JSON.stringify(payload));
    }
    const { payload } = slackPayload(1_000_000 + number, inputs, random);
    const body = random.pick([
      () => JSON.stringify(payload),
      () => new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      () => inputs.text(),
    ])();
    return signed(
      slackSigning,
      '/slack/events',
      body,
      random.pick(['application/json', 'application/x-www-form-urlencoded', 'text/plain']),
    );
  }

  await repeat(count, AT_ONCE, async (number) => {
    const { status } = await client.post(outgoing(number));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  });
  client.close();
  const sorted = [...statuses].sort(([a], [b]) => a - b);
  return {
    serverErrors: sorted
      .filter(([status]) => status >= 500 || status === 0)
      .reduce((sum, [, times]) => sum + times, 0),
    statuses: sorted.map(([status, times]) => `${status}: ${times}`).join(', '),
  };
}

function signed(signing: Signing, path: string, body: string, type = 'application/json'): Outgoing {
  const { signature, timestamp } = signing.sign(body);
  const { names } = signing;
  return {
    path,
    body,
    headers: { 'content-type': type, [names.signature]: signature, [names.timestamp]: timestamp },
  };
}
