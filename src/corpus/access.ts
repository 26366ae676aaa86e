import type { Article, Corpus, Passage, Person, Section } from './corpus.ts';
import { perCorpus } from './per-corpus.ts';

/** All passages, article by article, in order. */
export function allPassages(corpus: Corpus): readonly Passage[] {
  return corpus.articles.flatMap((article) => article.passages);
}

/** The passages that tell a paragraph of an article, in order; empty where there is none. */
export function passagesOf(corpus: Corpus, article: string, paragraph: number): readonly Passage[] {
  return (
    findArticle(corpus, article)?.passages.filter((p) => p.paragraphs.includes(paragraph)) ?? []
  );
}

export function findArticle(corpus: Corpus, id: string): Article | undefined {
  return articlesById(corpus).get(id);
}

export function findPerson(corpus: Corpus, name: string): Person | undefined {
  return peopleByName(corpus).get(name);
}

/** The section in which a passage stands. */
export function sectionOf(corpus: Corpus, passage: Passage): Section | undefined {
  return findArticle(corpus, passage.article)?.sections[passage.section];
}

/** What an article is called: its outlet, or its id where the outlet is not named. */
export function articleName(article: Article): string {
  return article.outlet ?? article.id;
}

const articlesById = perCorpus(
  ({ articles }) => new Map(articles.map((article) => [article.id, article])),
);
const peopleByName = perCorpus(
  ({ people }) => new Map(people.map((person) => [person.name, person])),
);
