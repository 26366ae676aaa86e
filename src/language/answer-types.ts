import { holdsKind, type QuestionKind } from './questions.ts';
import { words } from './words.ts';

const QUANTITY =
  '(?:\\d[\\d.,/]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|several|few|couple|dozens?|hundreds?|thousands?)';
const SPAN = new RegExp(
  // "a second" is mostly an ordinal
  `\\b${QUANTITY}(?: of)?[\\s-](?:and[\\s-]a[\\s-]half[\\s-])?(?:seconds|(?:minute|hour|day|week|month|year|decade)s?)\\b`,
  'iu',
);
const DAY =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\.? \d{1,2}|(?:19|20)\d\d)\b/iu;
const PLACE = /\b(?:in|at|from|to|near|on|outside|across)\s+(?:the\s+)?\p{Lu}\p{Ll}+/u;
/** Two capitalised words or more that do not begin a sentence. */
const NAME = /(?<=[\p{L},;] )\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+/gu;

/** What is asked for, where a text shows whether it has one; the most telling first. */
const TYPES: readonly (readonly [QuestionKind, (text: string, question: string) => boolean])[] = [
  ['duration', (text) => SPAN.test(text)],
  ['when', (text) => DAY.test(text)],
  ['date', (text) => DAY.test(text)],
  ['where', (text) => PLACE.test(text)],
  ['who', namesAnother],
];
/** What a text has whose words say so. */
const WORDED: readonly QuestionKind[] = ['number', 'words', 'why'];

/**
 * Whether a text holds what may answer a question of these kinds: a day, a span of time, a place, a name that the
 * question lacks. 0 to 1; 0 also where a text does not show whether it holds such a thing.
 */
export function holdsAnswer(
  kinds: readonly QuestionKind[],
  text: string,
  question: string,
): number {
  const type = TYPES.find(([kind]) => kinds.includes(kind));
  if (type) return Number(type[1](text, question));
  return kinds.some((kind) => WORDED.includes(kind)) ? holdsKind(kinds, text) : 0;
}

function namesAnother(text: string, question: string): boolean {
  const asked = new Set(words(question));
  return (text.match(NAME) ?? []).some((name) => !asked.has(words(name).at(-1) ?? ''));
}

const AUXILIARY = '(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should)';
const FOR_DOER = new RegExp(
  `(?:^|[,;:]\\s+)(?:(?:and|so|but)\\s+)?(?:who|which\\s+[\\p{L}'’-]+)\\s+(?!(?:\\S+\\s+)?${AUXILIARY}\\b)`,
  'iu',
);

/** Whether a question asks who did something, so that whom it names itself did not: "who met her", not "who did she meet". */
export function asksForDoer(question: string): boolean {
  return FOR_DOER.test(question);
}
