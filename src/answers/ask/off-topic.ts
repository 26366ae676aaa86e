import type { Finding } from './ask.ts';
import { DOUBT_FEATURES } from './doubt-features.ts';
import { hasMainWord } from './main-words.ts';
import type { Reading } from './reading.ts';
import { boundsOf } from './threshold.ts';

/** From this share of words that the best paragraph and its questions lack, a question is about something else. */
const STRANGE = 0.55;
/** Asks about the articles themselves. */
const ON_ARTICLES =
  /\b(?:the|this|that|these|those|your|which|each|every)(?: of (?:the|these|your))?(?: [\p{L}-]+){0,2} (?:articles?|stor(?:y|ies)|coverage|bylines?)\b/iu;
/** Nearest unanswered questions that have to be about something else too. */
const LIKE = 3;

/**
 * Whether a question is about something else entirely: it names nobody whom the corpus knows and no main thing of it, and
 * most of its words mean nothing there, or it is like questions that no paragraph comes near. A question for somebody's
 * words is not: they might have stood in the articles.
 */
export function isAboutSomethingElse({ reading, ranked: [best], confidence }: Finding): boolean {
  const { names, kinds, text, index } = reading;
  if (!best || names.length > 0 || kinds.includes('words') || ON_ARTICLES.test(text)) return !best;
  // without readers' questions most words are missing that readers use: what looks answered is
  const answered = index.knowsQuestions ? 0 : boundsOf(index).answered;
  if (confidence > answered || hasMainWord(text, index)) return false;
  return -DOUBT_FEATURES.missingWords(best, reading) >= STRANGE || isLikeOthers(reading);
}

function isLikeOthers({ unanswered }: Reading): boolean {
  const nearest = unanswered.slice(0, LIKE);
  return (
    nearest.length === LIKE &&
    nearest.every(({ source }) => source.kind === 'unanswered' && source.query.near.length === 0)
  );
}
