import { wordVectors } from '../../language/word-vectors.ts';
import { stem, topicalWords } from '../../language/words.ts';
import type { Finding } from './ask.ts';
import { DOUBT_FEATURES } from './doubt-features.ts';
import type { Reading } from './reading.ts';
import { ANSWERED_ABOVE } from './threshold.ts';

/** From this share of words that the best paragraph and its questions lack, a question is about something else. */
const STRANGE = 0.55;
/** Nearest unanswered questions that have to be about something else too. */
const LIKE = 3;

/**
 * Whether a question is about something else entirely: it names nobody whom the corpus knows, and most of its words
 * mean nothing there, or it is like questions that no paragraph comes near. A question for somebody's words is not:
 * they might have stood in the articles.
 */
export function isAboutSomethingElse({ reading, ranked: [best], confidence }: Finding): boolean {
  const { names, kinds, index } = reading;
  if (!best || names.length > 0 || kinds.includes('words')) return !best;
  // without readers' questions most words are missing that readers use
  if (!index.knowsQuestions && (confidence > ANSWERED_ABOVE || speaksOfMainThing(reading)))
    return false;
  if (confidence > 0) return false;
  return -DOUBT_FEATURES.missingWords(best, reading) >= STRANGE || isLikeOthers(reading);
}

/** Idf of a word that stands in one document of fifteen. */
const OFTEN = 2.7;
/** So many of the commonest words stand often in any text. */
const IN_ANY_TEXT = 200;

/** Whether a question has a word that these texts, unlike others, are full of. */
function speaksOfMainThing({ text, index }: Reading): boolean {
  return topicalWords(text).some(
    (word) =>
      index.has(stem(word)) &&
      index.idf(stem(word)) <= OFTEN &&
      wordVectors().row(word) >= IN_ANY_TEXT,
  );
}

function isLikeOthers({ unanswered }: Reading): boolean {
  const nearest = unanswered.slice(0, LIKE);
  return (
    nearest.length === LIKE &&
    nearest.every(({ source }) => source.kind === 'unanswered' && source.query.near.length === 0)
  );
}
