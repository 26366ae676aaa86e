import type { Corpus } from '../corpus/corpus.ts';
import { atOnce, inSlices } from '../corpus/slices.ts';
import { type Analysis, type Analyzer, createAnalyzer, searchTerms } from './analysis.ts';
import type { Asked, Comparison } from './comparing.ts';
import type { Concepts } from './concepts.ts';
import { buildEngine, type Engine, isWord } from './engine.ts';
import { type Likelihoods, paragraphKey } from './paragraph-models.ts';
import { remember } from './remember.ts';
import type { Source } from './source.ts';
import type { Unit } from './units.ts';

export type { Source } from './source.ts';

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
  /** Whether it knows what readers ask, not only what the articles say. */
  readonly knowsQuestions: boolean;
  /** Documents that share words with a question, best BM25 first. */
  search(question: string, options?: SearchOptions): readonly Hit[];
  /** The question with its slips of the finger put right where that is certain enough. */
  mend(question: string): string;
  /** Sentences and quotations that tell a paragraph of an article, in order. */
  unitsOf(article: string, paragraph: number): readonly Unit[];
  /** Terms of a sentence or quotation; the speaker of a quotation is one of them. */
  termsOf(unit: Unit): readonly string[];
  /** Terms of all that tells a paragraph of an article. */
  heldBy(article: string, paragraph: number): ReadonlySet<string>;
  /** A question taken apart. */
  read(question: string): Analysis;
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
  return indexOver(analyzer, () => {
    built ??= atOnce(buildEngine(corpus, analyzer));
    return built;
  });
}

/** The same index, built a few milliseconds at a time beside the work of others, and then ready. */
export async function buildSearchIndex(corpus: Corpus): Promise<SearchIndex> {
  const analyzer = createAnalyzer(corpus);
  const engine = await inSlices(buildEngine(corpus, analyzer));
  return indexOver(analyzer, () => engine);
}

function indexOver(analyzer: Analyzer, engine: () => Engine): SearchIndex {
  const analyse = remember(RECENT, (question: string) => analyzer.read(question, 'question'));
  const read = remember(RECENT, (question: string) => {
    const analysis = analyse(question);
    return engine().concepts.read(searchTerms(analysis), analysis.words);
  });
  const heldBy = remember(PLACES, (place: string) => new Set(toldBy(place).flatMap(termsOf)));

  function toldBy(place: string): readonly Unit[] {
    const { told, units } = engine();
    return (told.get(place) ?? []).flatMap((document) => units[document] ?? []);
  }

  function termsOf(unit: Unit): readonly string[] {
    const { concepts, places } = engine();
    const speakers = unit.passage.quotation?.speakers ?? [];
    return [...concepts.termsOf(places.get(unit.id) ?? -1), ...speakers.map((name) => `@${name}`)];
  }

  return {
    analyzer,
    get units() {
      return engine().units;
    },
    get knowsQuestions() {
      return engine().sources.length > engine().units.length;
    },
    idf: (term) => engine().concepts.idf(term),
    has: (term) => engine().models.has(term),
    nearness: (term, among) => engine().concepts.nearness(term, among),
    unitsOf: (article, paragraph) => toldBy(paragraphKey(article, paragraph)),
    termsOf,
    heldBy: (article, paragraph) => heldBy(paragraphKey(article, paragraph)),
    read: analyse,
    mend: (question) => engine().mend(question),
    compare: (question, unit) => read(question).compare(engine().places.get(unit.id) ?? -1),
    likelihoods: (question) => engine().models.read(analyse(question)),
    search: (question, options) => search(engine(), read(question), options),
  };
}

/** Questions kept read: one is compared with all sentences of a paragraph; so are its nearest queries. */
const RECENT = 200;
/** Paragraphs whose terms are kept. */
const PLACES = 2000;

function search(
  { sources, vocabulary, documents, concepts }: Engine,
  asked: Asked,
  { limit = 45, without = () => false }: SearchOptions = {},
): readonly Hit[] {
  const accepts = (id: number) => {
    const source = sources[id];
    return source !== undefined && !without(source);
  };
  const terms = rarest(asked.terms.filter(isWord), concepts).map(vocabulary.numberOf);
  const found = documents.search(
    terms.filter((term) => term >= 0),
    { limit, accepts },
  );
  return found.flatMap(({ id, score }) => {
    const source = sources[id];
    if (!source) return [];
    const { cosine, covers, covered } = asked.compare(id);
    return {
      source,
      bm25: score / asked.mass,
      cosine,
      covers,
      covered,
      get terms() {
        return concepts.termsOf(id);
      },
    };
  });
}

/** Words of a question looked up at most: a text of a thousand words asks nothing that its rarest do not. */
const LOOKED_UP = 12;
/** A word that one document in fifteen holds finds nothing; it still counts when the documents are compared. */
const COMMON = Math.log(15);

/** The words to look up: the rarest, and the common ones only where there is hardly another. */
function rarest(terms: readonly string[], { idf }: Concepts): readonly string[] {
  const sorted = terms.toSorted((a, b) => idf(b) - idf(a));
  return sorted.filter((term, i) => i < 2 || idf(term) > COMMON).slice(0, LOOKED_UP);
}
