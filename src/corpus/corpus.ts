import type { DateSpan } from '../language/dates.ts';

/** A dated part of an article; sections with the same moment tell of the same moment. */
export interface Section {
  readonly moment: string;
  /** Null for analysis and background that belongs to no date. */
  readonly date: DateSpan | null;
  readonly statement: string;
}

/**
 * A paragraph or a quotation of an article file: the smallest thing that is cited.
 * `paragraphs` are the numbers, from 1, of the article's own paragraphs that it tells, ascending.
 */
export interface Passage {
  /** `<article>#<number>`, numbered from 1. */
  readonly id: string;
  readonly article: string;
  readonly text: string;
  readonly paragraphs: readonly number[];
  /** Index into the article's sections. */
  readonly section: number;
  /** Only on quotations. */
  readonly quotation?: Quotation;
  /** Line in the file, from 1. */
  readonly line: number;
}

/** What makes a passage a quotation: canonical names of who said it (two where said jointly), and when. */
export interface Quotation {
  readonly speakers: readonly string[];
  readonly occasion: string | null;
  /** Equal for the parts of one utterance that narration cuts; unique in the corpus. */
  readonly utterance: string;
}

export interface Article {
  readonly id: string;
  readonly outlet: string | null;
  readonly title: string;
  /** ISO day, null where the article does not print it. */
  readonly published: string | null;
  readonly kind: 'digest' | 'full';
  readonly url: string | null;
  /** Who wrote it; null or left out where the article does not print it. */
  readonly byline?: string | null | undefined;
  /** Number of paragraphs of the article itself. */
  readonly paragraphs: number;
  /** Paragraphs that are not the article: newsletter boxes, repeated captions, credits. */
  readonly furniture: readonly number[];
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  /** File name relative to the corpus folder. */
  readonly file: string;
}

export interface Role {
  readonly text: string;
  readonly article: string;
  readonly paragraph: number;
}

export interface Person {
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'place' | 'thing';
  /** False where the articles print no name: `name` is then a description. */
  readonly named: boolean;
  readonly spellings: readonly {
    readonly form: string;
    readonly articles: readonly string[];
  }[];
  /** Matched, never shown. */
  readonly titles: readonly string[];
  /** Matched, never shown. */
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
}

export interface PointValue {
  readonly article: string;
  readonly text: string;
  readonly paragraphs: readonly number[];
}

/** A fact on which the articles differ, or which only some report. */
export interface Point {
  readonly id: string;
  readonly point: string;
  readonly kind: 'conflict' | 'granularity' | 'wording' | 'only-some-report' | 'spelling';
  readonly moment: string | null;
  /** Whether the quoted words of the values are wordings or translations of one utterance. */
  readonly utterance: boolean;
  /** Matched, never shown. */
  readonly aliases: readonly string[];
  /** One a reporting article; an article not listed is silent. */
  readonly values: readonly PointValue[];
}

export interface Event {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly place: string;
  /** IANA name. */
  readonly timezone: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Order of articles; those not listed follow by id. */
  readonly articles: readonly string[];
  /** Order of the moments of one date. */
  readonly moments: readonly string[];
  /** Command lines that work, by command. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

/** What readers ask, and the paragraph of the article that answers it. Matched, never shown. */
export interface PredictedQuery {
  readonly article: string;
  readonly paragraph: number;
  readonly text: string;
  /** Words of the one sentence that answers, or of the one quotation, where that is known. */
  readonly sentence?: string | undefined;
  readonly quotation?: string | undefined;
  /** Number of the person who thought of it, where that is known. */
  readonly writer?: number | undefined;
}

/** What readers ask and no article answers, with the paragraphs that come near. Matched, never shown. */
export interface UnansweredQuery {
  readonly text: string;
  readonly near: readonly {
    readonly article: string;
    readonly paragraph: number;
  }[];
  readonly writer?: number | undefined;
}

/** Everything the bot knows. Plain data, frozen; look-ups are functions beside it. */
export interface Corpus {
  readonly event: Event;
  readonly articles: readonly Article[];
  readonly people: readonly Person[];
  readonly points: readonly Point[];
  readonly queries: readonly PredictedQuery[];
  readonly unanswered: readonly UnansweredQuery[];
}
