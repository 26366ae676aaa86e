import { withoutPreamble } from './preamble.ts';
import { fold } from './text.ts';
import { topicalWords } from './words.ts';

/** What kind of thing a question asks for. */
export type QuestionKind =
  | 'who'
  | 'when'
  | 'where'
  | 'why'
  | 'duration'
  | 'clock'
  | 'age'
  | 'money'
  | 'measure'
  | 'number'
  | 'year'
  | 'date'
  | 'definition'
  | 'how'
  | 'words'
  | 'yes-no'
  | 'what';

const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'duration',
    /\bhow (?:long|lengthy)\b|\bduration\b|\blength of\b|\bhow (?:many|much) (?:hours|hrs|minutes|mins|days|time|years|weeks|months)\b|\bhow much time\b|\bin (?:hrs|hours|mins|minutes)\b/u,
  ],
  [
    'clock',
    /\b(?:what|which|exact) (?:exact )?(?:time|hour)\b|\bat what time\b|\b(?:start|end|arrival|landing|departure) time\b|\bo'?clock\b|\bhow late\b/u,
  ],
  ['age', /\bhow old\b|\bage of\b|\bwhat age\b|\byears old\b|\bborn\b|\bbirthday\b/u],
  [
    'money',
    /\b(?:cost|costs|price|prices|paid|budget|worth of|how expensive|salary|dollars?|euros?)\b/u,
  ],
  [
    'measure',
    /\bhow (?:far|tall|high|big|large|heavy|fast|deep|wide|cold|hot|warm)\b|\b(?:distance|temperature|size|height|weight|speed|colou?r|weather|address|phone|brand|menu)\b/u,
  ],
  ['year', /\b(?:what|which) year\b|\byears?\s*\??$|\byear of\b|\bin what years\b/u],
  ['date', /\b(?:what|which|exact) (?:date|day)\b|\bdate\b|\bweekday\b/u],
  [
    'definition',
    /^(?:so |and |ok |pls |please )*(?:what(?:'s| is| are| does) (?:an? |the term |the word |meant by )\S+(?: \S+)?(?: mean)?(?: explain.*)?[?!. ]*$|define\b|meaning of\b)|\bvs\.? \S+ difference\b|\bwhat is the difference between\b/u,
  ],
  [
    'number',
    /\bhow (?:many|much|big|large|high|old|far|tall|often)\b|\bnumber of\b|\bcount of\b|\b(?:percent|percentage|share|proportion|fraction)\b|\bfigures?\b|\bprice\b|\bcost\b|\bhow few\b/u,
  ],
  [
    'when',
    /\bwhen(?:s|'s)?\b|\bwhat (?:time|day|date|year|month)\b|\bwhich (?:day|date|year|month)\b|\b(?:date|day|weekday|year|month)\s*\??$|\bsince when\b|\bhow soon\b|\bwat (?:day|time|year)\b/u,
  ],
  [
    'where',
    /\bwhere(?:s|'s|abouts)?\b|\b(?:what|which) (?:place|city|town|country|state|region|venue|base|building|location|room|platform|site|app)\b|\blocation\b|\bvenue\b/u,
  ],
  [
    'why',
    /\bwhy(?:s|'s)?\b|\bhow come\b|\breasons?\b|\bwhat for\b|\bwhat (?:caused|made)\b|\bmotives?\b|\bbecause of what\b|\bexplanation\b/u,
  ],
  [
    'words',
    /\b(?:what|wat|wut|how) (?:exactly )?(?:did|does|do|had|has) .{1,60}\b(?:say|said|tell|told|call|called|write|wrote|describe|described|post|posted|claim|put it|respond|reply|answer|think|comment)\b|\bexact (?:words|wording|quote)\b|\bword for word\b|\bverbatim\b|\bquot(?:e|es|ed|ation)\b|\bin (?:his|her|their) (?:own )?words\b|\bwhat was .{1,40}(?:reaction|response|statement|comment|message|remark)/u,
  ],
  [
    'who',
    /\bwho(?:s|m|'s|se)?\b|\bwhich (?:person|people|politician|leader|minister|president|official|officials|host|guy|one|reporter|journalist|outlet|body|court|leaders)\b|\bwhat(?:'s| is| was) .{1,30}\bnames?\b|\bnames? of\b|\bnames?\s*\??$|\bby whom\b|\bwhose\b/u,
  ],
  ['how', /^(?:and |so |but |ok )?how\b|\bin what way\b/u],
  [
    'yes-no',
    /^(?:and |so |but |ok |hey |um |well |wait |please )*(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|isnt|isn't|wasnt|wasn't|didnt|didn't|any|aint)\b|\b(?:y\/n|yes or no|or not|or nah|right|true)\s*\??$|\bis it true\b/u,
  ],
];

/** The kinds of a question, the most telling first; `what` where nothing else is found. */
export function questionKinds(text: string): readonly QuestionKind[] {
  const folded = fold(text).trim();
  const found = KINDS.filter(([, pattern]) => pattern.test(folded)).map(([kind]) => kind);
  return found.length > 0 ? found : ['what'];
}

const HOLDS: Partial<Readonly<Record<QuestionKind, RegExp>>> = {
  duration:
    /\b(?:hours?|minutes?|days?|weeks?|months?|years?|decades?|brief(?:ly)?|long(?:er)?|short|quick(?:ly)?|half)\b/iu,
  number:
    /\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|half|fifth|third|quarter|couple|several|few|many|most|no|none|each|both|single|only)\b/iu,
  clock: /\b\d{1,2}(?::\d\d)? ?(?:a\.?m|p\.?m)\b|\b\d{1,2}:\d\d\b|\b(?:noon|midnight|o'clock)\b/iu,
  age: /\b(?:aged?|years? old|born)\b/iu,
  money: /[$€£]|\b(?:dollars?|euros?|roubles?|cost|costs|price|paid|billion)\b/iu,
  measure:
    /\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|half|hundred|thousand)\s?(?:km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|feet|foot|inch(?:es)?|kg|kilos?|kilograms?|tons?|tonnes?|pounds?|lit(?:er|re)s?|degrees|per cent|percent|%)|\b(?:weigh\p{L}*|red|blue|green|black|white|cold|warm|hot|rain|snow|menu)\b/iu,
  year: /\b(?:19|20)\d\d\b/u,
  date: /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|aug\.)\b|\d{4}-\d\d/iu,
  definition: /\b(?:is|are|means|called|known as|so-called)\b/iu,
  when: /\b(?:\d{4}|\d{1,2}(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|aug\.|night|overnight|morning|evening|before|after|during|while|week|month|year|years|since|until|once|later|ahead)\b/iu,
  where:
    /\b(?:in|at|on|inside|outside|near|from|to|aboard|via|across|region|city|room|base|state|country)\s+(?:the\s+|an?\s+)?\p{L}/iu,
  why: /\b(?:because|since|so that|in order to|due to|after|as|over|for|to|until|unless|if|reason|caus\p{L}+|meant|want\p{L}*|aim\p{L}*|hop\p{L}+|fear\p{L}*|blam\p{L}+|provid\p{L}+|need\p{L}*)\b/iu,
  words:
    /[“"]|\b(?:said|says|called|calls|told|wrote|stated|posted|claimed|described|warned|noted|added|remarked|mentioned|expressed|asked|thanked|denied?|praised|blamed)\b/iu,
};

/** Whether a passage holds the kind of thing that a question asks for; 1 where that cannot be told. */
export function holdsKind(kinds: readonly QuestionKind[], passage: string): number {
  const tests = kinds.flatMap((kind) => HOLDS[kind] ?? []);
  return tests.length === 0 ? 1 : tests.filter((test) => test.test(passage)).length / tests.length;
}

const ASKED_FOR =
  /\b(?:what|wat|which|whose|how)\s+(?:(?:exact|exactly|kind|sort|type|of|the|a|an|is|was|were|are|many|much|other|specific|precise|actual|did|does|do)\s+)*([\p{L}-]{3,})/u;

/** The word that says what is asked for: "colour" of "what colour was it", "eat" of "what did they eat"; null where none. */
export function focusOf(text: string): string | null {
  const [, found] = ASKED_FOR.exec(fold(text)) ?? [];
  return found ?? null;
}

const SPEAKS =
  /[“"]|\b(?:said|says|called|told|wrote|stated|posted|claimed|described|warned|noted|added|remarked|mentioned|expressed|asked|thanked|praised|blamed|indicated|suggested|acknowledged|conceded|announced|declared|emphasi[sz]ed|characteri[sz]ed|invited|proposed|urged|reiterated|welcomed|vowed|pledged|promised|confirmed|denied|insisted|argued|hoped|hopes)\b/u;

/** Words typed short or by ear in chats, and what they stand for. */
const CHAT: Readonly<Record<string, string>> = {
  abt: 'about',
  b4: 'before',
  bcz: 'because',
  cos: 'because',
  d: 'the',
  da: 'the',
  dat: 'that',
  dem: 'them',
  dey: 'they',
  dis: 'this',
  dnt: 'do not',
  gov: 'government',
  hu: 'who',
  hv: 'have',
  mtg: 'meeting',
  n: 'and',
  ppl: 'people',
  presser: 'press conference',
  presscon: 'press conference',
  prez: 'president',
  ryt: 'right',
  shud: 'should',
  thru: 'through',
  tho: 'though',
  wat: 'what',
  wats: 'what is',
  whats: 'what is',
  wen: 'when',
  wer: 'where',
  wher: 'where',
  whos: 'who is',
  wheres: 'where is',
  whens: 'when is',
  whys: 'why is',
  wich: 'which',
  wud: 'would',
  wuld: 'would',
  cud: 'could',
  y: 'why',
  ya: 'you',
  yr: 'year',
  yrs: 'years',
  hrs: 'hours',
  hr: 'hour',
  mins: 'minutes',
  min: 'minutes',
  govt: 'government',
  info: 'information',
  pic: 'picture',
  pics: 'pictures',
  convo: 'conversation',
  wut: 'what',
  langwidge: 'language',
};

const ASKS =
  /\?|\b(?:who|what|when|where|why|how|which|whose|whom|did|does|is|are|was|were|has|have|can|could|do|any|tell me|name)\b/u;

/**
 * The question within a message: chat spellings written out, greetings and stories before it left off. A message
 * without a sentence that asks something by itself stays whole.
 */
export function coreQuestion(text: string): string {
  const spelt = withoutPreamble(
    text.replace(/[\p{L}\p{N}']+/gu, (word) => CHAT[word.toLowerCase()] ?? word),
  );
  const parts = spelt
    .split(/(?<=[.!?…])\s+|\n+|(?<=\p{L}{3}):\s+/u)
    .filter((part) => /\p{L}/u.test(part));
  if (parts.length < 2) return spelt;
  const marked = parts.filter((part) => /\?\s*$/u.test(part) && part.split(/\s+/u).length > 2);
  const asking =
    marked.length > 0
      ? marked
      : parts.filter((part) => ASKS.test(fold(part)) && part.split(/\s+/u).length > 2);
  const core = withoutPreamble(asking.join(' '));
  return asking.length > 0 && asking.length < 3 && saysEnough(core) ? core : spelt;
}

/** "Where was it?" says little without the story before it. */
function saysEnough(question: string): boolean {
  return topicalWords(question).length > 1;
}

/** Whether a sentence reports what somebody said. */
export function reportsSpeech(sentence: string): boolean {
  return SPEAKS.test(sentence);
}
