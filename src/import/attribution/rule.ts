import type { Cue } from './cues.ts';
import { type Reading, type Speaker, sentenceBounds } from './reading.ts';
import type { Resolver } from './resolver.ts';
import type { Subject } from './subject.ts';

/** A quotation to attribute: indexes of its paragraph, its span and its token. */
export interface Case {
  readonly readings: readonly Reading[];
  readonly reading: Reading;
  readonly paragraph: number;
  readonly span: number;
  readonly token: number;
  readonly resolver: Resolver;
  /** Speakers found so far, by `paragraph:span`. */
  readonly assigned: ReadonlyMap<string, Speaker>;
}

/** What a rule found; `who` is empty where the words name nobody, or it stays open whom they mean. */
export type Finding = Omit<Speaker, 'rule'>;

/** A step of the sieve. Null: the rule does not apply, and the next is tried. */
export interface Rule {
  readonly name: string;
  readonly find: (quotation: Case) => Finding | null;
}

/** The subject of a cue as the speaker. */
export function spokenBy(
  { readings, resolver }: Case,
  paragraph: number,
  subject: Subject,
): Finding {
  const tokens = readings[paragraph]?.tokens ?? [];
  return {
    who: resolver.resolve(paragraph, subject) ?? [],
    source: {
      paragraph,
      start: tokens[subject.start]?.start ?? 0,
      end: tokens[subject.end - 1]?.end ?? 0,
    },
  };
}

/** Cues of the sentence in which the quotation stands. */
export function cuesBeside({ reading, token }: Case): readonly Cue[] {
  const sentence = reading.tokens[token]?.sentence;
  return reading.cues.filter(({ verb }) => reading.tokens[verb]?.sentence === sentence);
}

/** Whether nothing but quotations and marks stands in its sentence. */
export function standsAlone({ reading, token }: Case): boolean {
  const [from, to] = sentenceBounds(reading.tokens, reading.tokens[token]?.sentence ?? 0);
  return reading.tokens.slice(from, to).every(({ kind }) => kind !== 'word');
}

/** The words of a quotation. */
export function quoted({ reading, span }: Case): string {
  const { start = 0, end = 0 } = reading.prose.spans[span] ?? {};
  return reading.prose.text.slice(start, end);
}
