/** Text for Slack's mrkdwn: the three characters that start entities and markup become entities, nothing else changes. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What a person typed, from Slack's encoding: mentions vanish, links and channels become their words, entities
 * become characters.
 */
export function typedText(text: string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, (_whole, target: string, label?: string) =>
      /^[@!]/u.test(target) ? ' ' : (label ?? target),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** A text without control, bidi and other invisible characters that could change how its surroundings read. */
export function visible(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, ' ');
}

/** All but the line feed and the joiner inside emoji. */
const INVISIBLE = /(?![\n\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

/** Cuts at spaces into pieces of at most `limit` UTF-16 units, never through a character; nothing is lost. */
export function pieces(text: string, limit: number): readonly string[] {
  const cut: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const space = rest.lastIndexOf(' ', limit - 1) + 1;
    const hard = /[\ud800-\udbff]/u.test(rest.charAt(limit - 1)) ? limit - 1 : limit;
    const end = space > limit / 2 ? space : hard;
    cut.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...cut, rest];
}
