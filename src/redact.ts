const REDACTED = '[redacted]';

/** A shorter value stands in too many texts by chance. */
const SHORTEST = 6;

/** What is never written, whoever brings it; a group keeps what stands before. */
const PATTERNS: readonly RegExp[] = [
  // Slack: tokens of all kinds, addresses that answer without one, trigger ids, signatures
  /\bx(?:ox[a-z]|app|wfp)[-.][\w.%-]+/giu,
  /(\bhooks\.slack(?:-gov)?\.com\/)[^\s"'<>]+/giu,
  /\b\d{9,}\.\d{9,}\.[\da-f]{16,}\b/giu,
  /\bv0=[\da-f]{64}/giu,
  // Discord: tokens of bots, of interactions, and of webhooks in addresses
  /[\w-]{23,30}\.[\w-]{5,8}\.[\w-]{25,}/gu,
  /\baW50ZXJhY3Rpb246[\w+/=-]+/gu,
  /(\b(?:webhooks|interactions)\/\d+\/)[^\s/?#"'<>]+/giu,
  // both: who somebody is, in addresses and mentions
  /(\b(?:users|members|recipients)\/)(?:\d{15,}|[UW][\dA-Z]{7,})/gu,
  /(<@[!&]?)\w+/gu,
  // any credentials of HTTP
  /(\bauthorization["']?\s*[:=]\s*["']?(?:\w+\s+)?)[^\s"',]+/giu,
  /(\bBearer\s+)[\w.~+/=-]{8,}/gu,
  /([?&](?:ticket|token|access_token|code|secret|signature)=)[^\s&"'<>]+/giu,
];

/**
 * Makes a function that takes secrets out of a text: the given ones wherever they stand, and whatever looks like a
 * token, a signed address or the id of a person on a platform.
 */
export function createRedact(secrets: readonly string[] = []): (text: string) => string {
  const known = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]))]
    .filter(({ length }) => length >= SHORTEST)
    // one may be a part of another
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const without = known.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text);
    return PATTERNS.reduce(
      (rest, pattern) =>
        rest.replace(pattern, (_, before) =>
          typeof before === 'string' ? before + REDACTED : REDACTED,
        ),
      without,
    );
  };
}
