/**
 * Minimises a function by Adam (Kingma and Ba 2015) from zero; `gradient` adds into a vector of `size` zeros. No weight
 * falls below its `floor`.
 */
export function adam(
  size: number,
  gradient: (weights: Float64Array, into: Float64Array) => void,
  {
    steps = 400,
    rate = 0.05,
    floor = [],
  }: { steps?: number; rate?: number; floor?: readonly number[] } = {},
): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    const slope = new Float64Array(size);
    gradient(weights, slope);
    for (let i = 0; i < size; i++) {
      const g = slope[i] ?? 0;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
      const first = (mean[i] ?? 0) / (1 - 0.9 ** step);
      const second = (square[i] ?? 0) / (1 - 0.999 ** step);
      const next = (weights[i] ?? 0) - (rate * first) / (Math.sqrt(second) + 1e-8);
      weights[i] = Math.max(next, floor[i] ?? Number.NEGATIVE_INFINITY);
    }
  }
  return weights;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** One question with the features of its candidates, and which of them are right. */
export interface Choice {
  readonly group: string;
  readonly candidates: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

/** Weights under which a softmax over the candidates puts most on the right ones; L2 keeps them small. */
export function fitChoice(choices: readonly Choice[], size: number, l2 = 1e-3): Float64Array {
  const usable = choices.filter(({ right }) => right.includes(true));
  return adam(
    size,
    (weights, into) => {
      for (const { candidates, right } of usable) {
        const scores = candidates.map((features) => dot(weights, features));
        const top = Math.max(...scores);
        const shares = scores.map((score) => Math.exp(score - top));
        const all = shares.reduce((a, b) => a + b, 0);
        const rightAll = shares.reduce((sum, share, i) => sum + (right[i] ? share : 0), 0);
        for (const [i, features] of candidates.entries()) {
          const share = (shares[i] ?? 0) / all - (right[i] ? (shares[i] ?? 0) / rightAll : 0);
          for (const [j, value] of features.entries())
            into[j] = (into[j] ?? 0) + (share * value) / usable.length;
        }
      }
      for (let j = 0; j < size; j++) into[j] = (into[j] ?? 0) + l2 * (weights[j] ?? 0);
    },
    { steps: 200, rate: 0.1 },
  );
}

/** Share of questions whose best candidate is right. */
export function firstRight(choices: readonly Choice[], weights: Float64Array): number {
  const hits = choices.filter(({ candidates, right }) => {
    const scores = candidates.map((features) => dot(weights, features));
    return right[scores.indexOf(Math.max(...scores))] === true;
  });
  return hits.length / choices.length;
}

/** One question, whether it is answered, and its features. */
export interface Example {
  readonly group: string;
  readonly features: readonly number[];
  readonly answered: boolean;
}

/** A logistic regression; both classes weigh the same. */
export interface Logistic {
  readonly weights: readonly number[];
  readonly constant: number;
}

/** Fits weights for the raw features (standardised inside). */
export function fitLogistic(
  examples: readonly Example[],
  size: number,
  { l2 = 1e-3, floor = [] }: { l2?: number; floor?: readonly number[] } = {},
): Logistic {
  const means = Array.from({ length: size }, (_, j) =>
    average(examples.map((e) => e.features[j] ?? 0)),
  );
  const deviations = means.map(
    (mean, j) => Math.sqrt(average(examples.map((e) => ((e.features[j] ?? 0) - mean) ** 2))) || 1,
  );
  const rows = examples.map(({ features }) => [
    ...features.map((value, j) => (value - (means[j] ?? 0)) / (deviations[j] ?? 1)),
    1,
  ]);
  const answered = examples.filter((e) => e.answered).length / examples.length;
  const fitted = adam(
    size + 1,
    (weights, into) => {
      for (const [i, row] of rows.entries()) {
        const { answered: yes } = examples[i] ?? { answered: false };
        const share = 1 / (1 + Math.exp(-dot(weights, row))) - Number(yes);
        const weight = (0.5 / (yes ? answered : 1 - answered)) * (share / rows.length);
        for (const [j, value] of row.entries()) into[j] = (into[j] ?? 0) + weight * value;
      }
      for (let j = 0; j < size; j++) into[j] = (into[j] ?? 0) + l2 * (weights[j] ?? 0);
    },
    { floor },
  );
  const weights = deviations.map((deviation, j) => (fitted[j] ?? 0) / deviation);
  return { weights, constant: (fitted[size] ?? 0) - dot(weights, means) };
}

/** Log-odds that the question is answered. */
export function logOdds({ weights, constant }: Logistic, features: readonly number[]): number {
  return dot(weights, features) + constant;
}

/** Area under the curve of answers against refusals: 0.5 is chance, 1 perfect. */
export function areaUnderCurve(
  scores: readonly { readonly score: number; readonly answered: boolean }[],
): number {
  const sorted = scores.toSorted((a, b) => a.score - b.score);
  let [ranks, yes] = [0, 0];
  for (const [i, { answered }] of sorted.entries())
    if (answered) {
      ranks += i + 1;
      yes++;
    }
  const no = sorted.length - yes;
  return yes === 0 || no === 0 ? Number.NaN : (ranks - (yes * (yes + 1)) / 2) / (yes * no);
}

/** Share of unanswered questions refused when this share of the answered ones is refused too. */
export function refusedAt(
  share: number,
  scores: readonly { readonly score: number; readonly answered: boolean }[],
): number {
  const answered = scores
    .filter((s) => s.answered)
    .map((s) => s.score)
    .sort((a, b) => a - b);
  const bound = answered[Math.floor(share * answered.length)] ?? 0;
  const unanswered = scores.filter((s) => !s.answered);
  return unanswered.filter((s) => s.score < bound).length / unanswered.length;
}

function average(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
