const TIMES = 'day|date|year|month';
const PLACES = 'place|city|town|location|venue|spot|site';
/** Ways to ask that say no more than a question word does, and that word. */
const PLAINER: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `\\b(?:(?:on|in) )?(?:what|which) (?:${TIMES})(?: of the (?:week|month|year))?\\b`,
      'giu',
    ),
    'when',
  ],
  [new RegExp(`\\b(?:(?:in|at) )?(?:what|which) (?:${PLACES})\\b`, 'giu'), 'where'],
  [new RegExp(`\\bwhat (is|was) the (?:exact )?(?:${TIMES}) (?:of|for)\\b`, 'giu'), 'when $1'],
  [new RegExp(`\\bwhat (is|was) the (?:exact )?(?:${PLACES}) (?:of|for)\\b`, 'giu'), 'where $1'],
  [
    /(?<=\bwho(?:'s)?\b.*)\b(?:c[ao]me|flew|fly|travel\p{L}*|arrived?|(?<=\bwho )(?:was|were|is|are|sat|stood)(?: (?:there|present|(?:in|at|on|inside|aboard) (?:the|a|his|her|their) \p{L}+))?) (?:along )?with\b/giu,
    'accompanied',
  ],
  [/\b(?:what|which) person\b/giu, 'who'],
  [/\bfor (?:what|which) reason\b/giu, 'why'],
  [
    /(?<=\bwh(?:en|ere)\b.*)\b(?:(?:take|taken|took|taking) place|happen(?:ed|ing)?|occur(?:red)?|held)\b/giu,
    'be',
  ],
];

/**
 * A question without words that only say what kind of thing it asks for: "on which day did the talks take place" asks
 * "when did the talks be". Texts answer with a day, not with the word "day". Who came with somebody, they say, accompanied
 * them.
 */
export function plainQuestion(text: string): string {
  return PLAINER.reduce((plain, [wordy, word]) => plain.replace(wordy, word), text);
}
