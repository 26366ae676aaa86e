import type { Corpus } from '../corpus/corpus.ts';
import type { Steps } from '../corpus/slices.ts';
import { questionKinds } from '../language/questions.ts';
import { type Analyzer, kindTerms } from './analysis.ts';
import { type Concepts, createConcepts } from './concepts.ts';
import { createDocuments, type Documents } from './documents.ts';
import { createLexicon } from './lexicon.ts';
import { createMender } from './mend.ts';
import { createParagraphModels, type ParagraphModels, paragraphKey } from './paragraph-models.ts';
import { type Source, textOf } from './source.ts';
import { createTermBags } from './term-bags.ts';
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
  /** Documents of the units that tell a paragraph, by its key. */
  readonly told: ReadonlyMap<string, readonly number[]>;
  mend(question: string): string;
}

/** Builds everything, document by document: each text is taken apart once. */
export function* buildEngine(corpus: Corpus, { names }: Analyzer): Steps<Engine> {
  const units: Unit[] = [];
  const places = new Map<string, number>();
  const told = new Map<string, number[]>();
  for (const article of corpus.articles) {
    for (const unit of unitsOf(article)) {
      const document = units.push(unit) - 1;
      places.set(unit.id, document);
      for (const paragraph of unit.passage.paragraphs)
        addTo(told, paragraphKey(article.id, paragraph), document);
    }
    yield;
  }
  const sources: readonly Source[] = [
    ...units.map((unit) => ({ kind: 'unit' as const, unit })),
    ...corpus.queries.map((query) => ({ kind: 'query' as const, query })),
    ...corpus.unanswered.map((query) => ({ kind: 'unanswered' as const, query })),
  ];
  const vocabulary = createVocabulary();
  const bags = createTermBags(vocabulary);
  const concepts = createConcepts(vocabulary, bags);
  const documents = createDocuments(bags);
  const models = createParagraphModels(corpus, { vocabulary, told });
  const lexicon = createLexicon(names, vocabulary);
  for (const source of sources) {
    const text = textOf(source);
    const { words, terms } = lexicon.read(text);
    const kinds = source.kind === 'unit' ? null : questionKinds(text);
    const distinct = bags.add(terms, kindTerms({ kinds }).map(vocabulary.add));
    documents.add(distinct);
    models.add(source, terms, () => ({ words, terms: terms.map(vocabulary.termOf), kinds }));
    yield;
  }
  const mender = createMender(names, lexicon.timesOf);
  for (const word of lexicon.words()) {
    mender.add(word);
    concepts.add(word);
    yield;
  }
  yield* bags.complete();
  yield* models.complete();
  const { mend } = mender;
  return { vocabulary, units, sources, documents, concepts, models, places, told, mend };
}

/** What a question asks for is no word to search by: a third of all documents have it. */
export function isWord(term: string): boolean {
  return !term.startsWith('?');
}

function addTo(told: Map<string, number[]>, key: string, document: number): void {
  const known = told.get(key);
  if (known) known.push(document);
  else told.set(key, [document]);
}
