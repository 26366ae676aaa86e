import type { Corpus } from '../corpus/corpus.ts';
import type { Steps } from '../corpus/slices.ts';
import { type Analyzer, kindTerms } from './analysis.ts';
import { type Concepts, createConcepts } from './concepts.ts';
import { createDocuments, type Documents } from './documents.ts';
import { createMender } from './mend.ts';
import { createParagraphModels, type ParagraphModels } from './paragraph-models.ts';
import { type Source, textOf } from './source.ts';
import { type Unit, unitsOf } from './units.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** What an index is made of; a document is a number, from 0, in all parts. */
export interface Engine {
  readonly vocabulary: Vocabulary;
  readonly units: readonly Unit[];
  readonly sources: readonly Source[];
  readonly documents: Documents;
  readonly concepts: Concepts;
  readonly models: ParagraphModels;
  /** Document of each unit, by its id. */
  readonly places: ReadonlyMap<string, number>;
  /** Units that tell a paragraph, by `<article>¶<paragraph>`. */
  readonly told: ReadonlyMap<string, readonly Unit[]>;
  mend(question: string): string;
}

/** Builds everything, document by document: each text is taken apart once. */
export function* buildEngine(corpus: Corpus, analyzer: Analyzer): Steps<Engine> {
  const units: Unit[] = [];
  for (const article of corpus.articles) {
    for (const unit of unitsOf(article)) units.push(unit);
    yield;
  }
  const sources: readonly Source[] = [
    ...units.map((unit) => ({ kind: 'unit' as const, unit })),
    ...corpus.queries.map((query) => ({ kind: 'query' as const, query })),
    ...corpus.unanswered.map((query) => ({ kind: 'unanswered' as const, query })),
  ];
  const vocabulary = createVocabulary();
  const concepts = createConcepts(vocabulary);
  const documents = createDocuments();
  const models = createParagraphModels(corpus, vocabulary);
  const mender = createMender(analyzer);
  const places = new Map<string, number>();
  const told = new Map<string, Unit[]>();
  for (const [id, source] of sources.entries()) {
    const text = analyzer.read(textOf(source), source.kind === 'unit' ? 'statement' : 'question');
    const terms = text.terms.map(vocabulary.add);
    const distinct = [...new Set(terms)];
    documents.add(distinct);
    concepts.add([...distinct, ...kindTerms(text).map(vocabulary.add)], mender.add(text.words));
    models.add(source, text, terms);
    if (source.kind === 'unit') {
      places.set(source.unit.id, id);
      addTo(told, source.unit);
    }
    yield;
  }
  yield* models.complete();
  const { mend } = mender;
  return { vocabulary, units, sources, documents, concepts, models, places, told, mend };
}

/** What a question asks for is no word to search by: a third of all documents have it. */
export function isWord(term: string): boolean {
  return !term.startsWith('?');
}

function addTo(told: Map<string, Unit[]>, unit: Unit): void {
  const { article, paragraphs } = unit.passage;
  for (const paragraph of paragraphs) {
    const key = `${article}¶${paragraph}`;
    const known = told.get(key);
    if (known) known.push(unit);
    else told.set(key, [unit]);
  }
}
