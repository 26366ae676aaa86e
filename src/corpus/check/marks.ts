/** Curly or straight double marks; one that is not closed reaches to the end of the paragraph. */
const DOUBLE_MARKED = /“([^“”]*)(?:”|$)|"([^"]*)(?:"|$)/gu;

/** Narration inside a quotation whose inner marks are misprinted as single ones: `…,’ she said. ‘…`. */
const MISPRINTED = /(?<=[.,!?…])’\s[^‘’]*\s‘/u;

const OPENING = /[“‘"]$/u;
/** A single mark before a letter is an apostrophe. */
const CLOSING = /^(?:[”"]|’(?!\p{L}))/u;

/** What stands between double quotation marks in a paragraph, in order. */
export function quotedSpans(paragraph: string): readonly string[] {
  return [...paragraph.matchAll(DOUBLE_MARKED)]
    .flatMap(([, curly, straight]) => (curly ?? straight ?? '').split(MISPRINTED))
    .map((span) => span.trim())
    .filter((span) => span !== '');
}

/**
 * Whether a text stands in a paragraph character for character, right after an opening quotation mark and right
 * before a closing one. Double and single, curly and straight marks count, and also a double mark that a misprint
 * closes with a single one.
 */
export function standsQuoted(text: string, paragraph: string): boolean {
  for (let at = paragraph.indexOf(text); at >= 0; at = paragraph.indexOf(text, at + 1)) {
    if (OPENING.test(paragraph.slice(0, at)) && CLOSING.test(paragraph.slice(at + text.length)))
      return true;
  }
  return false;
}

/** Spans between curly double marks: in our own sentences, words that the article prints. */
export function markedSpans(sentence: string): readonly string[] {
  return [...sentence.matchAll(/“([^“”]*)”/gu)].map(([, span = '']) => span);
}
