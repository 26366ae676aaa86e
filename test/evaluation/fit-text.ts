import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readQuestion } from '../../src/answers/ask/reading.ts';
import { TEXT_DOUBT_FEATURES } from '../../src/answers/ask/text-doubt-features.ts';
import { matchTexts, TEXT_FEATURES, type TextMatch } from '../../src/answers/ask/text-features.ts';
import { SHIPPED_CORPUS } from '../../src/config.ts';
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
 * Fits the weights of /ask for a corpus of which nobody has written down what readers ask, and writes
 * src/answers/ask/text-weights.ts:
 *
 *   npx tsx test/evaluation/fit-text.ts [--every N]      (take each Nth question; 4 takes two minutes)
 *
 * The queries of the shipped corpus are asked of its articles alone. Ranking is fitted within the article that a query
 * was written for, because only there one knows which paragraph is right; doubt on what is unanswered, and on what is
 * answered and ranked right. Figures are cross-validated by writer.
 */
const at = process.argv.indexOf('--every');
const every = at < 0 ? 4 : Number(process.argv[at + 1]);
const corpus = await loadCorpus(SHIPPED_CORPUS);
const index = createSearchIndex({ ...corpus, queries: [], unanswered: [] });
const rankNames = Object.keys(TEXT_FEATURES);
const doubtNames = Object.keys(TEXT_DOUBT_FEATURES);

const asked = [
  ...corpus.queries.map(({ text, writer, article, paragraph }) => ({
    text,
    group: String(writer),
    place: { article, paragraph },
  })),
  ...corpus.unanswered.map(({ text, writer }) => ({ text, group: String(writer), place: null })),
]
  .filter((_, i) => i % every === 0)
  .map(({ text, group, place }) => ({
    group,
    place,
    matches: matchTexts(readQuestion(text, index)),
  }));

const choices: Choice[] = asked.flatMap(({ matches, group, place }) => {
  const own = matches.filter(({ target }) => target.article === place?.article);
  if (own.length === 0) return [];
  const right = own.map(({ target }) => target.paragraph === place?.paragraph);
  return [{ group, candidates: own.map(featuresOf), right }];
});
const rankWeights = fitChoice(choices, rankNames.length);
const rightInTurn = groupsOf(choices).flatMap((writer) => {
  const [own, others] = split(choices, writer);
  return [own.length * firstRight(own, fitChoice(others, rankNames.length))];
});
print(
  `ranking, ${choices.length} questions: right first ${percent(sum(rightInTurn) / choices.length)}`,
);
for (const [i, name] of rankNames.entries())
  print(`  ${name.padEnd(12)} ${(rankWeights[i] ?? 0).toFixed(2).padStart(6)}`);

const examples: Example[] = asked.flatMap(({ matches, group, place }) => {
  const [best, next] = matches
    .map((match) => ({ match, score: dot(rankWeights, featuresOf(match)) }))
    .sort((a, b) => b.score - a.score);
  if (!best || (place && !isAt(best.match, place))) return [];
  const features = Object.values(TEXT_DOUBT_FEATURES).map((feature) => feature(best, next));
  return [{ group, features, answered: place !== null }];
});
// what speaks for an answer must not count against it, whatever the sample says
const floor = doubtNames.map((name) =>
  /^(?:asks|length)/u.test(name) ? Number.NEGATIVE_INFINITY : 0,
);
const doubt = fitLogistic(examples, doubtNames.length, { floor });
const held = groupsOf(examples).flatMap((writer) => {
  const [own, others] = split(examples, writer);
  const fitted = fitLogistic(others, doubtNames.length, { floor });
  return own.map(({ features, answered }) => ({ score: logOdds(fitted, features), answered }));
});
tellDoubt({ names: doubtNames, weights: doubt.weights, examples, held, shares: [0.05, 0.1, 0.2] });

await writeFile(
  fileURLToPath(new URL('../../src/answers/ask/text-weights.ts', import.meta.url)),
  `import type { TextDoubtFeatureName } from './text-doubt-features.ts';
import type { TextFeatureName } from './text-features.ts';

// Written by test/evaluation/fit-text.ts: change features there, then fit again.

/** Weights of the features of a paragraph by its text. */
export const TEXT_WEIGHTS: Readonly<Record<TextFeatureName, number>> = ${record(rankNames, rankWeights)};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const TEXT_DOUBT_WEIGHTS: Readonly<Record<TextDoubtFeatureName, number>> = ${record(doubtNames, doubt.weights)};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const TEXT_DOUBT_CONSTANT = ${doubt.constant.toFixed(2)};
`,
);

function featuresOf(match: TextMatch): readonly number[] {
  return Object.values(TEXT_FEATURES).map((feature) => feature(match));
}

function isAt({ target }: TextMatch, place: { article: string; paragraph: number }): boolean {
  return target.article === place.article && target.paragraph === place.paragraph;
}

/** What a writer asked, and what the others asked. */
function split<Item extends { readonly group: string }>(items: readonly Item[], writer: string) {
  return [
    items.filter(({ group }) => group === writer),
    items.filter(({ group }) => group !== writer),
  ] as const;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
