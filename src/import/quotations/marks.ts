/** What stands between a pair of quotation marks; `start` and `end` are offsets of the text without its marks. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** `open`: no closing mark; `misprint`: a single mark for a double one. */
  readonly closing: 'closed' | 'open' | 'misprint';
}

const DOUBLE = /[“”„‟"«»]/gu;
const OPENER = /[“„‟«]/u;
const BEFORE_OPENING = /^$|[\s([{—–\-/‘']/u;
/** A comma or stop, a single mark, narration that ends in a stop or comma, a single mark. */
const MISPRINT = /[.,!?…](?<close>[’'])\s(?=[^‘’']{3,80}[.,]\s(?<open>[‘']))[^‘’']*[.,]\s[‘']/gu;

/**
 * Finds what a paragraph prints between double quotation marks, straight or curly, whichever way round; marks inside
 * a quotation belong to it. A paragraph without double marks is searched for single ones when `single` is set: the
 * British custom. Inches and minutes (`6"`) are no marks.
 */
export function findSpans(text: string, { single = false } = {}): readonly Span[] {
  const found = doubleSpans(text);
  if (found.length > 0 || !single) return found.flatMap((span) => splitMisprint(text, span));
  return singleSpans(text);
}

function doubleSpans(text: string): Span[] {
  const marks = [...text.matchAll(DOUBLE)]
    .map(({ index, 0: mark }) => ({ index, mark, opens: opensAt(text, index, mark) }))
    .filter(
      ({ index, mark }) =>
        mark !== '"' || !/\d/u.test(text[index - 1] ?? '') || closesLater(text, index),
    );
  const spans: Span[] = [];
  let open: number | null = null;
  let depth = 0;
  for (const [i, { index, opens }] of marks.entries()) {
    if (open === null) {
      if (opens) open = index + 1;
      continue;
    }
    if (!opens) {
      if (depth > 0) {
        depth--;
        continue;
      }
      spans.push(trimmed(text, { start: open, end: index, closing: 'closed' }));
      open = null;
      continue;
    }
    const rest = marks.slice(i + 1);
    const closers = rest.filter((mark) => !mark.opens).length;
    if (closers >= rest.length - closers + 2) depth++;
    else {
      spans.push(trimmed(text, { start: open, end: lostEnd(text, open, index), closing: 'open' }));
      open = index + 1;
    }
  }
  if (open !== null)
    spans.push(
      trimmed(text, { start: open, end: lostEnd(text, open, text.length), closing: 'open' }),
    );
  return spans.filter(({ start, end }) => end > start);
}

/** A straight mark after a digit closes only what was opened: `6" of snow` is a measure. */
function closesLater(text: string, index: number): boolean {
  return (text.slice(0, index).match(/["“]/gu)?.length ?? 0) % 2 === 1;
}

function opensAt(text: string, index: number, mark: string): boolean {
  const before = text[index - 1] ?? '';
  const after = text[index + 1] ?? '';
  if (/\s/u.test(after) || after === '') return false;
  return OPENER.test(mark)
    ? !/[\p{L}\p{N}.,!?…]/u.test(before) || !/[\s.,;:!?)]/u.test(after)
    : BEFORE_OPENING.test(before);
}

/** Where a quotation without closing mark ends: before `, she said`, else at the end of what is left. */
function lostEnd(text: string, start: number, limit: number): number {
  const narration =
    /[,!?.]\s+(?:(?:he|she|they)\s+\p{Ll}+(?:ed|aid|old|rote)|(?:said|wrote|added)\s+\p{Lu}|\p{Lu}\p{L}+\s+(?:said|added|wrote|told))\b/u;
  const at = narration.exec(text.slice(start, limit));
  return at ? start + at.index + 1 : limit;
}

/** A single mark that closes: more likely than one behind a plural, `the crews’ boats`. */
const SINGLE =
  /(?<![\p{L}\p{N}])[‘'](?=\S)((?:[^‘’']|[’'](?=\p{L})|(?<=s)[’'](?=\s\p{Ll}[^‘'\n]*[.,!?…][’'](?!\p{L})))+)(?:[’'](?![\p{L}\p{N}])|$)/gu;

function singleSpans(text: string): Span[] {
  return [...text.matchAll(SINGLE)]
    .map(({ index, 0: whole, 1: inner = '' }) => ({
      start: index + 1,
      end: index + 1 + inner.length,
      closing: whole.length > inner.length + 1 ? ('closed' as const) : ('open' as const),
    }))
    .filter(
      ({ start, closing }) =>
        closing === 'closed' || /^\s*$|[.!?,:]\s+$/u.test(text.slice(0, start - 1)),
    );
}

/** `“One,’ she said. ‘Two.”` is two quotations. */
function splitMisprint(text: string, span: Span): readonly Span[] {
  const inner = text.slice(span.start, span.end);
  const [cut] = [...inner.matchAll(MISPRINT)];
  if (!cut) return [span];
  const first = span.start + cut.index + 1;
  const second = span.start + cut.index + cut[0].length;
  return [
    { start: span.start, end: first, closing: 'misprint' },
    { start: second, end: span.end, closing: 'misprint' },
  ];
}

function trimmed(text: string, span: Span): Span {
  const inner = text.slice(span.start, span.end);
  return {
    ...span,
    start: span.start + inner.length - inner.trimStart().length,
    end: span.end - (inner.length - inner.trimEnd().length),
  };
}
