import type { Character } from '../people/cast.ts';
import type { Mention } from '../people/mentions.ts';
import type { Prose } from '../quotations/prose.ts';
import type { Token } from '../quotations/tokens.ts';
import type { Cue } from './cues.ts';

/** A paragraph with everything that attribution looks at. */
export interface Reading {
  readonly prose: Prose;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly cues: readonly Cue[];
}

/** Who said it, and where that is read off. */
export interface Speaker {
  /** Empty where nobody is named: "a police spokesman said". */
  readonly who: readonly Character[];
  readonly rule: string;
  /** Where the speaker is mentioned: paragraph (index) and offsets into its text. */
  readonly source: { readonly paragraph: number; readonly start: number; readonly end: number };
}

/** Index of the token of a span. */
export function tokenOf({ tokens, prose }: Reading, span: number): number {
  const { start = 0, end = 0 } = prose.spans[span] ?? {};
  return tokens.findIndex((t) => t.kind === 'quotation' && t.start <= start && t.end >= end);
}

/** Indexes of the first token of a sentence and of the one behind its last. */
export function sentenceBounds(
  tokens: readonly Token[],
  sentence: number,
): readonly [number, number] {
  const first = tokens.findIndex((token) => token.sentence === sentence);
  const last = tokens.findLastIndex((token) => token.sentence === sentence);
  return [first, last + 1];
}
