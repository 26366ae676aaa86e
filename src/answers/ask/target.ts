import type { Hit, SearchIndex } from '../../retrieval/search-index.ts';
import type { Unit } from '../../retrieval/units.ts';

/** A paragraph of an article that may answer, with the documents that speak for it. */
export interface Target {
  readonly article: string;
  readonly paragraph: number;
  /** Predicted queries of the paragraph near the question, nearest first. */
  readonly queries: readonly Hit[];
  /** Sentences and quotations that tell the paragraph and are near the question, nearest first. */
  readonly units: readonly Hit[];
  /** Everything that tells the paragraph. */
  readonly told: readonly Unit[];
  /** Index terms of all that, speakers included. */
  readonly held: ReadonlySet<string>;
}

/** Harmonic mean of how much of the question a document covers, and the question of it: 0 to 1. */
export function agreement({ covers, covered }: Pick<Hit, 'covers' | 'covered'>): number {
  return covers + covered === 0 ? 0 : (2 * covers * covered) / (covers + covered);
}

/**
 * Groups hits, nearest first, by the paragraphs that they speak for. @param everyParagraph adds the paragraphs that no hit
 * speaks for.
 */
export function targetsOf(
  hits: readonly Hit[],
  index: SearchIndex,
  { everyParagraph }: { readonly everyParagraph: boolean },
): readonly Target[] {
  const found = new Map<
    string,
    { article: string; paragraph: number; queries: Hit[]; units: Hit[] }
  >();
  const at = (article: string, paragraph: number) => {
    const key = `${article}¶${paragraph}`;
    const target = found.get(key) ?? { article, paragraph, queries: [], units: [] };
    found.set(key, target);
    return target;
  };
  for (const hit of hits) {
    const { source } = hit;
    if (source.kind === 'query') at(source.query.article, source.query.paragraph).queries.push(hit);
    if (source.kind === 'unit')
      for (const paragraph of source.unit.passage.paragraphs)
        at(source.unit.passage.article, paragraph).units.push(hit);
  }
  if (everyParagraph)
    for (const { passage } of index.units)
      for (const paragraph of passage.paragraphs) at(passage.article, paragraph);
  return [...found.values()].map((target) => {
    const { article, paragraph } = target;
    return {
      ...target,
      told: index.unitsOf(article, paragraph),
      held: index.heldBy(article, paragraph),
    };
  });
}
