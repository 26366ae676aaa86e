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

/** The mark of omission before a word, as printed; null where there is none. */
export function cutMark({ before }: QuotedWord): string | null {
  return /…|\.{2,}/u.exec(before)?.[0] ?? null;
}

/** A word, or a part of one that hyphens tie together, and the number of the written word that it is part of. */
export interface WordPart extends QuotedWord {
  readonly at: number;
}

/** Written words apart at their hyphens: what stands before a word stands before its first part. */
export function wordParts(tokens: readonly QuotedWord[]): readonly WordPart[] {
  return tokens.flatMap(({ word, shown, before }, at) =>
    word.split('-').map((part, i) => ({ word: part, shown, before: i === 0 ? before : '', at })),
  );
}

/**
 * The first place where some words stand in others word for word, whether words are tied by hyphens or not; written
 * words `start` to `end` (exclusive), null where there is none. No place begins or ends inside a written word:
 * "binding" does not stand in "non-binding".
 */
export function findWords(
  whole: readonly WordPart[],
  sought: readonly WordPart[],
): { readonly start: number; readonly end: number } | null {
  const [opening] = sought;
  for (let from = 0; from + sought.length <= whole.length; from++) {
    const first = whole[from];
    if (first === undefined || first.word !== opening?.word) continue;
    const last = whole[from + sought.length - 1] ?? first;
    const isWhole = whole[from - 1]?.at !== first.at && whole[from + sought.length]?.at !== last.at;
    if (isWhole && sought.every(({ word }, i) => whole[from + i]?.word === word))
      return { start: first.at, end: last.at + 1 };
  }
  return null;
}
