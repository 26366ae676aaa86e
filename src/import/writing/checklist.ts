import type { Reading } from '../attribution/reading.ts';
import type { TimeExpression } from '../dates/expressions.ts';
import { quantities } from './quantities.ts';

/** The facts of a paragraph in a line, for a person to write out: who, when, how much. */
export function checklist({ prose, mentions }: Reading, times: readonly TimeExpression[]): string {
  const who = new Set(mentions.flatMap((mention) => mention.who.map(({ name }) => name)));
  const when = new Set(times.map(({ date }) => date));
  const figures = new Set(quantities(prose.outside).map(({ text }) => text));
  const facts = [
    who.size > 0 ? `who: ${[...who].join(', ')}` : '',
    when.size > 0 ? `when: ${[...when].join(', ')}` : '',
    figures.size > 0 ? `figures: ${[...figures].join(', ')}` : '',
  ].filter((fact) => fact !== '');
  return `- [ ] ${facts.length > 0 ? facts.join(' · ') : 'to be written'}`;
}
