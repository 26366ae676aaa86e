import { cite } from '../contract/citations.ts';
import type { Citation } from '../contract/reply.ts';
import { allPassages, sectionOf } from '../corpus/access.ts';
import type { Corpus, Passage, Quotation } from '../corpus/corpus.ts';
import { perCorpus } from '../corpus/per-corpus.ts';
import { comparable, sharedWords } from '../language/quotations.ts';
import { plainMarks } from '../language/text.ts';
import { nearPairs } from './near-pairs.ts';

/** One printed wording of what somebody said, and where it stands. */
export interface Wording {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly citations: readonly Citation[];
}

/** What somebody said once, in every wording that an article prints, the fullest and most printed first. */
export interface Utterance {
  readonly speakers: readonly string[];
  readonly occasion: string | null;
  /** ISO date or interval; null where the article does not date it. */
  readonly date: string | null;
  readonly wordings: readonly [Wording, ...Wording[]];
}

interface Quoted {
  readonly passage: Passage;
  readonly quotation: Quotation;
  readonly moment: string;
  /** Place among the quotations of the corpus, from 0. */
  readonly order: number;
  readonly said: string;
  readonly words: readonly string[];
  /** Points about one utterance whose values print these words. */
  readonly points: readonly string[];
}

/** Share of common words from which two quotations of one speaker count as one utterance, retold. */
const RETOLD = 0.6;

/**
 * All utterances of a corpus. Quotations of the same speakers are one utterance when they print the same words,
 * when one holds the other, when most of their words agree, or when a point marked `utterance` sets them side by
 * side: so translations meet though no word is the same.
 */
export const utterancesOf = perCorpus((corpus): readonly Utterance[] => {
  const bySpeakers = new Map<string, Quoted[]>();
  for (const item of quotedPassages(corpus)) {
    const speakers = item.quotation.speakers.join();
    bySpeakers.set(speakers, [...(bySpeakers.get(speakers) ?? []), item]);
  }
  return [...bySpeakers.values()]
    .flatMap(groupsOf)
    .sort(([a], [b]) => (a?.order ?? 0) - (b?.order ?? 0))
    .flatMap((group) => toUtterance(corpus, group));
});

/** Groups of quotations of the same speakers that are one utterance, each in order. */
function groupsOf(quoted: readonly Quoted[]): readonly (readonly Quoted[])[] {
  const near = nearPairs(
    quoted.map(({ words, points }) => ({ words, marks: points })),
    RETOLD,
  );
  const groups = new Map<Quoted, Quoted[]>();
  for (const [number, item] of quoted.entries()) {
    const same = (near[number] ?? [])
      .flatMap((other) => quoted[other] ?? [])
      .filter((other) => isSame(item, other));
    const group = [item, ...new Set(same.flatMap((other) => groups.get(other) ?? []))];
    for (const one of group) groups.set(one, group);
  }
  return [...new Set(groups.values())].map((group) => group.sort((a, b) => a.order - b.order));
}

function quotedPassages(corpus: Corpus): readonly Quoted[] {
  const links = utteranceLinks(corpus);
  return allPassages(corpus).flatMap((passage, order) => {
    const { quotation } = passage;
    if (!quotation) return [];
    const said = comparable(passage.text);
    const words = said.split(' ');
    const moment = sectionOf(corpus, passage)?.moment ?? '';
    return [
      { passage, quotation, moment, order, said, words, points: pointsOf(passage, said, links) },
    ];
  });
}

function isSame(a: Quoted, b: Quoted): boolean {
  if (a.said === b.said) return true;
  const elsewhere = a.passage.article !== b.passage.article;
  if (elsewhere && a.points.some((point) => b.points.includes(point))) return true;
  const [short, long] = a.said.length < b.said.length ? [a, b] : [b, a];
  if (holds(long.said, short.said))
    return short.words.length > 1 || sameParagraph(a.passage, b.passage);
  return (
    a.moment === b.moment &&
    short.words.length > 3 &&
    sharedWords(short.words, long.words) >= RETOLD
  );
}

function sameParagraph(a: Passage, b: Passage): boolean {
  return a.article === b.article && a.paragraphs.some((number) => b.paragraphs.includes(number));
}

interface Link {
  readonly point: string;
  readonly article: string;
  readonly words: string;
}

/** The quoted words in the values of points about one utterance. */
function utteranceLinks(corpus: Corpus): readonly Link[] {
  return corpus.points
    .filter(({ utterance }) => utterance)
    .flatMap(({ id, values }) =>
      values.flatMap(({ article, text }) =>
        [...text.matchAll(/“([^”]+)”/gu)].map(([, words = '']) => ({
          point: id,
          article,
          words: comparable(words),
        })),
      ),
    );
}

function pointsOf(passage: Passage, said: string, links: readonly Link[]): readonly string[] {
  return links
    .filter(
      ({ article, words }) =>
        article === passage.article && (holds(said, words) || holds(words, said)),
    )
    .map(({ point }) => point);
}

function holds(long: string, short: string): boolean {
  return ` ${long} `.includes(` ${short} `);
}

function toUtterance(corpus: Corpus, group: readonly Quoted[]): readonly Utterance[] {
  const byText = new Map<string, Quoted[]>();
  for (const item of group) {
    const key = printed(item.passage.text);
    byText.set(key, [...(byText.get(key) ?? []), item]);
  }
  const wordings = [...byText.entries()]
    .sort(([a, left], [b, right]) => b.length * right.length - a.length * left.length)
    .flatMap(([, items]) => {
      const [first] = items;
      const passages = items.map(({ passage }) => passage);
      return first
        ? [
            {
              text: first.passage.text,
              passages,
              citations: passages.map((p) => cite(corpus, p)),
            },
          ]
        : [];
    });
  const [main, ...others] = wordings;
  const source = main?.passages[0];
  if (!main || !source?.quotation) return [];
  const { speakers, occasion } = source.quotation;
  const date = sectionOf(corpus, source)?.date?.text ?? null;
  return [{ speakers, occasion, date, wordings: [main, ...others] }];
}

/** What one wording prints, quotation marks, dashes and closing punctuation aside: a comma more is another wording. */
function printed(text: string): string {
  return plainMarks(text).replace(/[\s,.!?…]+$/u, '');
}
