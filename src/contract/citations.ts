import { articleName, findArticle, passagesOf } from '../corpus/access.ts';
import type { Corpus, Passage } from '../corpus/corpus.ts';
import type { Citation } from './reply.ts';

/** The citation of a passage: "The Daily ¶12", "daily-002 ¶12–13". */
export function cite(corpus: Corpus, passage: Passage): Citation {
  return citation(corpus, passage.article, {
    passage: passage.id,
    paragraphs: passage.paragraphs,
  });
}

/** Citations of paragraphs of an article, one each, at the first passage that tells them. */
export function citeParagraphs(
  corpus: Corpus,
  article: string,
  paragraphs: readonly number[],
): readonly Citation[] {
  return paragraphs.flatMap((paragraph) => {
    const passage = passagesOf(corpus, article, paragraph)[0];
    return passage
      ? [
          citation(corpus, article, {
            passage: passage.id,
            paragraphs: [paragraph],
          }),
        ]
      : [];
  });
}

/** Citations without those whose label stands before. */
export function distinct(citations: readonly Citation[]): readonly Citation[] {
  const labels = citations.map(({ label }) => label);
  return citations.filter(({ label }, index) => labels.indexOf(label) === index);
}

function citation(
  corpus: Corpus,
  id: string,
  { passage, paragraphs }: { passage: string; paragraphs: readonly number[] },
): Citation {
  const article = findArticle(corpus, id);
  const name = article ? articleName(article) : id;
  const label = `${name} ${runs(paragraphs)}`;
  return {
    article: id,
    passage,
    label,
    ...(article?.url && { url: article.url }),
  };
}

/** `[1, 2, 3, 7]` reads "¶1–3, ¶7". */
function runs(numbers: readonly number[]): string {
  const parts: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else parts.push({ from: number, to: number });
  }
  return parts.map(({ from, to }) => (from === to ? `¶${from}` : `¶${from}–${to}`)).join(', ');
}
