import { InteractionResponseType } from 'discord.js';
import type { HttpRequest, HttpResponse, Route } from '../http/server.ts';
import type { Callback } from './exchange.ts';
import { INTERACTION, type Interaction } from './interaction.ts';
import type { Sent } from './send.ts';
import { createVerifier } from './signature.ts';

/** Whose interactions are taken, and who answers them. */
export interface EndpointOptions {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Answers an interaction; `first` carries the first response. False when it was seen before, or the bot stops. */
  readonly onInteraction: (
    interaction: Interaction,
    first: (callback: Callback) => Promise<Sent>,
  ) => boolean;
}

/** The route that Discord posts interactions to instead of sending them over the gateway. */
export function createEndpoint({ publicKey, onInteraction }: EndpointOptions): Route {
  const verify = createVerifier(publicKey);
  return {
    method: 'POST',
    path: '/discord/interactions',
    handle(request) {
      if (!verify(signed(request), Date.now())) return text(401, 'invalid request signature');
      const parsed = INTERACTION.safeParse(json(request.body));
      if (!parsed.success) return text(400, 'not an interaction');
      const interaction = parsed.data;
      if (interaction.type === 1) return reply({ type: InteractionResponseType.Pong });
      return new Promise((resolve) => {
        const first = async (callback: Callback): Promise<Sent> => {
          resolve(reply(callback));
          return { ok: true };
        };
        if (!onInteraction(interaction, first)) resolve(text(409, 'not taken'));
      });
    },
  };
}

function signed({ headers, body }: HttpRequest) {
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
  return {
    signature: one(headers['x-signature-ed25519']),
    timestamp: one(headers['x-signature-timestamp']),
    body,
  };
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function reply(callback: Callback): HttpResponse {
  return { status: 200, type: 'application/json', body: JSON.stringify(callback) };
}

function text(status: number, body: string): HttpResponse {
  return { status, type: 'text/plain', body };
}
