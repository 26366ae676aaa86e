import type { Article, Corpus, Passage } from '../corpus.ts';
import type { LineOf, Problem } from '../problem.ts';
import { markedSpans, quotedSpans, standsQuoted } from './marks.ts';
import type { ArticleText } from './texts.ts';

interface Pair {
  readonly article: Article;
  readonly text: ArticleText;
}

/**
 * Compares a corpus with the articles themselves: the number of paragraphs, every quotation and every span in
 * quotation marks, both ways.
 * @param texts one for each article, in the order of the corpus.
 */
export function checkAgainstTexts(
  corpus: Corpus,
  texts: readonly ArticleText[],
  lineOf: LineOf,
): readonly Problem[] {
  if (texts.length !== corpus.articles.length)
    return [
      {
        file: 'articles',
        message: `holds ${corpus.articles.length} articles, but there are ${texts.length} texts; there must be one text for each`,
      },
    ];
  const pairs = corpus.articles.flatMap((article, index) => {
    const text = texts[index];
    return text ? [{ article, text }] : [];
  });
  return [
    ...pairs.flatMap((pair) => [
      ...checkCount(pair, lineOf),
      ...checkPassages(pair),
      ...checkPrinted(pair, lineOf),
    ]),
    ...checkPoints(corpus, pairs, lineOf),
  ];
}

function* checkCount({ article, text }: Pair, lineOf: LineOf): Generator<Problem> {
  const { file, paragraphs } = article;
  if (text.paragraphs.length !== paragraphs)
    yield {
      file,
      line: lineOf(file, ['paragraphs']) ?? 1,
      field: 'paragraphs',
      message: `is ${paragraphs}, but ${text.file} has ${text.paragraphs.length}; give the number of its non-empty lines`,
    };
}

function* checkPassages({ article, text }: Pair): Generator<Problem> {
  for (const passage of article.passages) {
    const at = { file: article.file, line: passage.line };
    const printed = printedIn(text, passage.paragraphs);
    if (passage.quotation) {
      if (!printed.some((paragraph) => standsQuoted(passage.text, paragraph)))
        yield {
          ...at,
          field: 'quotation',
          message: `“${passage.text}” does not stand so between quotation marks in ${marker(passage)}; copy it from the article`,
        };
    } else
      for (const span of strange(passage.text, printed))
        yield { ...at, field: 'paragraph', message: notPrinted(span, marker(passage)) };
  }
}

/** Each span between double marks must be told: as a quotation, or inside a sentence. */
function* checkPrinted({ article, text }: Pair, lineOf: LineOf): Generator<Problem> {
  const { file, passages, furniture } = article;
  for (const [index, paragraph] of text.paragraphs.entries()) {
    const number = index + 1;
    if (furniture.includes(number)) continue;
    const told = passages.filter(({ paragraphs }) => paragraphs.includes(number));
    for (const span of quotedSpans(paragraph))
      if (!told.some((passage) => tells(passage, span)))
        yield {
          file,
          line: told[0]?.line ?? lineOf(file, ['paragraphs']) ?? 1,
          field: `{¶${number}}`,
          message: `lacks “${span}”, which ¶${number} prints in quotation marks; add it as a quotation or inside a sentence`,
        };
  }
}

/** A quotation tells a span as a whole, a sentence holds it. */
function tells({ text, quotation }: Passage, span: string): boolean {
  return quotation ? text === span : text.includes(span.replace(/[.,]$/u, ''));
}

function* checkPoints(
  { points }: Corpus,
  pairs: readonly Pair[],
  lineOf: LineOf,
): Generator<Problem> {
  const file = 'points.yaml';
  for (const [index, point] of points.entries())
    for (const [row, { article: id, text, paragraphs }] of point.values.entries()) {
      const pair = pairs.find(({ article }) => article.id === id);
      for (const span of pair ? strange(text, printedIn(pair.text, paragraphs)) : [])
        yield {
          file,
          line: lineOf(file, [index, 'values', row, 'text']) ?? 1,
          field: `[${index}].values[${row}].text`,
          message: notPrinted(span, `${id} ${paragraphs.map((n) => `¶${n}`).join(', ')}`),
        };
    }
}

/** Spans in quotation marks that none of the paragraphs prints. */
function strange(sentence: string, printed: readonly string[]): readonly string[] {
  return markedSpans(sentence).filter((span) => !printed.some((text) => text.includes(span)));
}

function printedIn({ paragraphs }: ArticleText, numbers: readonly number[]): readonly string[] {
  return numbers.map((number) => paragraphs[number - 1] ?? '');
}

function notPrinted(span: string, where: string): string {
  return `puts “${span}” in quotation marks, which ${where} does not print; quote the article to the letter or drop the marks`;
}

function marker({ paragraphs }: Passage): string {
  return paragraphs.map((number) => `¶${number}`).join(', ');
}
