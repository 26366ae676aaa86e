const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });
const ABBREVIATION =
  /(?:^|[\s(“"])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|etc|e\.g|i\.e)\.\s*$/u;

/** Nothing in it can end a sentence but its end: no need to look for more. */
const SINGLE = /^[ -~‘’“”–—]+$/u;
const ENDS = /[.!?]/u;

/**
 * Splits a paragraph into sentences; joined with the white space between, they are the paragraph again.
 * Unicode sentence boundaries (UAX #29), not after abbreviations, not inside quotation marks and not between a
 * quotation and a small letter: `“Why?” she asked.` is one.
 */
export function sentences(paragraph: string): string[] {
  if (SINGLE.test(paragraph) && !ENDS.test(paragraph.trimEnd().replace(/[.!?][”"]?$/u, '')))
    return [paragraph.trim()].filter((sentence) => sentence !== '');
  const found: string[] = [];
  let open = '';
  for (const { segment } of SEGMENTER.segment(paragraph)) {
    if (open === '' && /^\p{Ll}/u.test(segment) && /[”"]$/u.test(found.at(-1) ?? ''))
      open = `${found.pop()} `;
    open += segment;
    if (ABBREVIATION.test(open) || insideQuotation(open)) continue;
    found.push(open.trim());
    open = '';
  }
  return [...found, open.trim()].filter((sentence) => sentence !== '');
}

function insideQuotation(text: string): boolean {
  const opened = text.match(/“/gu)?.length ?? 0;
  const closed = text.match(/”/gu)?.length ?? 0;
  return opened > closed;
}
