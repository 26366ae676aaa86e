import { type Prose, QUOTED } from './prose.ts';

/** A word, a mark or a whole quotation of a paragraph; offsets into its text. */
export interface Token {
  readonly kind: 'word' | 'mark' | 'quotation';
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** Index of the sentence. */
  readonly sentence: number;
}

const TOKEN =
  /■+|(?:\p{Lu}\.){2,}(?:\p{Lu}(?!\p{L}))?|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr)\.|\p{Lu}\.(?=\s\p{Lu})|[\p{L}\p{N}]+(?:[’'.,-](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*|[^\s]/gu;
const POSSESSIVE = /[’']s$/u;

/** The tokens of a paragraph, in order; a possessive ending is a token of its own, `'s`. */
export function tokens({ outside, sentences }: Prose): readonly Token[] {
  const found: Token[] = [];
  let sentence = 0;
  for (const { index, 0: text } of outside.matchAll(TOKEN)) {
    while (index >= (sentences[sentence]?.end ?? Number.POSITIVE_INFINITY)) sentence++;
    const add = (part: string, start: number) =>
      found.push({
        kind: part.startsWith(QUOTED)
          ? 'quotation'
          : /^[\p{L}\p{N}’']{2}|^[\p{L}\p{N}]/u.test(part)
            ? 'word'
            : 'mark',
        text: part,
        lower: part.toLowerCase(),
        start,
        end: start + part.length,
        sentence,
      });
    const base = text.replace(POSSESSIVE, '');
    add(base, index);
    if (base.length < text.length) add(text.slice(base.length), index + base.length);
  }
  return found;
}
