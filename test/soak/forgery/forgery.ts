import type { Random } from '../random.ts';
import { altered, type Outgoing } from './http-client.ts';

/** A platform's way to sign, with the bot's own secret and with another. */
export interface Signing {
  /** Body, type and path of something that would be answered, and a new one each time. */
  genuine(): Pick<Outgoing, 'path' | 'body' | 'headers'>;
  /** The headers of a signature over `text`, `skew` seconds off; with a key that is not ours where it is `foreign`. */
  sign(text: string, options?: { readonly skew?: number; readonly foreign?: boolean }): Signature;
  /** Names of the two headers. */
  readonly names: { readonly signature: string; readonly timestamp: string };
  /** What stands before the hexadecimal digits of a signature. */
  readonly prefix: string;
}

/** The two things that are sent beside a body. */
export interface Signature {
  readonly signature: string;
  readonly timestamp: string;
}

/** What is sent in place of what was signed; null leaves a header out. */
interface Sent {
  readonly signature: string | null;
  readonly timestamp: string | null;
  readonly body: string;
}

type Rule = (signing: Signing, body: string, random: Random) => Sent;

const signed =
  (change: (good: Signature, random: Random, body: string) => Partial<Sent>): Rule =>
  (signing, body, random) => {
    const good = signing.sign(body);
    return { ...good, body, ...change(good, random, body) };
  };

const digits = (length: number, random: Random) =>
  Array.from({ length }, () => random.below(16).toString(16)).join('');

/** What is forged, and how: each of these must be refused. */
export const RULES: Readonly<Record<string, Rule>> = {
  'no headers': (_signing, body) => ({ signature: null, timestamp: null, body }),
  'no signature': signed(() => ({ signature: null })),
  'no time stamp': signed(() => ({ timestamp: null })),
  'empty signature': signed(() => ({ signature: '' })),
  'flipped digit': (signing, body, random) => {
    const { signature, timestamp } = signing.sign(body);
    const hex = signature.slice(signing.prefix.length);
    return { signature: signing.prefix + altered(hex, random), timestamp, body };
  },
  'too short': signed(({ signature }, random) => ({
    signature: signature.slice(0, -1 - random.below(20)),
  })),
  'too long': signed(({ signature }, random) => ({
    signature: signature + digits(1 + random.below(200), random),
  })),
  'no hexadecimal digits': signed(({ signature }, random) => ({
    signature: signature.slice(0, -4) + random.pick(['zzzz', '    ', '....', '-1-1', '%00a']),
  })),
  'by chance': (signing, body, random) => ({
    ...signing.sign(body),
    signature:
      signing.prefix + digits(signing.sign(body).signature.length - signing.prefix.length, random),
    body,
  }),
  zeros: (signing, body) => {
    const { signature, timestamp } = signing.sign(body);
    return {
      signature: signing.prefix + signature.slice(signing.prefix.length).replaceAll(/./gu, '0'),
      timestamp,
      body,
    };
  },
  'another key': (signing, body) => ({ ...signing.sign(body, { foreign: true }), body }),
  'body changed': signed((_good, random, body) => ({
    body: altered(body, random, 'abcdefghijklmnopqrstuvwxyz'),
  })),
  'body written anew': signed((_good, _random, body) => ({ body: `${body} ` })),
  'body left out': signed(() => ({ body: '' })),
  'checked connection': signed((_good, _random, body) => ({
    body: `ssl_check=1&payload=${encodeURIComponent(body)}`,
  })),
  'time stamp changed': signed(({ timestamp }) => ({ timestamp: String(Number(timestamp) + 1) })),
  'time stamp in other words': signed(({ timestamp }, random) => ({
    timestamp: random.pick([
      'NaN',
      '',
      `0${timestamp}`,
      `${timestamp}.0`,
      ` ${timestamp}e0`,
      '1e9',
      '-1',
    ]),
  })),
  'too old': (signing, body) => ({ ...signing.sign(body, { skew: -301 }), body }),
  // ten seconds for the way: this clock has gone on when the bot looks at its own
  'from the future': (signing, body) => ({ ...signing.sign(body, { skew: 311 }), body }),
  'a year ahead': (signing, body) => ({ ...signing.sign(body, { skew: 31_536_000 }), body }),
};

/** A forged request by a rule. */
export function forge(rule: Rule, signing: Signing, random: Random): Outgoing {
  const { path, headers, body } = signing.genuine();
  const { signature, timestamp, body: sent } = rule(signing, String(body), random);
  return {
    path,
    body: sent,
    headers: {
      ...headers,
      ...(signature !== null && { [signing.names.signature]: signature }),
      ...(timestamp !== null && { [signing.names.timestamp]: timestamp }),
    },
  };
}

/** A request as the platform itself would send it. */
export function signedRequest(signing: Signing): Outgoing {
  const { path, headers, body } = signing.genuine();
  const { signature, timestamp } = signing.sign(String(body));
  const { names } = signing;
  return {
    path,
    body,
    headers: { ...headers, [names.signature]: signature, [names.timestamp]: timestamp },
  };
}
