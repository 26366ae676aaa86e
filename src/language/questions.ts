import { fold } from './text.ts';

/** What kind of thing a question asks for. */
export type QuestionKind =
  | 'who'
  | 'when'
  | 'where'
  | 'why'
  | 'duration'
  | 'number'
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
