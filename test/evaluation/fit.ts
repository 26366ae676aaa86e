import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  answers,
  candidatesOf,
  SENTENCE_FEATURES,
  type SentenceFeature,
} from '../../src/answers/ask/choose.ts';
import { DOUBT_FEATURES } from '../../src/answers/ask/doubt-features.ts';
import { RANK_FEATURES } from '../../src/answers/ask/rank-features.ts';
import { type Reading, readQuestion } from '../../src/answers/ask/reading.ts';
import type { Target } from '../../src/answers/ask/target.ts';
import { SHIPPED_CORPUS } from '../../src/config.ts';
import type { PredictedQuery, UnansweredQuery } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createSearchIndex } from '../../src/retrieval/search-index.ts';
import {
  type Choice,
  dot,
  type Example,
  firstRight,
  fitChoice,
  fitLogistic,
  logOdds,
} from './optimise.ts';
import { groupsOf, percent, print, record, tellDoubt } from './tell.ts';

/*
 * Fits the weights of /ask on the shipped corpus and writes src/answers/ask/weights.ts:
 *
 *   npx tsx test/evaluation/fit.ts [--every N]      (take each Nth question; 4 takes two minutes)
 *
 * The queries of each writer are asked of an index that holds only those of the others: a reader's wording is as far
 * from all that we know as one writer's is from another's. Ranking is fitted within the article a query was written
 * for, because only there one knows which paragraph is right; doubt on what is unanswered, and on what is answered and
 * ranked right; sentences on the queries of which is known which one answers. Figures are cross-validated by article.
 */
const every = process.argv.includes('--every')
  ? Number(process.argv[process.argv.indexOf('--every') + 1])
  : 4;
const corpus = await loadCorpus(SHIPPED_CORPUS);
const rankNames = Object.keys(RANK_FEATURES);
const doubtNames = Object.keys(DOUBT_FEATURES);
const sentenceNames = Object.keys(SENTENCE_FEATURES);

/** A question with its reading; `article` and `paragraph` where it is answered, and the query that it was. */
interface Asked {
  readonly reading: Reading;
  readonly article: string;
  readonly paragraph: number | null;
  readonly query?: PredictedQuery;
}

const asked = [...askAll()];
const choices: Choice[] = asked.flatMap(({ reading, article, paragraph }) => {
  if (paragraph === null) return [];
  const targets = reading.targets.filter((target) => target.article === article);
  const candidates = targets.map((target) =>
    Object.values(RANK_FEATURES).map((f) => f(target, reading)),
  );
  return [
    { group: article, candidates, right: targets.map((target) => target.paragraph === paragraph) },
  ];
});
const rankWeights = fitRanks(choices);
print(`ranking, ${choices.length} questions: right first ${percent(crossValidated(choices))}`);
for (const [i, name] of rankNames.entries())
  print(
    `  ${name.padEnd(18)} ${(rankWeights[i] ?? 0).toFixed(2).padStart(6)}   without it ${percent(without(choices, i))}`,
  );

const examples: Example[] = asked.flatMap(({ reading, article, paragraph }) => {
  const isOf = (target: Target) => target.article === article && target.paragraph === paragraph;
  const ranked = reading.targets
    .map((target) => ({
      target,
      score: dot(
        rankWeights,
        Object.values(RANK_FEATURES).map((f) => f(target, reading)),
      ),
    }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (!best || (paragraph !== null && !isOf(best.target))) return [];
  const features = Object.values(DOUBT_FEATURES).map((f) => f(best, reading));
  return [{ group: article, features, answered: paragraph !== null }];
});
// what speaks for an answer must not count against it, whatever the sample says
const floor = doubtNames.map((name) =>
  /^(?:asks|length)/u.test(name) ? Number.NEGATIVE_INFINITY : 0,
);
const doubt = fitLogistic(examples, doubtNames.length, { floor });
const held = groupsOf(examples).flatMap((group) => {
  const fitted = fitLogistic(
    examples.filter((e) => e.group !== group),
    doubtNames.length,
  );
  return examples
    .filter((e) => e.group === group)
    .map((e) => ({ score: logOdds(fitted, e.features), answered: e.answered }));
});
tellDoubt({ names: doubtNames, weights: doubt.weights, examples, held, shares: [0.02, 0.05, 0.1] });

const sentences = sentenceChoices();
const sentenceWeights = fitSentences(sentences);
print(
  `\nsentences, ${sentences.length} questions: right first ${percent(crossValidated(sentences, fitSentences))}`,
);
for (const [i, name] of sentenceNames.entries())
  print(`  ${name.padEnd(18)} ${(sentenceWeights[i] ?? 0).toFixed(2).padStart(6)}`);

await writeFile(
  fileURLToPath(new URL('../../src/answers/ask/weights.ts', import.meta.url)),
  `import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = ${record(rankNames, rankWeights)};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = ${record(doubtNames, doubt.weights)};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = ${doubt.constant.toFixed(2)};

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = ${record(sentenceNames, sentenceWeights)};
`,
);

function* askAll(): Generator<Asked> {
  const all = [...corpus.queries, ...corpus.unanswered];
  for (const writer of new Set(all.map((query) => query.writer))) {
    const others = (query: { readonly writer?: number | undefined }) => query.writer !== writer;
    const index = createSearchIndex({
      ...corpus,
      queries: corpus.queries.filter(others),
      unanswered: corpus.unanswered.filter(others),
    });
    const sample = <Query extends PredictedQuery | UnansweredQuery>(queries: readonly Query[]) =>
      queries.filter((query) => !others(query)).filter((_, place) => place % every === 0);
    for (const query of sample(corpus.queries)) {
      const { text, article, paragraph } = query;
      yield { reading: readQuestion(text, index), article, paragraph, query };
    }
    for (const { text, near } of sample(corpus.unanswered))
      yield {
        reading: readQuestion(text, index),
        article: near[0]?.article ?? 'none',
        paragraph: null,
      };
  }
}

/** The sentences and quotations of the paragraphs of which is known which of them answers. */
function sentenceChoices(): readonly Choice[] {
  return asked.flatMap(({ reading, article, paragraph, query }) => {
    const target = reading.targets.find(
      (other) => other.article === article && other.paragraph === paragraph,
    );
    if (!target || !query) return [];
    const right = target.told.map((unit) => answers(unit, query));
    if (target.told.length < 2 || !right.includes(true)) return [];
    const candidates = candidatesOf(target).map((candidate) =>
      Object.values(SENTENCE_FEATURES).map((f: SentenceFeature) => f(candidate, reading)),
    );
    return [{ group: article, candidates, right }];
  });
}

/**
 * Weights of sentences: first of what their text says, which is all there is where nobody noted what answers a query;
 * then of that beside what is noted.
 */
function fitSentences(all: readonly Choice[]): Float64Array {
  const noted = sentenceNames.indexOf('asked');
  const texts = mapFeatures(all, (features) => features.with(noted, 0));
  const byText = fitChoice(texts, sentenceNames.length);
  const both = mapFeatures(all, (features) => [
    dot(byText.with(noted, 0), features),
    features[noted] ?? 0,
  ]);
  const [scale = 1, weight = 0] = fitChoice(both, 2);
  return byText.with(noted, weight / scale);
}

function mapFeatures(
  all: readonly Choice[],
  change: (features: readonly number[]) => readonly number[],
): readonly Choice[] {
  return all.map((choice) => ({ ...choice, candidates: choice.candidates.map(change) }));
}

function crossValidated(all: readonly Choice[], weightsOf = fitRanks): number {
  const right = groupsOf(all).map((group) => {
    const own = all.filter((choice) => choice.group === group);
    return own.length * firstRight(own, weightsOf(all.filter((choice) => choice.group !== group)));
  });
  return right.reduce((sum, count) => sum + count, 0) / all.length;
}

function fitRanks(all: readonly Choice[]): Float64Array {
  return fitChoice(all, rankNames.length);
}

function without(all: readonly Choice[], feature: number): number {
  const reduced = mapFeatures(all, (features) => features.toSpliced(feature, 1));
  return firstRight(reduced, fitChoice(reduced, rankNames.length - 1));
}
