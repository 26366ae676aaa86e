/** What was read from a file, before anything is told apart. */
export interface Page {
  /** The paragraphs, without blank ones; furniture still among them. */
  readonly lines: readonly Line[];
  /** What the page says of itself; null where it does not. */
  readonly title: string | null;
  readonly outlet: string | null;
  /** ISO day. */
  readonly published: string | null;
  readonly url: string | null;
  /** Who wrote it. */
  readonly byline: string | null;
}

export interface Line {
  readonly text: string;
  /** How the page itself marks it; `link`: all of it leads elsewhere, and it is no sentence. */
  readonly kind: 'text' | 'heading' | 'caption' | 'link';
}
