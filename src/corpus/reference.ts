import type { PredictedQuery } from './corpus.ts';
import { fieldName, type LineOf, type Problem } from './problem.ts';

/** What references are looked up in. */
export interface Sources {
  readonly files: ReadonlyMap<string, string>;
  /** The entries of the predicted queries, in their order, by article. */
  readonly predicted: ReadonlyMap<string, readonly Omit<PredictedQuery, 'article' | 'text'>[]>;
  readonly lineOf: LineOf;
  /** ISO day: nothing may be dated later. */
  readonly today: string;
}

/** Where a problem is. */
export type Place = Omit<Problem, 'message'>;

/** What there is to refer to: the paragraphs that each article tells, and its file. */
export type Told = ReadonlyMap<
  string,
  { readonly file: string; readonly paragraphs: ReadonlySet<number> }
>;

/** The same with what the articles tell. */
export interface Known extends Sources {
  readonly told: Told;
}

/** What is wrong with a reference to paragraphs of an article. */
export function* checkParagraphs(
  told: Told,
  // looked up only where something is wrong: there are many thousands
  place: () => Place,
  id: string,
  paragraphs: readonly number[],
): Generator<Problem> {
  const article = told.get(id);
  if (!article) yield { ...place(), message: `there is no article "${id}"; name one by its id` };
  else
    for (const number of paragraphs)
      if (!article.paragraphs.has(number))
        yield {
          ...place(),
          message: `${id} ¶${number} is not told in ${article.file}`,
        };
}

/** File, line and name of a field. */
export function placeOf(file: string, path: readonly PropertyKey[], { lineOf }: Sources): Place {
  return { file, line: lineOf(file, path) ?? 1, field: fieldName(path) };
}
