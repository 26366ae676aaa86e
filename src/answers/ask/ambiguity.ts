import type { Context } from '../../contract/command.ts';
import { ambiguous } from '../../contract/replies.ts';
import type { Reply } from '../../contract/reply.ts';
import { findPoints } from '../points.ts';
import type { Finding } from './ask.ts';

/** Readings offered at most. */
const READINGS = 4;
/** A point is a possible reading from this agreement on. */
const POSSIBLE = 0.3;

/** Stems that only say what kind of thing is asked for. */
const VAGUE = new Set([
  'long',
  'mani',
  'much',
  'time',
  'dai',
  'date',
  'year',
  'often',
  'far',
  'big',
  'happen',
  'last',
  'differ',
  'thing',
  'number',
  'place',
  'name',
  'reason',
]);

/** What a question of one word or none may mean, each reading a line that works; null when it is clear enough. */
export function ambiguity({ reading }: Finding, { corpus, index }: Context): Reply | null {
  const { terms, names, text } = reading;
  if (names.length > 0 || terms.some((term) => !VAGUE.has(term))) return null;
  if (terms.length === 0)
    return ambiguous(
      'I need a word or two more to know what you mean. For instance:',
      (corpus.event.examples.ask ?? []).slice(0, 3),
    );
  const points = findPoints(text, corpus, index).filter(({ score }) => score >= POSSIBLE);
  const [first, second] = points;
  if (!first || !second || second.score < first.score * 0.8) return null;
  return ambiguous(
    'That can mean several things. Which one?',
    points.slice(0, READINGS).map(({ point }) => `/compare ${point.point}`),
  );
}
