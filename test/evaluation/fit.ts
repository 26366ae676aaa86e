import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
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
import { readQuestions } from './questions.ts';
import { groupsOf, percent, print, record, tellDoubt } from './tell.ts';

/*
 * Fits the weights of /ask on the shipped corpus and writes src/answers/ask/weights.ts:
 *
 *   npx tsx test/evaluation/fit.ts [--every N]      (take each Nth question; 4 takes two minutes)
 *
 * The queries of each writer are asked of an index that holds only those of the others: a reader's wording is as far
 * from all that we know as one writer's is from another's. Ranking is fitted within the article a query was written
 * for, because only there one knows which paragraph is right; doubt on what is unanswered, and on what is answered and
 * ranked right; sentences on the development half of the project's own questions. Figures are cross-validated by article.
 */
const every = process.argv.includes('--every')
  ? Number(process.argv[process.argv.indexOf('--every') + 1])
  : 4;
const corpus = await loadCorpus(SHIPPED_CORPUS);
const rankNames = Object.keys(RANK_FEATURES);
const doubtNames = Object.keys(DOUBT_FEATURES);
const sentenceNames = Object.keys(SENTENCE_FEATURES);

/** A question with its reading; `article` and `paragraph` where it is answered. */
interface Asked {
  readonly reading: Reading;
  readonly article: string;
  readonly paragraph: number | null;
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
const rankWeights = fitChoice(choices, rankNames.length);
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

const sentences = await sentenceChoices();
const sentenceWeights = fitChoice(sentences, sentenceNames.length, 0.02);
// by hand: too few of the development questions ask for a name to say what that is worth
sentenceWeights[sentenceNames.indexOf('who')] = 1;
print(
  `\nsentences, ${sentences.length} questions: right first ${percent(firstRight(sentences, sentenceWeights))}`,
);

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

/** Weights of the features of a sentence; that of "who" is set by hand there. */
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
    for (const { text, article, paragraph } of sample(corpus.queries))
      yield { reading: readQuestion(text, index), article, paragraph };
    for (const { text, near } of sample(corpus.unanswered))
      yield {
        reading: readQuestion(text, index),
        article: near[0]?.article ?? 'none',
        paragraph: null,
      };
  }
}

/** Sentences of the paragraphs that answer the project's own development questions. */
async function sentenceChoices(): Promise<readonly Choice[]> {
  const index = createSearchIndex(corpus);
  return (await readQuestions('development')).flatMap(({ question, answers, at }) => {
    if (answers === null) return [];
    const reading = readQuestion(question, index);
    const target = reading.targets.find(({ article, paragraph }) =>
      at.includes(`${article} ¶${paragraph}`),
    );
    if (!target || target.told.length < 2) return [];
    const candidates = candidatesOf(target, reading).map((candidate) =>
      Object.values(SENTENCE_FEATURES).map((f: SentenceFeature) => f(candidate, reading)),
    );
    return [
      {
        group: 'own',
        candidates,
        right: target.told.map(({ text }) => answers.some((answer) => text.includes(answer))),
      },
    ];
  });
}

function crossValidated(all: readonly Choice[]): number {
  const right = groupsOf(all).map((group) => {
    const own = all.filter((choice) => choice.group === group);
    return (
      own.length *
      firstRight(
        own,
        fitChoice(
          all.filter((choice) => choice.group !== group),
          rankNames.length,
        ),
      )
    );
  });
  return right.reduce((sum, count) => sum + count, 0) / all.length;
}

function without(all: readonly Choice[], feature: number): number {
  const reduced = all.map((choice) => ({
    ...choice,
    candidates: choice.candidates.map((features) => features.filter((_, i) => i !== feature)),
  }));
  return firstRight(reduced, fitChoice(reduced, rankNames.length - 1));
}
