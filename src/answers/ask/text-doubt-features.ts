import { focusOf, holdsKind } from '../../language/questions.ts';
import { stem } from '../../language/words.ts';
import { TEXT_FEATURES, type TextMatch, weighted } from './text-features.ts';

/** A paragraph with its score: log-odds against the others. */
export interface RankedText {
  readonly match: TextMatch;
  readonly score: number;
}

/** What speaks for or against that the best paragraph answers; `next` is the second best. */
export type TextDoubtFeature = (best: RankedText, next: RankedText | undefined) => number;

/** A lead beyond this says no more. */
const CLEAR = 3;

/** Every feature by its name; above 0 speaks for an answer. */
export const TEXT_DOUBT_FEATURES = {
  /** How much of the question it says, all of it and in one sentence. */
  paragraph: ({ match }) => TEXT_FEATURES.paragraph(match),
  sentence: ({ match }) => TEXT_FEATURES.sentence(match),
  /** Share of the question's words that no article has at all. */
  unknown: ({ match: { asked, reading } }) =>
    -weighted(
      asked.weights,
      [...new Set(reading.terms)].map((term) => Number(!reading.index.has(term))),
    ),
  /** What is asked for, when it speaks of nothing like it. */
  focus({ match: { reading, nearest } }) {
    const focus = focusOf(reading.text);
    const at = focus === null ? -1 : [...new Set(reading.terms)].indexOf(stem(focus));
    return at < 0 ? 0 : (nearest[at] ?? 0) - 1;
  },
  names: ({ match }) => TEXT_FEATURES.names(match) - 1,
  kind: ({ match: { reading, said } }) => holdsKind(reading.kinds, said),
  /** How far it is ahead of the next. */
  lead: ({ score }, next) => Math.min(CLEAR, next ? score - next.score : CLEAR),
  score: ({ score }) => score,
  length: ({ match: { asked } }) => Math.log(1 + asked.weights.length),
  asksWho: ({ match }) => asks(match, 'who'),
  asksWhen: ({ match }) => asks(match, 'when'),
  asksWhere: ({ match }) => asks(match, 'where'),
  asksWhy: ({ match }) => asks(match, 'why'),
  asksNumber: ({ match }) => asks(match, 'number'),
  asksWords: ({ match }) => asks(match, 'words'),
  asksYesNo: ({ match }) => asks(match, 'yes-no'),
} as const satisfies Record<string, TextDoubtFeature>;

export type TextDoubtFeatureName = keyof typeof TEXT_DOUBT_FEATURES;

function asks({ reading }: TextMatch, kind: TextMatch['reading']['kinds'][number]): number {
  return Number(reading.kinds.includes(kind));
}
