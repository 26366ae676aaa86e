import { focusOf, holdsKind } from '../../language/questions.ts';
import { stem } from '../../language/words.ts';
import type { SearchIndex } from '../../retrieval/search-index.ts';
import type { RankedTarget } from './rank.ts';
import type { Reading } from './reading.ts';
import { agreement, type Target } from './target.ts';

/** What speaks for or against that the best paragraph answers at all. */
export type DoubtFeature = (best: RankedTarget, reading: Reading) => number;

/** Nearest documents that vote on whether a question like this is answered. */
const VOTERS = 10;
/** What they are taken to say, where hardly a question is near, and how much agreement outweighs that. */
const UNDECIDED = 0.2;
const FEW = 0.1;
/** The agreement that a sentence counts for that holds the whole question: near, though nobody asked just that. */
const HOLDS_ALL = 0.8;

/**
 * Every feature by its name; above 0 speaks for an answer. Similarity alone hardly tells what the articles do not
 * say, so most compare: with questions known to be unanswered, with words and names that the paragraph lacks.
 */
export const DOUBT_FEATURES = {
  /** The question under the language model of all that is known to be unanswered. */
  unanswered: (_, { likelihoods }) => -likelihoods.unanswered,
  /** Share of unanswered questions among the nearest, the near ones counting most. */
  vote: (_, { queries, unanswered }) => -voteOf(queries, unanswered),
  /** Whether a question known to be answered, or a sentence that holds it all, is nearer than an unanswered one. */
  nearer: ({ target }, { queries: [answered], unanswered: [missed] }) =>
    Math.max(
      answered ? agreement(answered) : 0,
      HOLDS_ALL * Math.max(0, ...target.units.map(({ covers }) => covers)),
    ) - (missed ? agreement(missed) : 0),
  /** The question under the language model of the paragraph: near no paragraph where it is about something else. */
  likelihood: ({ target: { article, paragraph } }, { likelihoods }) =>
    likelihoods.answeredBy(article, paragraph),
  /** Share of the words that neither the paragraph nor its nearest queries support, be it in sense. */
  missingWords: ({ target }, { terms, mass, index }) =>
    mass === 0
      ? -1
      : -terms.reduce(
          (sum, term) => sum + index.idf(term) * (1 - support(term, target, index)),
          0,
        ) / mass,
  /** What is asked for, when neither the paragraph nor its nearest queries speak of it. */
  missingFocus: ({ target }, reading) => {
    const focus = focusOf(reading.text);
    return focus === null ? 0 : -lack(stem(focus), target, reading);
  },
  /** Names that the paragraph lacks. */
  missingNames: ({ target }, { names }) =>
    names.length === 0 ? 0 : -names.filter((name) => !target.held.has(name)).length / names.length,
  /** Whether the paragraph holds the kind of thing asked for. */
  kind: ({ target }, { kinds }) => holdsKind(kinds, target.told.map(({ text }) => text).join(' ')),
  length: (_, { terms }) => Math.log(1 + terms.length),
  asksWho: (_, { kinds }) => Number(kinds.includes('who')),
  asksWhen: (_, { kinds }) => Number(kinds.includes('when')),
  asksWhere: (_, { kinds }) => Number(kinds.includes('where')),
  asksWhy: (_, { kinds }) => Number(kinds.includes('why')),
  asksNumber: (_, { kinds }) => Number(kinds.includes('number')),
  asksWords: (_, { kinds }) => Number(kinds.includes('words')),
  asksYesNo: (_, { kinds }) => Number(kinds.includes('yes-no')),
} as const satisfies Record<string, DoubtFeature>;

export type DoubtFeatureName = keyof typeof DOUBT_FEATURES;

type Hits = Reading['queries'];

/** How much a term lacks support, times its rarity; 0 to 1. */
function lack(term: string, target: Target, { index }: Reading): number {
  return ((1 - support(term, target, index)) * index.idf(term)) / index.idf('');
}

/** How near the paragraph or its nearest queries come to a term, 0 to 1. */
function support(term: string, target: Target, index: SearchIndex): number {
  const near = target.queries.slice(0, 5).flatMap((query) => query.terms);
  return Math.max(index.nearness(term, target.held), index.nearness(term, near));
}

/** Share of unanswered questions among the nearest, each weighing the fourth power of its agreement; 0 to 1. */
function voteOf(queries: Hits, unanswered: Hits): number {
  const voters = [
    ...queries.map((hit) => ({ hit, no: 0 })),
    ...unanswered.map((hit) => ({ hit, no: 1 })),
  ]
    .map(({ hit, no }) => ({ weight: agreement(hit) ** 4, no }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, VOTERS);
  const all = voters.reduce((sum, { weight }) => sum + weight, 0);
  const no = voters.reduce((sum, voter) => sum + voter.weight * voter.no, 0);
  return (no + UNDECIDED * FEW) / (all + FEW);
}
