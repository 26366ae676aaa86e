const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });
const ABBREVIATION =
  /(?:^|[\s(“"])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|etc|e\.g|i\.e)\.\s*$/u;

/** A sentence that is all quotation, and narration that says whose: `“Stop!” Ann Lee told them.` is one. */
const QUOTED = /^[“"].*[!?…][”"]$/su;
const SAID =
  /^(?:[\p{L}.'’-]+ ){1,4}?(?:said|says|told|asked|wrote|posted|tweeted|added|replied|answered|shouted|declared|warned|insisted|exclaimed|joked|remarked)\b/u;

/** Nothing in it can end a sentence but its end: no need to look for more. */
const SINGLE = /^[ -~‘’“”–—]+$/u;
const ENDS = /[.!?]/u;

/**
 * Splits a paragraph into sentences; joined with the white space between, they are the paragraph again.
 * Unicode sentence boundaries (UAX #29), not after abbreviations, not inside quotation marks and not between a
 * quotation and who says it: `“Why?” she asked.` is one.
 */
export function sentences(paragraph: string): string[] {
  if (SINGLE.test(paragraph) && !ENDS.test(paragraph.trimEnd().replace(/[.!?][”"]?$/u, '')))
    return [paragraph.trim()].filter((sentence) => sentence !== '');
  const found: string[] = [];
  let open = '';
  for (const { segment } of SEGMENTER.segment(paragraph)) {
    if (open === '' && goesOn(segment, found.at(-1) ?? '')) open = `${found.pop()} `;
    open += segment;
    if (ABBREVIATION.test(open) || insideQuotation(open)) continue;
    found.push(open.trim());
    open = '';
  }
  return [...found, open.trim()].filter((sentence) => sentence !== '');
}

function goesOn(segment: string, before: string): boolean {
  if (!/[”"]$/u.test(before)) return false;
  return /^\p{Ll}/u.test(segment) || (QUOTED.test(before) && SAID.test(segment));
}

function insideQuotation(text: string): boolean {
  const opened = text.match(/“/gu)?.length ?? 0;
  const closed = text.match(/”/gu)?.length ?? 0;
  return opened > closed;
}
