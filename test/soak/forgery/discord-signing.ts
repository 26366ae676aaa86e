import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { slash } from '../../emulators/discord/payloads.ts';
import type { Signing } from './forgery.ts';

/** Discord's side of a new application: its public key, and what it signs. */
export function createDiscordSigning(): Signing & { readonly publicKey: string } {
  const [ours, foreign] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  let count = 0;
  return {
    publicKey: ours.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex'),
    names: { signature: 'x-signature-ed25519', timestamp: 'x-signature-timestamp' },
    prefix: '',
    genuine() {
      const id = String(2_000_000_000_000_000_000n + BigInt(++count));
      const origin = { id, token: `interaction-token-${id}`, applicationId: '222' };
      return {
        path: '/discord/interactions',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(slash(origin, 'help')),
      };
    },
    sign: (text, { skew = 0, foreign: other = false } = {}) =>
      signatureOf(text, { key: (other ? foreign : ours).privateKey, skew }),
  };
}

function signatureOf(text: string, { key, skew }: { key: KeyObject; skew: number }) {
  const timestamp = String(Math.floor(Date.now() / 1000) + skew);
  const signature = sign(null, Buffer.from(timestamp + text), key).toString('hex');
  return { signature, timestamp };
}
