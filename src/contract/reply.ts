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
  /** What the article is called, for where no citation says it. */
  readonly name?: string;
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

/** Why there is no answer, for machines. */
export type Reason =
  /** It is about something else than the event. */
  | 'off_topic'
  /** The articles do not say. */
  | 'not_told'
  /** They quote no words of that person, or none on that. */
  | 'not_quoted'
  /** They do not print the words that were to be checked. */
  | 'not_printed'
  /** They date nothing that fits. */
  | 'not_dated'
  /** No difference among them has been noted that fits. */
  | 'not_compared'
  /** There is no such person or article. */
  | 'unknown_name'
  /** All was shown before. */
  | 'no_more'
  /** It can mean several things, or nothing yet. */
  | 'ambiguous'
  /** The bot does not do such things. */
  | 'declined'
  /** Somebody asks too often. */
  | 'rate_limited';

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
  /** Of each `no_answer`, and of the `invalid` that can be helped by asking otherwise or later. */
  readonly reason?: Reason;
  /** The command that answered; set by the bot. */
  readonly command?: string;
  /** The command line that gets the same reply whatever was said before; set by the bot where there is one. */
  readonly line?: string;
}
