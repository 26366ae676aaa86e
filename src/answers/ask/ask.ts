import type { Context } from '../../contract/command.ts';
import type { Unit } from '../../retrieval/units.ts';
import { speakersFirst } from './asked-speaker.ts';
import { judgeByText } from './by-text.ts';
import { type ChosenSentence, chooseSentences } from './choose.ts';
import { confidence, knownFirst } from './doubt.ts';
import { type Judgement, type RankedTarget, rank } from './rank.ts';
import { type Reading, readQuestion } from './reading.ts';

/** What was found for a question. */
export interface Finding extends Judgement {
  readonly reading: Reading;
  /** The sentences to show: what answers first; empty where nothing is near. */
  readonly sentences: readonly Unit[];
  /** Sentences of other paragraphs that may answer as well, best first. */
  readonly others: readonly Unit[];
}

/** A paragraph is worth showing beside the best one when its score is at most this much lower. */
const NEARLY = 2;
/** Such paragraphs at most. */
const OTHERS = 2;

/** Looks a question up. */
export function ask(question: string, { index }: Pick<Context, 'index'>): Finding {
  const reading = readQuestion(question, index);
  const { ranked, confidence } = index.knowsQuestions ? judge(reading) : judgeByText(reading);
  const [best, ...rest] = ranked;
  const sentences = best ? withoutRepeats(sentencesOf(best, reading)) : [];
  const shown = new Set(sentences.map(({ text }) => text));
  const others: Unit[] = [];
  for (const { target, score } of rest) {
    if (others.length === OTHERS || !best || score < best.score - NEARLY) break;
    const [first] = chooseSentences(target, reading);
    if (!first || shown.has(first.unit.text)) continue;
    shown.add(first.unit.text);
    others.push(first.unit);
  }
  return { reading, ranked, confidence, sentences, others };
}

function judge(reading: Reading): Judgement {
  const ranked = speakersFirst(knownFirst(rank(reading)), reading);
  return { ranked, confidence: confidence(reading, ranked) };
}

/** A second sentence is shown when its score is at most this much lower. */
const SECOND = 2.2;

/** A sentence that means little without the one before. */
const LEANS =
  /^(?:he|she|it|they|this|that|these|those|his|her|its|their|such|both|there|then|but|and|yet|so|also|however|instead|still|meanwhile|the (?:two|latter|former|same|other)s?)\b/iu;

/** The sentence that says the answer, and a second one that is nearly as good; before it only where it leans on it. */
function sentencesOf({ target }: RankedTarget, reading: Reading): readonly Unit[] {
  const chosen = chooseSentences(target, reading);
  const [first, second] = chosen;
  if (!first) return [];
  const words = reading.kinds.includes('words') ? quotationIn(chosen, reading) : undefined;
  if (words) return words.id === first.unit.id ? [words] : [words, first.unit];
  if (!second || second.score < first.score - SECOND) return [first.unit];
  const [before, after] = [second.unit, first.unit];
  const leads =
    LEANS.test(after.text) && before.passage.text.includes(`${before.text} ${after.text}`);
  return leads ? [before, after] : [after, before];
}

/** Without what another repeats: of a quotation and the sentence that holds it the first, but never a mere fragment. */
function withoutRepeats(units: readonly Unit[]): readonly Unit[] {
  const [first, second] = units;
  if (!first || !second) return units;
  const [held, whole] = first.text.length < second.text.length ? [first, second] : [second, first];
  if (!whole.text.includes(held.text.replace(/[,.]$/u, ''))) return units;
  return [isFragment(held) ? whole : first];
}

/** A quotation of fewer words says little by itself. */
const FRAGMENT = 4;

/** The best quotation of somebody whom the question names, or of anybody where it names none; fragments last. */
function quotationIn(chosen: readonly ChosenSentence[], { names }: Reading): Unit | undefined {
  const said = chosen
    .map(({ unit }) => unit)
    .filter(({ passage }) =>
      passage.quotation?.speakers.some((name) => names.length === 0 || names.includes(`@${name}`)),
    );
  return said.find((unit) => !isFragment(unit)) ?? said[0];
}

function isFragment({ text }: Unit): boolean {
  return text.split(' ').length < FRAGMENT;
}
