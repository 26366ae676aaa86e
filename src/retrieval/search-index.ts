import MiniSearch from 'minisearch';
import type { Corpus, PredictedQuery, UnansweredQuery } from '../corpus/corpus.ts';
import { questionKinds } from '../language/questions.ts';
import { type Analyzer, createAnalyzer } from './analysis.ts';
import { type Asked, type Comparison, type Concepts, createConcepts } from './concepts.ts';
import { createMender } from './mend.ts';
import {
  createParagraphModels,
  type Likelihoods,
  type ParagraphModels,
} from './paragraph-models.ts';
import { type Unit, unitsOf } from './units.ts';

/** What a document of the index stands for. */
export type Source =
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'query'; readonly query: PredictedQuery }
  | { readonly kind: 'unanswered'; readonly query: UnansweredQuery };

/** A document near a question. */
export interface Hit extends Comparison {
  readonly source: Source;
  /** BM25 over the idf mass of the question: comparable between questions. */
  readonly bm25: number;
  /** Distinct terms of the document. */
  readonly terms: readonly string[];
}

export interface SearchIndex {
  readonly analyzer: Analyzer;
  readonly units: readonly Unit[];
  /** Documents that share words with a question, best BM25 first. */
  search(question: string, options?: SearchOptions): readonly Hit[];
  /** The question with its slips of the finger put right where that is certain enough. */
  mend(question: string): string;
  /** Sentences and quotations that tell a paragraph of an article, in order. */
  unitsOf(article: string, paragraph: number): readonly Unit[];
  /** Terms of a sentence or quotation; the speaker of a quotation is one of them. */
  termsOf(unit: Unit): readonly string[];
  /** How a question fits a sentence or quotation. */
  compare(question: string, unit: Unit): Comparison;
  /** How likely a question is, by the texts and questions of each paragraph. */
  likelihoods(question: string): Likelihoods;
  /** Inverse document frequency of a term over all documents; that of an unseen term is the largest. */
  idf(term: string): number;
  /** Whether a sentence, quotation or predicted query holds the term. */
  has(term: string): boolean;
  /** How near the nearest of some terms comes to a term, in sense, 0 to 1. */
  nearness(term: string, among: Iterable<string>): number;
}

export interface SearchOptions {
  /** Documents looked at, best BM25 first. Default 45. */
  readonly limit?: number;
  /** Documents to leave out, such as the question itself when weights are fitted. */
  readonly without?: (source: Source) => boolean;
}

/**
 * Indexes every sentence, quotation, predicted query and unanswered query of a corpus. The work is done when the
 * index is first asked for something: commands that need only names start without it.
 */
export function createSearchIndex(corpus: Corpus): SearchIndex {
  const analyzer = createAnalyzer(corpus);
  let built: Engine | undefined;
  const recent = new Map<string, Asked>();
  const engine = () => {
    built ??= buildEngine(corpus, analyzer);
    return built;
  };
  return {
    analyzer,
    get units() {
      return engine().units;
    },
    idf: (term) => engine().concepts.idf(term),
    has: (term) => engine().answering.has(term),
    nearness: (term, among) => engine().concepts.nearness(term, among),
    unitsOf: (article, paragraph) => engine().told.get(`${article}¶${paragraph}`) ?? [],
    termsOf(unit) {
      const { concepts, places } = engine();
      const speakers = unit.passage.quotation?.speakers ?? [];
      return [
        ...concepts.termsOf(places.get(unit.id) ?? -1),
        ...speakers.map((name) => `@${name}`),
      ];
    },
    mend: (question) => engine().mend(question),
    compare(question, unit) {
      const { concepts, places } = engine();
      const asked =
        recent.get(question) ?? concepts.read(termsOf(analyzer, question, true), question);
      recent.set(question, asked);
      const [oldest] = recent.keys();
      if (recent.size > RECENT && oldest !== undefined) recent.delete(oldest);
      return asked.compare(places.get(unit.id) ?? -1);
    },
    likelihoods: (question) => engine().models.read(question),
    search: (question, options) => search(engine(), question, options),
  };
}

/** Questions kept read: one is compared with all sentences of a paragraph, and with its nearest queries. */
const RECENT = 16;

interface Document {
  readonly id: number;
  readonly terms: string;
}

interface Engine {
  readonly analyzer: Analyzer;
  readonly units: readonly Unit[];
  readonly sources: readonly Source[];
  readonly documents: MiniSearch<Document>;
  readonly concepts: Concepts;
  readonly models: ParagraphModels;
  /** Document of each unit, by its id. */
  readonly places: ReadonlyMap<string, number>;
  readonly told: ReadonlyMap<string, readonly Unit[]>;
  /** Terms of all documents but the unanswered queries. */
  readonly answering: ReadonlySet<string>;
  mend(question: string): string;
}

function buildEngine(corpus: Corpus, analyzer: Analyzer): Engine {
  const units = unitsOf(corpus);
  const sources: Source[] = [
    ...units.map((unit) => ({ kind: 'unit' as const, unit })),
    ...corpus.queries.map((query) => ({ kind: 'query' as const, query })),
    ...corpus.unanswered.map((query) => ({ kind: 'unanswered' as const, query })),
  ];
  const texts = sources.map(textOf);
  const concepts = createConcepts(
    sources.map((source, i) => termsOf(analyzer, texts[i] ?? '', source.kind !== 'unit')),
    texts,
  );
  const documents = new MiniSearch<Document>({
    fields: ['terms'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
  });
  documents.addAll(
    sources.map((_, id) => ({ id, terms: concepts.termsOf(id).filter(isWord).join('\n') })),
  );
  const told = new Map<string, Unit[]>();
  for (const unit of units)
    for (const paragraph of unit.passage.paragraphs) {
      const key = `${unit.passage.article}¶${paragraph}`;
      told.set(key, [...(told.get(key) ?? []), unit]);
    }
  const answering = new Set(
    sources.flatMap(({ kind }, id) => (kind === 'unanswered' ? [] : concepts.termsOf(id))),
  );
  return {
    told,
    answering,
    analyzer,
    units,
    sources,
    documents,
    concepts,
    models: createParagraphModels(corpus, { units, analyzer }),
    places: new Map(units.map(({ id }, place) => [id, place])),
    mend: createMender(texts, analyzer),
  };
}

function search(
  { analyzer, sources, documents, concepts }: Engine,
  question: string,
  { limit = 45, without = () => false }: SearchOptions = {},
): readonly Hit[] {
  const asked = concepts.read(termsOf(analyzer, question, true), question);
  if (asked.terms.length === 0) return [];
  const hits: Hit[] = [];
  for (const { id, score, queryTerms } of documents.search(
    rarest(asked.terms.filter(isWord), concepts).join('\n'),
  )) {
    if (hits.length >= limit) break;
    const source = sources[Number(id)];
    if (!source || without(source)) continue;
    // MiniSearch multiplies the BM25 sum by the number of matched terms: undo it
    const bm25 = score / Math.max(1, queryTerms.length) / asked.mass;
    hits.push({ source, bm25, terms: concepts.termsOf(id), ...asked.compare(id) });
  }
  return hits;
}

/** Words of a question looked up at most: a text of a thousand words asks nothing that its rarest do not. */
const LOOKED_UP = 12;
/** A word that one document in seven holds finds nothing; it still counts when the documents are compared. */
const COMMON = Math.log(7);

/** The words to look up: the rarest, and the common ones only where there is hardly another. */
function rarest(terms: readonly string[], { idf }: Concepts): readonly string[] {
  const sorted = terms.toSorted((a, b) => idf(b) - idf(a));
  return sorted.filter((term, i) => i < 2 || idf(term) > COMMON).slice(0, LOOKED_UP);
}

/** What a question asks for is no word to search by: a third of all documents have it. */
function isWord(term: string): boolean {
  return !term.startsWith('?');
}

/** Terms of a text; those of a question also say what it asks for. */
function termsOf(analyzer: Analyzer, text: string, question: boolean): string[] {
  const terms = analyzer.terms(text);
  return question ? [...terms, ...questionKinds(text).map((kind) => `?${kind}`)] : terms;
}

function textOf(source: Source): string {
  return source.kind === 'unit' ? source.unit.text : source.query.text;
}
