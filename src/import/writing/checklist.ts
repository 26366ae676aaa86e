import type { Reading } from '../attribution/reading.ts';
import type { TimeExpression } from '../dates/expressions.ts';
import type { MarkedWords } from '../read-article.ts';
import { quantities } from './quantities.ts';

/** What a paragraph holds beside its reading. */
interface Found {
  /** Whether the page prints it as a heading. */
  readonly heading: boolean;
  readonly times: readonly TimeExpression[];
  /** Quotations that cannot stand as block quotes, for want of a name. */
  readonly unattributed: readonly MarkedWords[];
}

/**
 * What a person needs to write a paragraph out, an entry each: its facts (who, when, how much), or the words of a
 * heading; and quotations whose speaker is to be found.
 */
export function checklist(
  { prose, mentions }: Reading,
  { heading, times, unattributed }: Found,
): readonly string[] {
  const who = new Set(mentions.flatMap((mention) => mention.who.map(({ name }) => name)));
  const when = new Set(times.map(({ date }) => date));
  const figures = new Set(quantities(prose.outside).map(({ text }) => text));
  const facts = [
    who.size > 0 ? `who: ${[...who].join(', ')}` : '',
    when.size > 0 ? `when: ${[...when].join(', ')}` : '',
    figures.size > 0 ? `figures: ${[...figures].join(', ')}` : '',
  ].filter((fact) => fact !== '');
  return [
    heading ? `heading: ${prose.text}` : facts.length > 0 ? facts.join(' · ') : 'to be written',
    ...unattributed.filter(() => !heading).map(({ text }) => `said by whom: “${text}”`),
  ];
}
