import type { Finding } from './ask.ts';

/** Below this likelihood, a word, even the best paragraph has nothing to do with the question. */
const STRANGE = 0.25;

/** Whether a question is about something else entirely: it names nobody whom the corpus knows, and fits no paragraph. */
export function isAboutSomethingElse({ reading, ranked, confidence }: Finding): boolean {
  const { names, likelihoods } = reading;
  if (names.length > 0 || confidence > 0) return false;
  const likelihood = ranked
    .slice(0, 5)
    .reduce(
      (most, { target }) =>
        Math.max(most, likelihoods.answeredBy(target.article, target.paragraph)),
      -1,
    );
  return likelihood < STRANGE;
}
