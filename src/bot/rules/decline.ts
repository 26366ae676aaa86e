import { noAnswer } from '../../contract/replies.ts';
import type { Rule } from '../rule.ts';

const WHOLE_TEXT =
  /\b(?:full|whole|entire|complete|original)\s+(?:(?:text|article|articles|story|transcript|content|piece|report)s?\b)|\b(?:paste|copy|print|dump|reproduce|recite|send|show|give)\b.{0,40}\b(?:articles?|story|text|corpus)\b.{0,25}\b(?:in full|word for word|verbatim|completely|entirely|from start to (?:end|finish))\b|\ball (?:the )?paragraphs\b/u;
const INSTRUCTION =
  /\b(?:ignore|forget|disregard|override)\b.{0,30}\b(?:instructions?|rules?|prompts?|articles?|everything|sources?|previous|above|told)\b|\b(?:you are now|from now on you|pretend (?:to be|you|that)|act as|roleplay|jailbreak|system prompt|developer mode|your (?:prompt|instructions|source code))\b/u;
const SERVICE =
  /^(?:can you |could you |pls |please |now |hey |i want you to |i need you to )*(?:write|compose|draft|create|generate|make|sing|rap|tell|translate|code|program|draw|paint|solve|calculate|compute|book|order|remind|play|summari[sz]e|rewrite|paraphrase|explain like)\b.{0,30}\b(?:poem|song|story|haiku|limerick|joke|essay|email|letter|rap|code|script|function|image|picture|logo|meme|tweet|thread|blog|article|speech|headline|translation|(?:in|to|into) [\p{L}]+(?:ian|ish|ese|an|ch)\b|equation|reminder|flight|pizza|music|yourself)\b|^(?:translate|sing|draw)\b/u;
const OPINION =
  /\b(?:what|who|how|which|why|where|when|whom)? ?(?:do|would|did) (?:you|u) (?:personally |really |yourself )?(?:think|believe|feel|reckon|suppose|guess|prefer|like|support|trust|expect|predict|recommend|advise)\b|\b(?:in )?(?:your|ur) (?:personal |own |honest )?(?:opinion|view|take|feeling|guess|prediction|advice|thoughts|favou?rite)\b|^(?:so |and |but )?who(?:'s| is| was) (?:right|wrong|to blame|the good guy|the bad guy|better|worse)[?!. ]*$|^(?:so |and |but )?(?:should|shall) (?:i|we|you)\b|\bare (?:you|u) (?:for|against|pro|anti|on the side of|a supporter|a fan|biased)\b/u;

const CODE =
  /\{[^{}]*[;=()][^{}]*\}|=>|[!=]==?|^\d+ ?= ?\d+|<\/?(?:script|html|body|div|img|iframe|svg)\b|\p{L}\(\)|^select\b.{1,80}\bfrom\b.{1,80}(?:=|;)|^select \*|^(?:insert into|delete from|(?:drop|alter|truncate) table|drop database)\b|^(?:const|let|var) \p{L}+ =|^import \p{L}+ as \p{L}+$|^(?:sudo|git|npm|curl|chmod)\b|^(?:rm|ls) -/u;

/** Whole articles, instructions to the bot, code, other services and opinions: a polite no that says what works instead. */
export const declineRule: Rule = ({ folded, context }) => {
  const { examples, name } = context.corpus.event;
  const suggestions = ['sources', 'ask', 'quote'].flatMap((command) =>
    (examples[command] ?? []).slice(0, 1),
  );
  const decline = (text: string) => ({
    command: 'ask',
    reply: noAnswer(text, { reason: 'declined', suggestions }),
  });
  if (WHOLE_TEXT.test(folded))
    return decline(
      'I do not give out whole articles: they belong to their publishers. I can show an outline, quotations, and answers with their places.',
    );
  if (INSTRUCTION.test(folded))
    return decline(
      `I cannot be told what to say: I only look things up in my articles about ${name}.`,
    );
  if (CODE.test(folded)) return decline('That looks like code. I read questions in plain words.');
  if (SERVICE.test(folded))
    return decline(`I do not write or make things: I look things up in my articles about ${name}.`);
  if (OPINION.test(folded))
    return decline(`I have no opinions: I only look things up in my articles about ${name}.`);
  return null;
};
