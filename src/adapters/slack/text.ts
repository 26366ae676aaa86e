/** Text for Slack's mrkdwn: the three characters that start entities and markup become entities, nothing else changes. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What a person said, from Slack's encoding: mentions vanish, links, channels and dates become their words, entities become
 * characters. What only looks like a mention, a channel or a link, because somebody typed its code, is read as one: an answer
 * that takes it for a name would mislead.
 */
export function typedText(text: string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, inWords)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/<([@#!][^<>|\n]*|(?:https?|mailto):[^<>|\s]*)(?:\|([^<>]*))?>/gu, inWords)
    .replace(/<(?=[@#!])/gu, ' ');
}

/** Ids of people, groups and channels are no words; what Slack shows in place of them is. */
function inWords(_whole: string, target: string, label?: string): string {
  if (/^(?:@|!(?!date\b))/u.test(target)) return ' ';
  return label || (/^[!#]/u.test(target) ? ' ' : target);
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
