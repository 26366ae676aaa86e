import type { Context } from '../../contract/command.ts';
import type { Unit } from '../../retrieval/units.ts';
import { chooseSentences } from './choose.ts';
import { confidence } from './doubt.ts';
import { type RankedTarget, rank } from './rank.ts';
import { type Reading, readQuestion } from './reading.ts';

/** What was found for a question. */
export interface Finding {
  readonly reading: Reading;
  /** Paragraphs, best first. */
  readonly ranked: readonly RankedTarget[];
  /** Log-odds that the first paragraph answers. */
  readonly confidence: number;
  /** The sentences to show: what answers first; empty where nothing is near. */
  readonly sentences: readonly Unit[];
  /** Sentences of other paragraphs that may answer as well, best first. */
  readonly others: readonly Unit[];
}

/** A paragraph is worth showing beside the best one when its score is at most this much lower. */
const NEARLY = 1.5;
/** Such paragraphs at most. */
const OTHERS = 2;

/** Looks a question up. */
export function ask(question: string, { index }: Pick<Context, 'index'>): Finding {
  const reading = readQuestion(question, index);
  const ranked = rank(reading);
  const [best, ...rest] = ranked;
  const sentences = best ? sentencesOf(best, reading) : [];
  const shown = new Set(sentences.map(({ text }) => text));
  const others = rest
    .filter(({ score }) => best !== undefined && score >= best.score - NEARLY)
    .flatMap((other) => chooseSentences(other.target, reading).slice(0, 1))
    .filter(({ text }) => !shown.has(text))
    .slice(0, OTHERS);
  return { reading, ranked, confidence: confidence(reading, ranked), sentences, others };
}

/** The best sentence; and its neighbour in the same passage, when it comes next or before in rank. */
function sentencesOf({ target }: RankedTarget, reading: Reading): readonly Unit[] {
  const [first, second] = chooseSentences(target, reading);
  if (!first) return [];
  if (!second) return [first];
  const pair = second.passage.id === first.passage.id && !first.passage.quotation;
  return pair ? [first, second].sort((a, b) => (a.id < b.id ? -1 : 1)) : [first, second];
}
