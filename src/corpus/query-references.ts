import type { Corpus } from './corpus.ts';
import type { Problem } from './problem.ts';
import { checkParagraphs, type Known, type Place, placeOf } from './reference.ts';

/** What is wrong with the references of queries: to articles, paragraphs, and the words of what answers. */
export function* checkQueries(
  { unanswered, articles }: Corpus,
  sources: Known,
): Generator<Problem> {
  for (const file of sources.files.keys()) {
    const id = /^queries\/(.+)\.yaml$/u.exec(file)?.[1];
    if (id !== undefined && id !== 'unanswered' && !sources.told.has(id))
      yield {
        file,
        message: `belongs to no article; there is no article with the id "${id}"`,
      };
  }
  for (const [id, entries] of sources.predicted)
    for (const [index, { paragraph, sentence, quotation }] of entries.entries()) {
      const at = (field: string) => () => placeOf(`queries/${id}.yaml`, [index, field], sources);
      yield* checkParagraphs(sources.told, at('paragraph'), id, [paragraph]);
      const told = articles
        .find((article) => article.id === id)
        ?.passages.filter(({ paragraphs }) => paragraphs.includes(paragraph));
      const [sentences, quotations] = [false, true].map((quoted) =>
        (told ?? []).flatMap(({ text, quotation }) =>
          Boolean(quotation) === quoted ? [text] : [],
        ),
      );
      yield* checkWords(at('sentence'), sentence, sentences ?? []);
      yield* checkWords(at('quotation'), quotation, quotations ?? []);
    }
  for (const [index, { near }] of unanswered.entries())
    for (const [row, { article, paragraph }] of near.entries()) {
      const place = () => placeOf('queries/unanswered.yaml', [index, 'near', row], sources);
      yield* checkParagraphs(sources.told, place, article, [paragraph]);
    }
}

function* checkWords(
  place: () => Place,
  words: string | undefined,
  among: readonly string[],
): Generator<Problem> {
  if (words === undefined) return;
  const times = among.reduce((sum, text) => sum + text.split(words).length - 1, 0);
  if (times !== 1)
    yield {
      ...place(),
      message: `"${words}" stands ${times === 0 ? 'in none' : 'in several'} of its paragraph; name words of just one`,
    };
}
