import MiniSearch from 'minisearch';
import type { Corpus, PredictedQuery, UnansweredQuery } from '../corpus/corpus.ts';
import { type Analyzer, createAnalyzer } from './analysis.ts';
import { type Unit, unitsOf } from './units.ts';

/** What a document of the index stands for. */
export type Source =
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'query'; readonly query: PredictedQuery }
  | { readonly kind: 'unanswered'; readonly query: UnansweredQuery };

/** A document that shares terms with the question. */
export interface Hit {
  readonly source: Source;
  /** BM25 over the idf mass of the question: comparable between questions, mostly 0 to 1. */
  readonly score: number;
  /** Terms of the question that the document holds. */
  readonly matched: readonly string[];
}

export interface SearchIndex {
  readonly analyzer: Analyzer;
  readonly units: readonly Unit[];
  /** Documents by falling score. */
  search(question: readonly string[], limit: number): readonly Hit[];
  /** Inverse document frequency of a term over all documents; that of an unseen term is the largest. */
  idf(term: string): number;
  /** Whether any document holds the term. */
  has(term: string): boolean;
}

interface Document {
  readonly id: number;
  readonly terms: string;
}

/**
 * Indexes every sentence, quotation, predicted query and unanswered query of a corpus. The work is done when the
 * index is first asked for something: commands that need only names start without it.
 */
export function createSearchIndex(corpus: Corpus): SearchIndex {
  const analyzer = createAnalyzer(corpus);
  let built: Engine | undefined;
  const engine = () => {
    built ??= buildEngine(corpus, analyzer);
    return built;
  };
  return {
    analyzer,
    get units() {
      return engine().units;
    },
    idf: (term) => engine().idf(term),
    has: (term) => engine().frequency.has(term),
    search(question, limit) {
      const { idf, sources, documents } = engine();
      const asked = [...new Set(question)];
      if (asked.length === 0) return [];
      const mass = asked.reduce((sum, term) => sum + idf(term), 0);
      return documents
        .search(asked.join('\n'))
        .slice(0, limit)
        .flatMap(({ id, score, queryTerms }) => {
          const source = sources[Number(id)];
          if (!source) return [];
          // MiniSearch multiplies the BM25 sum by the number of matched terms: undo it
          const plain = score / Math.max(1, queryTerms.length);
          return [{ source, score: plain / mass, matched: queryTerms }];
        });
    },
  };
}

interface Engine {
  readonly units: readonly Unit[];
  readonly sources: readonly Source[];
  readonly frequency: ReadonlyMap<string, number>;
  readonly documents: MiniSearch<Document>;
  idf(term: string): number;
}

function buildEngine(corpus: Corpus, analyzer: Analyzer): Engine {
  const units = unitsOf(corpus);
  const sources: Source[] = [
    ...units.map((unit) => ({ kind: 'unit' as const, unit })),
    ...corpus.queries.map((query) => ({ kind: 'query' as const, query })),
    ...corpus.unanswered.map((query) => ({ kind: 'unanswered' as const, query })),
  ];
  const frequency = new Map<string, number>();
  const documents = new MiniSearch<Document>({
    fields: ['terms'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
  });
  for (const [id, source] of sources.entries()) {
    const terms = analyzer.terms(textOf(source));
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    documents.add({ id, terms: terms.join('\n') });
  }
  const idf = (term: string) => {
    const df = frequency.get(term) ?? 0;
    return Math.log(1 + (sources.length - df + 0.5) / (df + 0.5));
  };
  return { units, sources, frequency, documents, idf };
}

function textOf(source: Source): string {
  return source.kind === 'unit' ? source.unit.text : source.query.text;
}
