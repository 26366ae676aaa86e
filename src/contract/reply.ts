/** Where a span stands: `label` is for people ("The Daily ¶12"), `passage` for machines ("daily#4"). */
export interface Citation {
  readonly article: string;
  readonly passage: string;
  readonly label: string;
  readonly url?: string;
}

export type Verdict = 'verbatim' | 'altered' | 'misattributed' | 'spliced' | 'not_found';

/** One word-level piece of a comparison: `removed` stands in the claim only, `added` in the article only. */
export interface DiffPart {
  readonly op: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What an article says on a point; `text` is null where it is silent. */
export interface ComparedValue {
  readonly article: string;
  readonly text: string | null;
  readonly citations: readonly Citation[];
}

/** One piece of a reply. Citations are empty only for fixed templates of ours. */
export type Block =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly citations: readonly Citation[];
    }
  | {
      readonly kind: 'quotation';
      readonly text: string;
      readonly speaker: string;
      readonly occasion?: string;
      readonly date?: string;
      readonly citations: readonly Citation[];
    }
  | {
      readonly kind: 'event';
      readonly date: string;
      readonly precision: 'day' | 'month' | 'year';
      readonly text: string;
      readonly citations: readonly Citation[];
    }
  | {
      readonly kind: 'comparison';
      readonly point: string;
      readonly values: readonly ComparedValue[];
    }
  | {
      readonly kind: 'verdict';
      readonly verdict: Verdict;
      readonly claim: string;
      readonly speaker: string | null;
      readonly diff: readonly DiffPart[];
      readonly citations: readonly Citation[];
    };

/** `answer` and `no_answer` are both good; `invalid` is the user's slip, `failure` is ours. */
export type Status = 'answer' | 'no_answer' | 'invalid' | 'failure';

/**
 * What to say, never how it looks. Complete: paging is the renderers'.
 * Each suggestion is a command line that works when it is sent back.
 */
export interface Reply {
  readonly status: Status;
  readonly visibility: 'public' | 'private';
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly suggestions?: readonly string[];
  /** The command that answered; set by the bot. */
  readonly command?: string;
}
