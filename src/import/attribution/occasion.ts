import type { MarkedWords } from '../read-article.ts';
import { CALENDAR_WORD } from '../words/function-words.ts';
import type { Reading } from './reading.ts';
import { splitByNarration } from './rules/continued.ts';

const DAY = CALENDAR_WORD.source.slice(1, -1);
const NAME = String.raw`(?!${DAY}\b)\p{Lu}[\p{L}\p{N}.’'&-]*(?: \p{Lu}[\p{L}\p{N}.’'&-]*)*`;
const SETTING =
  'interview|conference|briefing|speech|address|statement|remarks|rally|debate|hearing|testimony|letter|e-?mail|memo|post|tweet|message|video|broadcast|podcast|programme|program|show|column|op-ed|article|essay|book|call|appearance|town hall';
const GATHERING = 'conversation|talks|meeting|summit|ceremony|session|event';
const FREE = String.raw`(?:an?|the|his|her|their) (?:(?!(?:the|an?|of|and|to|in|on|at)\b)[\p{L}\p{N}.’'-]+ ){0,4}?`;

/** Rules in their order; each gives the words that say when, where or to whom something was said. */
export const OCCASION_RULES: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'setting',
    pattern: new RegExp(
      String.raw`\b(?<words>(?:[IiOo]n ${FREE}(?:${SETTING})|(?:[Dd]uring|[Aa]t|[Aa]fter|[Bb]efore) ${FREE}(?:${SETTING}|${GATHERING}))\b(?: (?:with|on|to|for|in|at) (?:the )?${NAME})?)`,
      'u',
    ),
  },
  {
    name: 'channel',
    pattern: new RegExp(
      String.raw`\b(?:[Ww]rote|[Pp]osted|[Tt]weeted|[Ss]hared|[Pp]ublished|[Ss]aid|[Aa]dded|[Ww]riting|[Pp]osting)\b[^,;:.■]{0,30}?\b(?<words>on (?:social media|television|the radio|${NAME}))`,
      'u',
    ),
  },
  {
    name: 'audience',
    pattern: new RegExp(
      String.raw`\b(?:told|tells|telling|[Ss]peaking to|[Ss]peaking with|spoke to|spoke with) (?<to>(?:the )?(?:(?:gathered|assembled) )?(?:reporters|journalists|correspondents|supporters|delegates|lawmakers|parliament|crowd|audience|court|council|${NAME}))`,
      'u',
    ),
  },
];

/**
 * The occasion of a quotation, in the words of its sentence; null where that tells none. What goes on after narration
 * keeps the occasion of the part before.
 */
export function occasionOf(
  { start, speaker }: MarkedWords,
  { prose }: Reading,
  before: string | null,
): string | null {
  const sentence = prose.sentences.find((one) => start < one.end);
  const found = occasionIn(prose.outside.slice(sentence?.start ?? 0, sentence?.end));
  return found ?? (speaker?.rule === splitByNarration.name ? before : null);
}

function occasionIn(sentence: string): string | null {
  for (const { pattern } of OCCASION_RULES) {
    const { words, to } = pattern.exec(sentence)?.groups ?? {};
    const found = words ?? (to === undefined ? undefined : `to ${to}`);
    if (found !== undefined)
      return `${found[0]?.toLowerCase()}${found.slice(1)}`.replace(/[’']s$|[.,]+$/u, '');
  }
  return null;
}
