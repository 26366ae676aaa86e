import { quotedWords } from '../../language/quotations.ts';

/** A word of a quotation: as compared, as shown, and the punctuation that stands before it. */
export interface QuotedWord {
  readonly word: string;
  readonly shown: string;
  readonly before: string;
}

/** The words of a quotation in order; what one written chunk splits into stays apart. */
export function tokenize(text: string): readonly QuotedWord[] {
  const tokens: QuotedWord[] = [];
  let before = '';
  for (const chunk of text.trim().split(/(\s+|[—–…]|\.{2,})/u)) {
    const words = quotedWords(chunk);
    for (const [index, word] of words.entries()) {
      const lead = /^[^\p{L}\p{N}]*/u.exec(chunk)?.[0] ?? '';
      const shown = words.length === 1 ? chunk : word;
      tokens.push({ word, shown, before: index === 0 ? before + lead : '' });
      before = '';
    }
    before += words.length === 0 ? chunk.trim() : (/[^\p{L}\p{N}'’]*$/u.exec(chunk)?.[0] ?? '');
  }
  return tokens;
}

/** Whether the article marks, before this word, that something was left out. */
export function marksCut({ before }: QuotedWord): boolean {
  return /…|\.\.|\[/u.test(before);
}

/** Whether other punctuation than a mark of omission stands before a word. */
export function hidesCut(token: QuotedWord): boolean {
  return !marksCut(token) && /[,;:.!?—–-]/u.test(token.before);
}

/** First index at which `part` stands in `whole` word for word, from `from` on; -1 where it does not. */
export function indexOfWords(
  whole: readonly QuotedWord[],
  part: readonly QuotedWord[],
  from = 0,
): number {
  for (let start = from; start + part.length <= whole.length; start++)
    if (part.every(({ word }, i) => whole[start + i]?.word === word)) return start;
  return -1;
}
