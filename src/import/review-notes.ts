import { shorten } from '../language/text.ts';
import type { MarkedWords } from './read-article.ts';
import type { ArticleDraft } from './writing/article-file.ts';

/** What needs a person's eye in a draft, a line each. */
export function reviewNotes({
  read,
  anchor,
  dates,
}: Omit<ArticleDraft, 'review'>): readonly string[] {
  const dropped = read.paragraphs.flatMap(({ number, furniture, text }) =>
    furniture === null
      ? []
      : [`¶${number} dropped as furniture (${furniture}): ${shorten(text, 60)}`],
  );
  return [
    ...anchorNote(anchor.from),
    ...undated(dates.map(({ date }) => date)),
    ...read.marked.flatMap(note),
    ...dropped,
  ];
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
