import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DOUBT_FEATURES } from '../../src/answers/ask/doubt-features.ts';
import { RANK_FEATURES } from '../../src/answers/ask/rank-features.ts';
import { type Reading, readQuestion } from '../../src/answers/ask/reading.ts';
import { SHIPPED_CORPUS } from '../../src/config.ts';
import type { Corpus, PredictedQuery, UnansweredQuery } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createSearchIndex } from '../../src/retrieval/search-index.ts';
import {
  areaUnderCurve,
  type Choice,
  dot,
  type Example,
  firstRight,
  fitChoice,
  fitLogistic,
  logOdds,
  refusedAt,
} from './optimise.ts';

/*
 * Fits the weights of /ask on the shipped corpus and writes src/answers/ask/weights.ts:
 *
 *   npx tsx test/evaluation/fit.ts [--every N]      (N: take each Nth question; 1 takes minutes)
 *
 * The queries of each paragraph are cut in two; each half is asked of an index that holds only the other, so that no
 * question meets itself. Ranking is fitted within the article a query was written for, because only there one knows
 * which paragraph is right. All figures printed are cross-validated by article.
 */
const every = Number(process.argv[process.argv.indexOf('--every') + 1]) || 1;
const corpus = await loadCorpus(SHIPPED_CORPUS);
const rankNames = Object.keys(RANK_FEATURES);
const doubtNames = Object.keys(DOUBT_FEATURES);

type Asked = {
  readonly text: string;
  readonly from: PredictedQuery | UnansweredQuery;
  readonly answered: boolean;
};

const halves = [half(0), half(1)];
const choices: Choice[] = [];
for (const { reading, asked } of readings()) {
  if (!('paragraph' in asked.from)) continue;
  const { article, paragraph } = asked.from;
  const targets = reading.targets.filter((target) => target.article === article);
  choices.push({
    group: article,
    candidates: targets.map((target) =>
      Object.values(RANK_FEATURES).map((feature) => feature(target, reading)),
    ),
    right: targets.map((target) => target.paragraph === paragraph),
  });
}
const rankWeights = fitChoice(choices, rankNames.length);
print(`ranking, ${choices.length} questions: right first ${percent(crossValidate(choices))}`);
for (const [i, name] of rankNames.entries()) {
  const without = choices.map((choice) => ({
    ...choice,
    candidates: choice.candidates.map((f) => f.filter((_, j) => j !== i)),
  }));
  print(
    `  ${name.padEnd(18)} ${(rankWeights[i] ?? 0).toFixed(2).padStart(6)}   without it ${percent(firstRight(without, fitChoice(without, rankNames.length - 1)))}`,
  );
}

const examples: Example[] = [];
for (const { reading, asked } of readings()) {
  const ranked = reading.targets
    .map((target) => ({
      target,
      score: dot(
        rankWeights,
        Object.values(RANK_FEATURES).map((feature) => feature(target, reading)),
      ),
    }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (!best) continue;
  examples.push({
    group: 'paragraph' in asked.from ? asked.from.article : (asked.from.near[0]?.article ?? 'none'),
    features: Object.values(DOUBT_FEATURES).map((feature) => feature(best, reading, ranked)),
    answered: asked.answered,
  });
}
const doubt = fitLogistic(examples, doubtNames.length);
const held = groupsOf(examples).flatMap((group) => {
  const fitted = fitLogistic(
    examples.filter((e) => e.group !== group),
    doubtNames.length,
  );
  return examples
    .filter((e) => e.group === group)
    .map((e) => ({ score: logOdds(fitted, e.features), answered: e.answered }));
});
print(
  `\ndoubt, ${examples.length} questions: area ${areaUnderCurve(held).toFixed(3)}; refused at 2 / 5 / 10 % of the answered: ${[0.02, 0.05, 0.1].map((share) => percent(refusedAt(share, held))).join(', ')}`,
);
for (const [i, name] of doubtNames.entries()) {
  const alone = examples.map((e) => ({ score: e.features[i] ?? 0, answered: e.answered }));
  print(
    `  ${name.padEnd(18)} ${(doubt.weights[i] ?? 0).toFixed(2).padStart(6)}   alone ${areaUnderCurve(alone).toFixed(3)}`,
  );
}
await writeFile(
  fileURLToPath(new URL('../../src/answers/ask/weights.ts', import.meta.url)),
  `import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = ${record(rankNames, rankWeights)};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = ${record(doubtNames, doubt.weights)};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = ${doubt.constant.toFixed(4)};
`,
);

/** Queries and unanswered queries of one half: the first or the second of each paragraph's list. */
function half(which: 0 | 1): { index: Corpus; questions: readonly Asked[] } {
  const places = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const { article, paragraph } of corpus.queries) {
    const key = `${article}¶${paragraph}`;
    totals.set(key, (totals.get(key) ?? 0) + 1);
  }
  const side = ({ article, paragraph }: PredictedQuery): number => {
    const key = `${article}¶${paragraph}`;
    const place = places.get(key) ?? 0;
    places.set(key, place + 1);
    return place * 2 < (totals.get(key) ?? 0) ? 0 : 1;
  };
  const sides = corpus.queries.map(side);
  const mine = corpus.queries.filter((_, i) => sides[i] === which);
  const others = corpus.queries.filter((_, i) => sides[i] !== which);
  const unansweredSide = (i: number) => (i * 2 < corpus.unanswered.length ? 0 : 1);
  const missed = corpus.unanswered.filter((_, i) => unansweredSide(i) === which);
  const otherMissed = corpus.unanswered.filter((_, i) => unansweredSide(i) !== which);
  return {
    index: { ...corpus, queries: others, unanswered: otherMissed },
    questions: [
      ...mine.map((from) => ({ text: from.text, from, answered: true })),
      ...missed.map((from) => ({ text: from.text, from, answered: false })),
    ].filter((_, i) => i % every === 0),
  };
}

function* readings(): Generator<{ reading: Reading; asked: Asked }> {
  for (const { index: part, questions } of halves) {
    const index = createSearchIndex(part);
    for (const asked of questions) yield { reading: readQuestion(asked.text, index), asked };
  }
}

function crossValidate(all: readonly Choice[]): number {
  const shares = groupsOf(all).map((group) => {
    const weights = fitChoice(
      all.filter((choice) => choice.group !== group),
      rankNames.length,
    );
    const own = all.filter((choice) => choice.group === group);
    return { right: firstRight(own, weights) * own.length, of: own.length };
  });
  return shares.reduce((sum, { right }) => sum + right, 0) / all.length;
}

function groupsOf(items: readonly { readonly group: string }[]): readonly string[] {
  return [...new Set(items.map(({ group }) => group))];
}

function record(names: readonly string[], weights: ArrayLike<number>): string {
  return `{\n${names.map((name, i) => `  ${name}: ${(weights[i] ?? 0).toFixed(3)},`).join('\n')}\n}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
