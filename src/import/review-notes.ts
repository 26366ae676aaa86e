import { shorten } from '../language/text.ts';
import type { MarkedWords, Paragraph } from './read-article.ts';
import type { ArticleDraft } from './writing/article-file.ts';

/** What needs a person's eye in a draft, a line each. */
export function reviewNotes({
  read,
  anchor,
  dates,
}: Omit<ArticleDraft, 'review'>): readonly string[] {
  return [
    ...anchorNote(anchor.from),
    ...undated(dates.map(({ date }) => date)),
    ...read.marked.flatMap(note),
    ...dropped(read.paragraphs),
  ];
}

/** A line for each stretch of furniture. */
function dropped(paragraphs: readonly Paragraph[]): readonly string[] {
  const stretches: Paragraph[][] = [];
  for (const one of paragraphs) {
    const before = paragraphs[one.number - 2];
    if (one.furniture === null) continue;
    if (before && before.furniture !== null) stretches.at(-1)?.push(one);
    else stretches.push([one]);
  }
  return stretches.map((stretch) => {
    const numbers = [stretch[0], ...stretch.slice(1).slice(-1)].map((one) => one?.number);
    const rules = new Set(stretch.map(({ furniture }) => furniture));
    const text = shorten(stretch.map((one) => one.text).join(' · '), stretch.length > 1 ? 120 : 60);
    return `¶${numbers.join('–')} dropped as furniture (${[...rules].join(', ')}): ${text}`;
  });
}

function anchorNote(from: ArticleDraft['anchor']['from']): readonly string[] {
  if (from === 'nothing')
    return ['No day to count from: weekdays and "last month" are left undated; give --published'];
  if (from === 'corpus')
    return ['Days are counted from the last day of the event; give --published if that is wrong'];
  return from === 'text'
    ? [
        'Days are counted from the latest day that the text prints; give --published if that is wrong',
      ]
    : [];
}

function undated(dates: readonly (string | null)[]): readonly string[] {
  const count = dates.filter((date) => date === null).length;
  return count === 0 ? [] : [`Paragraphs without a date, kept as background: ${count}`];
}

function note({ kind, speaker, paragraph, text, closing }: MarkedWords): readonly string[] {
  const words = `¶${paragraph} “${shorten(text, 50)}”`;
  const marks =
    closing === 'closed'
      ? []
      : [`${words}: ${closing === 'open' ? 'no closing mark' : 'a single mark for a double one'}`];
  if (kind !== 'quotation')
    return [
      ...marks,
      `${words}: taken for a ${kind === 'title' ? 'title or sign' : 'scare quote'}`,
    ];
  if (speaker === null) return [...marks, `${words}: speaker unclear`];
  return speaker.who.length === 0
    ? [...marks, `${words}: the speaker has no name here (${speaker.rule})`]
    : marks;
}
