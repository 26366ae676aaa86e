import { fold } from '../../language/text.ts';
import type { Message, Rule } from '../rule.ts';

const SOURCES =
  /\b(?:your|the|which|what|list|show|these|all|many)\s+(?:\p{L}+\s+){0,2}(?:sources?|articles|outlets|newspapers|publications)\b.{0,40}\b(?:use|used|using|based|from|have|rely|read|list|there|are|come|you)\b|^(?:list|show|what are|which are|give me)?\s*(?:me )?(?:your |the |all )*(?:sources|articles|outlets|references)(?: please| pls| list)?$|\b(?:where|from where) (?:do|does|did|is|are) (?:you|your|this|the bot|all this|that info\p{L}*) .{0,30}(?:get|from|come|know|info\p{L}*|data|news)\b|\bfrom when (?:are|is)\b|\bhow (?:old|recent|up to date) (?:is|are) (?:your|the|this|these) (?:articles?|sources?|info\p{L}*|data|reports?|news)\b|\bwhat (?:is|are) your (?:info\p{L}*|data|knowledge) (?:based on|from)\b|\bhow many (?:articles|sources)\b/u;
const ABOUT_ONE =
  /\b(?:which outlet|what outlet|who (?:published|publishes)|outline|what(?:'s| is) in|about article|tell me about article|source of|date of|when was)\b/u;
const DISAGREE = /\b(?:differ|disagree|compare|contradict|agree|same|conflict|spell\p{L}*)\b/u;

/** Questions about the articles: which there are, or what one of them is. */
export const sourcesRule: Rule = (message) => {
  const folded = message.folded.replace(/[?!.]/gu, '').trim();
  if (DISAGREE.test(folded)) return null;
  const article = articleIn(message);
  if (article !== null && ABOUT_ONE.test(folded) && message.names.length < 2)
    return { command: 'sources', options: { article } };
  return SOURCES.test(folded) ? { command: 'sources', options: {} } : null;
};

function articleIn({ folded, context }: Message): string | null {
  const found = context.corpus.articles.find((article) =>
    [article.id, article.outlet ?? article.id].some((name) => folded.includes(fold(name))),
  );
  return found?.id ?? null;
}
