import type { Message, Rule } from '../rule.ts';
import { speakersIn, topicWords } from '../rule.ts';

const CHECK =
  /\b(?:really|actually|truly|ever)\s+(?:say|said|call|called|claim|claimed|write|wrote|post|posted|tell|told|state|stated)\b|\b(?:verify|fact[- ]?check|check|confirm|real|fake|genuine|authentic|true|legit|misquot\p{L}*|debunk|accurate|correct|exact)\b|\bdid\b.{1,40}\b(?:say|write|post|call|state|claim|tweet)\b(?!\s+(?:about|on|of|regarding)\b)|\bwho (?:said|wrote|posted|called|used|spoke)\b|\bsomebody (?:claims|says|told)\b|\bis (?:this|that|it)\b|\bwhose (?:words|quote)\b/u;
const SAID_BARE =
  /^(?:so |and |but |hey |wait |um )*(?:did|has|had)\s+(.+?)\s+(?:really |actually |truly |ever )+(?:say|said|claim|claimed|state|stated|tweet|post|posted|write|written)\s+(?:that )?(.+?)\??$/u;
const SAYS = /^(?:sa(?:id|ys?)|wr(?:ote|ites?)|posted|posts?|claim(?:ed|s)?|told|tells?|stated?)$/u;
const ASKS = /\b(?:who|what|when|where|why|how|which)\b/u;
const NOT_WORDS =
  /^(?:anything|something|what|why|who|how|when|where|about|nothing|sorry|hello|much|more|it|that|this|so)\b/u;

/** "Did X really say …", "check this: …", "who said …": a quotation to check, and who is said to have said it. */
export const verifyRule: Rule = (message) => {
  const [quotation] = message.quoted;
  if (
    quotation !== undefined &&
    quotation.split(/\s+/u).length > 1 &&
    isCheck(message, quotation)
  ) {
    const speaker = speakerBeside(message, quotation);
    return { command: 'verify', options: { quotation, ...(speaker !== null && { speaker }) } };
  }
  const bare = SAID_BARE.exec(message.folded);
  const [speaker] = speakersIn(message);
  const [, who = '', words = ''] = bare ?? [];
  if (
    speaker !== undefined &&
    who.split(' ').length < 6 &&
    words.split(' ').length > 2 &&
    !NOT_WORDS.test(words)
  )
    return { command: 'verify', options: { quotation: words, speaker } };
  return null;
};

function isCheck(message: Message, quotation: string): boolean {
  const { folded, text } = message;
  const outside = folded.replace(quotation.toLowerCase(), ' ');
  return (
    CHECK.test(outside) ||
    quotation.length > text.length * 0.75 ||
    (!ASKS.test(outside) && isAttribution(message, quotation))
  );
}

/** Whether beside a quotation no more stands than who is said to have said it. */
function isAttribution(message: Message, quotation: string): boolean {
  const outside = message.text.replace(quotation, ' . ');
  return (
    speakerBeside(message, quotation) !== null && topicWords(outside, message.context, SAYS) === ''
  );
}

/** Somebody named outside the quotation marks; "who said" names nobody. */
function speakerBeside(message: Message, quotation: string): string | null {
  const { analyzer } = message.context.index;
  const outside = message.text.replace(quotation, ' . ');
  const found = analyzer
    .terms(outside)
    .filter((term) => term.startsWith('@'))
    .map((term) => term.slice(1));
  return speakersIn({ ...message, names: found })[0] ?? null;
}
