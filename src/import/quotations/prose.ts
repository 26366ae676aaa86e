import { isReportingVerb } from '../words/reporting-verbs.ts';
import { findSpans, type Span } from './marks.ts';

/** A paragraph of the article, read: its quotations, and where its sentences lie. */
export interface Prose {
  /** From 1, among the non-empty paragraphs of the article. */
  readonly number: number;
  readonly text: string;
  readonly spans: readonly Span[];
  /** The text with each character of a quotation, and its marks, replaced by `QUOTED`: same length. */
  readonly outside: string;
  /** Offsets; together they are the paragraph. */
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
}

export const QUOTED = '\u25a0';

const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|etc|e\.g|i\.e|Inc|Corp|Ltd|Co)$/u;

/** What may end a sentence; a run of marks is looked at once, from its start. */
const STOP = /(?:(?<![.!?…])[.!?…]+[)\]’']*|(?<!■)■+)\s+/gu;

/** Reads a paragraph. `single`: the article quotes with single marks. */
export function readProse(number: number, text: string, single: boolean): Prose {
  const spans = findSpans(text, { single });
  let outside = text;
  for (const { start, end } of spans)
    outside = `${outside.slice(0, start - 1)}${QUOTED.repeat(Math.min(end + 1, text.length) - start + 1)}${outside.slice(Math.min(end + 1, text.length))}`;
  return { number, text, spans, outside, sentences: split(text, outside, spans) };
}

function split(text: string, outside: string, spans: readonly Span[]): Prose['sentences'] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  const close = (end: number) => {
    if (text.slice(start, end).trim() !== '') found.push({ start, end });
    start = end;
  };
  for (const { index, 0: mark } of outside.matchAll(STOP)) {
    const end = index + mark.length;
    if (end < outside.length && endsSentence({ text, outside, spans, index, end })) close(end);
  }
  close(outside.length);
  return found;
}

function endsSentence(at: {
  text: string;
  outside: string;
  spans: readonly Span[];
  index: number;
  end: number;
}): boolean {
  const next = at.outside.slice(at.end);
  if (!/^[\p{Lu}\p{N}■(‘'[—–]/u.test(next)) return false;
  if (at.outside[at.index] !== QUOTED)
    return !ABBREVIATION.test(at.outside.slice(0, at.index)) || at.outside[at.index] !== '.';
  const span = at.spans.findLast(({ end }) => end <= at.end);
  const inner = span ? at.text.slice(span.start, span.end) : '';
  if (!/[.!?…][’']?$/u.test(inner)) return false;
  return /[.…][’']?$/u.test(inner) || !opensWithCue(next);
}

/** “Why?” Ann Lee asked: the sentence goes on. */
function opensWithCue(next: string): boolean {
  const words = next.slice(0, 120).match(/^(?:[\p{L}.,’'-]+(?:\s+|$)){1,6}/u)?.[0] ?? '';
  return words
    .split(/[.,]?(?:\s+|$)/u)
    .slice(1)
    .some((word) => isReportingVerb(word));
}
