import { words } from '../../language/words.ts';
import { paragraphText } from '../../retrieval/paragraph-texts.ts';
import type { RankedTarget } from './rank.ts';
import type { Reading } from './reading.ts';

/** Words between the two, with that word: "about the chancellor". */
const BEFORE = 2;
const ABOUT = /^(?:about|abt|regarding|concerning|against|to|towards?|on)$/u;

/** Whose words are asked for, as a term: whom the question names first, unless it is about them; null where nobody's are. */
export function askedSpeaker({ kinds, names: [first], text, index }: Reading): string | null {
  if (!kinds.includes('words') || first === undefined) return null;
  const tokens = words(text);
  const start = index.analyzer.names.mentions(tokens)[0]?.start ?? 0;
  const spokenOf = tokens
    .slice(Math.max(0, start - BEFORE), start)
    .some((word) => ABOUT.test(word));
  return spokenOf ? null : first;
}

/** A paragraph in which the speaker speaks goes first when its score is at most this much lower. */
const NEARLY = 2;

/** The paragraphs, best first; where somebody's words are asked for, one in which they speak, if it is nearly as good. */
export function speakersFirst(
  ranked: readonly RankedTarget[],
  reading: Reading,
): readonly RankedTarget[] {
  const speaker = askedSpeaker(reading);
  const [best] = ranked;
  if (speaker === null || !best) return ranked;
  const speaks = ({ target: { article, paragraph } }: RankedTarget) =>
    paragraphText(reading.index, article, paragraph).agents.has(speaker);
  const first = ranked.find((one) => speaks(one));
  if (!first || first.score < best.score - NEARLY) return ranked;
  return [first, ...ranked.filter((one) => one !== first)];
}
