const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });
const ABBREVIATION =
  /(?:^|[\s(“"])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|etc|e\.g|i\.e)\.\s*$/u;

/**
 * Splits a paragraph into sentences; joined with nothing between, trimmed, they are the paragraph again.
 * Unicode sentence boundaries (UAX #29), not after abbreviations and not inside quotation marks.
 */
export function sentences(paragraph: string): string[] {
  const found: string[] = [];
  let open = '';
  for (const { segment } of SEGMENTER.segment(paragraph)) {
    open += segment;
    if (ABBREVIATION.test(open) || insideQuotation(open)) continue;
    found.push(open.trim());
    open = '';
  }
  if (open.trim() !== '') found.push(open.trim());
  return found;
}

function insideQuotation(text: string): boolean {
  const opened = text.match(/“/gu)?.length ?? 0;
  const closed = text.match(/”/gu)?.length ?? 0;
  return opened > closed;
}
