import { createPublicKey, verify } from 'node:crypto';

/** What comes before the 32 bytes of an Ed25519 public key in DER (RFC 8410). */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** Seconds that the clocks of Discord and this machine may differ, either way. */
const CLOCK = 300;

/** What is signed, and by what; the headers as they came. */
export interface SignedRequest {
  readonly signature: string | undefined;
  /** Seconds since the epoch, in digits. */
  readonly timestamp: string | undefined;
  readonly body: Buffer;
}

/**
 * Checks signatures with an application's public key: Ed25519 over the time stamp and the raw body
 * (developers/interactions/overview.mdx), the time stamp not further than five minutes from `now` (milliseconds).
 */
export function createVerifier(
  publicKey: string,
): (request: SignedRequest, now: number) => boolean {
  const key = createPublicKey({
    key: Buffer.concat([DER_PREFIX, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  return ({ signature = '', timestamp = '', body }, now) =>
    /^[0-9a-f]{128}$/iu.test(signature) &&
    /^\d{1,12}$/u.test(timestamp) &&
    Math.abs(Number(timestamp) - now / 1000) <= CLOCK &&
    verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
}
