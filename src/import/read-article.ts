import { findCues } from './attribution/cues.ts';
import { type Reading, type Speaker, tokenOf } from './attribution/reading.ts';
import { cueAfter } from './attribution/rules/cue-after.ts';
import { attribute } from './attribution/sieve.ts';
import { furnitureReason, looksLikeHeading } from './page/furniture.ts';
import type { Line, Page } from './page/page.ts';
import type { Cast } from './people/cast.ts';
import { findMentions } from './people/mentions.ts';
import { readNames } from './people/read-names.ts';
import { kindOf, type QuotationKind } from './quotations/kind.ts';
import { readProse } from './quotations/prose.ts';
import { tokens } from './quotations/tokens.ts';

/** A paragraph of an article, told or furniture; numbered from 1. */
export interface Paragraph extends Line {
  readonly number: number;
  /** Why it is not part of the article; null where it is. */
  readonly furniture: string | null;
  readonly heading: boolean;
}

/** Something between quotation marks. */
export interface MarkedWords {
  readonly paragraph: number;
  /** Offsets into the text of the paragraph, without the marks. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: QuotationKind;
  readonly closing: 'closed' | 'open' | 'misprint';
  /** Null where no rule reaches a speaker; `who` is empty where the article names nobody. */
  readonly speaker: Speaker | null;
}

export interface ReadArticle {
  readonly paragraphs: readonly Paragraph[];
  readonly readings: readonly Reading[];
  readonly marked: readonly MarkedWords[];
}

/** Tells furniture, names, quotations and their speakers apart. The cast gains those whom the article names. */
export function readArticle({ lines }: Page, cast: Cast): ReadArticle {
  const paragraphs = lines.map((line, index) => ({
    ...line,
    number: index + 1,
    furniture: furnitureReason(lines, index),
    heading: looksLikeHeading(line),
  }));
  const told = paragraphs.filter(({ furniture }) => furniture === null);
  const single = quotesWithSingleMarks(told);
  const drafts = told.map(({ number, text, heading }) => {
    const prose = readProse(number, text, single);
    // a heading in capitals makes names of all its words, a sentence does not
    const title = heading && !/[.!?…][”"’']?$/u.test(text);
    return { number, heading: title, prose, tokens: tokens(prose) };
  });
  const names = readNames(drafts, cast);
  const readings = drafts.map(({ prose, tokens: words }, i) => {
    const mentions = findMentions(words, names[i] ?? [], cast);
    return { prose, tokens: words, mentions, cues: findCues(words, mentions) };
  });
  return { paragraphs, readings, marked: markedWords(readings, attribute(readings)) };
}

/** The British custom: single marks around speech, and hardly any double ones. */
function quotesWithSingleMarks(paragraphs: readonly Paragraph[]): boolean {
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
  const single =
    text.match(/(?<![\p{L}\p{N}])[‘'](?=\S)[^‘’'\n]{3,}[,.!?][’'](?!\p{L})/gu)?.length ?? 0;
  const double = text.match(/[“"]/gu)?.length ?? 0;
  return single > 0 && single > double;
}

function markedWords(
  readings: readonly Reading[],
  speakers: ReadonlyMap<string, Speaker>,
): MarkedWords[] {
  return readings.flatMap((reading, index) =>
    reading.prose.spans.map((span, i) => {
      const { prose, tokens: words } = reading;
      const sentence = prose.sentences[words[tokenOf(reading, i)]?.sentence ?? 0];
      const text = prose.text.slice(span.start, span.end);
      const speaker = speakers.get(`${index}:${i}`) ?? null;
      const kind = kindOf({
        text,
        before: prose.text.slice(sentence?.start ?? 0, span.start - 1),
        after: prose.text.slice(span.end + 1, sentence?.end),
        // `the “tax” that the town pays, an aide said`: not hers either
        spoken: speaker !== null && (speaker.who.length > 0 || speaker.rule !== cueAfter.name),
      });
      return {
        paragraph: prose.number,
        start: span.start,
        end: span.end,
        text,
        kind,
        closing: span.closing,
        speaker: kind === 'quotation' ? speaker : null,
      };
    }),
  );
}
