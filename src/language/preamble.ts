const GREETING =
  /^(?:hi|hello|hey|hiya|dear \p{L}+|good (?:morning|afternoon|evening|day))(?: (?:there|bot|all|everyone))?\b/u;
const FILLER =
  /^(?:excuse me|sorry|please|pls|kindly|quick(?:ly)?(?: q(?:uestion)?)?|just (?:wondering|curious|asking)|(?:honest|serious|genuine|one) question|question|so|um+|uh|well|ok(?:ay)?|btw|and|but|also)\b/u;
/** Up to the comma or "but" after it. */
const APOLOGY =
  /^(?:(?:i(?:'m| am) )?(?:so |very |terribly )?sorry (?:to|for|if|about)|(?:please )?(?:forgive|pardon|excuse) (?:me|my)|i beg your pardon|i (?:do )?(?:hope|trust)|if (?:it|that|this)(?: is|'s| would be)?(?: not| isn'?t| wouldn'?t be)? (?:too|any|an?|ok(?:ay)?|all right)|if (?:i may|you (?:don'?t|do not|wouldn'?t|would not) mind))\b[^.;,!?]{0,40}(?:[.;,!]|,? but\b)/u;
const COURTESY =
  /^(?:i(?:'d| would| should) (?:like|love|want|be (?:most |very |so )?(?:grateful|glad|happy|pleased|interested)) to (?:know|learn|hear|understand|ask|find out)|i (?:want|need|wish|try) to (?:know|find out|understand|learn|ask)|i(?:'m| am| was) (?:just )?(?:wondering|curious|asking|hoping)|i (?:just |often |keep )?wonder(?:ing)?|(?:may|might|could|can) i (?:please |kindly |possibly |perhaps )*(?:ask|know|trouble you)(?: to (?:say|tell)(?: me)?)?|(?:would |do |if )?you(?:'d| would| could| can| might)?(?: please| kindly| possibly)? (?:mind )?(?:tell|telling|remind|reminding|explain|explaining)(?: to)? (?:me|us)|it would (?:interest|help) (?:me|us)(?: to know)?|(?:can|could|would|will|might) (?:you|u|someone|somebody|anyone) (?:please |kindly |perhaps |maybe |possibly |be so (?:good|kind) as to )*(?:tell|explain|inform|remind|clarify|say|let)(?: (?:to )?(?:me|us))?(?: know)?|(?:please |kindly )?(?:tell|explain|remind|inform)(?: to)? (?:me|us)|(?:do|does) (?:you|u|we|anyone|anybody|somebody|someone) (?:happen to )?know|any(?:one|body) knows?|any idea|i keep hearing)\b(?: (?:please|pls|kindly))?(?: (?:if|whether|that)\b)?/u;
const THANKS =
  /[\s,.;!-]+(?:thank(?:s| you| u)(?: (?:so|very) much| a lot| in advance)?|thx|ty|cheers|please|pls|plz)[\s.!]*$/iu;
const ARTICLES =
  '(?:(?:any |all |each |one )?of )?(?:the|your|these|those|this) (?:news )?(?:articles?|stor(?:y|ies)|coverage|reporting)\\b';
/** Speaks of the articles, not of what they tell. */
const ASIDE = new RegExp(
  `^according to ${ARTICLES}[\\s,]*|[\\s,(–—-]+(?:according to|(?:as|(?:that|which|who) (?:is|are|was|were)) (?:mentioned|named|quoted|told) (?:in|by)) ${ARTICLES}\\)?`,
  'giu',
);
/** "Who is the mayor mentioned in the articles": without that it asks the same. */
const MENTIONED = new RegExp(
  `(?<=^who(?:'s| is| was| are| were) .*\\p{L}{3}) (?:mentioned|named|quoted) in ${ARTICLES}`,
  'iu',
);
const GAP = /^[\s,.:;!–—-]+/u;

/**
 * A question without the courtesies around it: "Good evening, may I ask who came, according to the articles? Thank
 * you" asks "who came?".
 */
export function withoutPreamble(text: string): string {
  let rest = text.replace(THANKS, '');
  for (let before = ''; before !== rest; ) {
    before = rest;
    for (const opening of [GREETING, APOLOGY, FILLER, COURTESY]) rest = cut(rest, opening);
    rest = rest.replace(ASIDE, '').replace(MENTIONED, '');
  }
  return rest.split(/\s+/u).length < 2 ? text : rest;
}

function cut(text: string, opening: RegExp): string {
  const length = opening.exec(text.toLowerCase().replace(/[’‘]/gu, "'"))?.[0].length ?? 0;
  return length === 0 ? text : text.slice(length).replace(GAP, '');
}
