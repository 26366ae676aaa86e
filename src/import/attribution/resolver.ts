import type { Character } from '../people/cast.ts';
import { bears, hangs, type Mention } from '../people/mentions.ts';
import { isRole } from '../words/roles.ts';
import type { Reading, Speaker } from './reading.ts';
import { sentenceBounds, tokenOf } from './reading.ts';
import type { Subject } from './subject.ts';

/** Finds out whom words stand for. Speakers of quotations already attributed count as those last spoken of. */
export interface Resolver {
  /** Null where it stays open; an empty list where the words name nobody. */
  resolve(paragraph: number, subject: Subject): readonly Character[] | null;
  mention(paragraph: number, mention: Mention): readonly Character[] | null;
  /** Whom a sentence is about: its first subject, else the speaker of its quotation. */
  topic(paragraph: number, sentence: number): readonly Character[] | null;
}

/** How many paragraphs back a pronoun may look. */
const REACH = 3;

/** @param assigned speakers by `paragraph:span`, filled as the sieve goes on. */
export function createResolver(
  readings: readonly Reading[],
  assigned: ReadonlyMap<string, Speaker>,
): Resolver {
  const lastSpans = readings.map(
    (reading) =>
      new Map(
        reading.prose.spans.map((_, i) => [reading.tokens[tokenOf(reading, i)]?.sentence, i]),
      ),
  );
  // pronouns look back to sentences whose pronouns look back: without these, kept until another speaker is known, the
  // time doubles with each sentence
  const topics = new Map<string, readonly Character[] | null>();
  let speakers = 0;

  function resolve(paragraph: number, { mentions }: Subject): readonly Character[] | null {
    if (mentions.length === 0) return [];
    const all = mentions.map((one) => mention(paragraph, one));
    return all.some((who) => who === null) ? null : [...new Set(all.flatMap((who) => who ?? []))];
  }

  function mention(paragraph: number, one: Mention): readonly Character[] | null {
    if (one.kind === 'group') return one.who.length > 0 ? one.who : lastPair(paragraph, one);
    return one.kind === 'name' || one.kind === 'role' ? one.who : antecedent(paragraph, one);
  }

  function antecedent(paragraph: number, pronoun: Mention): readonly Character[] | null {
    const reading = readings[paragraph];
    if (!reading) return null;
    const word = reading.tokens[pronoun.start]?.lower ?? '';
    const sentence = reading.tokens[pronoun.start]?.sentence ?? 0;
    const before = subjects(reading, sentence).find(
      (one) => one.start < pronoun.start && !isBody(one),
    );
    const own = before ? mention(paragraph, before) : possessors(reading, sentence, pronoun.start);
    if (own && fits(own, word)) return own;
    for (let p = paragraph, back = 0; p >= 0 && back <= REACH; p--, back++) {
      const last = (p === paragraph ? sentence : (readings[p]?.prose.sentences.length ?? 0)) - 1;
      for (let s = last; s >= 0; s--) {
        const spoke = speakerIn(p, s);
        if (spoke && fits(spoke, word)) return spoke;
        const who = topic(p, s);
        if (who?.length === 0 && word !== 'they') return [];
        if (who && fits(who, word)) return who;
      }
    }
    return null;
  }

  function topic(paragraph: number, sentence: number): readonly Character[] | null {
    if (assigned.size !== speakers) topics.clear();
    speakers = assigned.size;
    const key = `${paragraph}:${sentence}`;
    const who = topics.get(key);
    if (who !== undefined) return who;
    const found = findTopic(paragraph, sentence);
    topics.set(key, found);
    return found;
  }

  function findTopic(paragraph: number, sentence: number): readonly Character[] | null {
    const reading = readings[paragraph];
    if (!reading) return null;
    const all = subjects(reading, sentence);
    const first = all.find((one) => !isBody(one)) ?? all[0];
    if (first) {
      const pair = partnerOf(reading, first);
      const who = mention(paragraph, first);
      const other = pair ? mention(paragraph, pair) : null;
      return who && other ? [...who, ...other] : who;
    }
    return speakerIn(paragraph, sentence);
  }

  /** The speaker of the last quotation of a sentence. */
  function speakerIn(paragraph: number, sentence: number): readonly Character[] | null {
    const span = lastSpans[paragraph]?.get(sentence);
    return assigned.get(`${paragraph}:${span}`)?.who ?? null;
  }

  /** The last two people joined by "and", before a token. */
  function lastPair(
    paragraph: number,
    { start: limit, end }: Mention,
  ): readonly Character[] | null {
    const role = readings[paragraph]?.tokens[end - 1]?.lower.replace(/s$/u, '') ?? '';
    for (let p = paragraph; p >= 0; p--) {
      const reading = readings[p];
      const found = reading?.mentions.findLast((one) => {
        if (p === paragraph && one.start >= limit) return false;
        const other = reading && partnerOf(reading, one);
        return (
          other &&
          [one, other].every(
            ({ who }) =>
              who.length === 1 &&
              who[0]?.kind === 'person' &&
              (!isRole(role) || bears(who[0], role)),
          )
        );
      });
      const other = reading && found ? partnerOf(reading, found) : undefined;
      if (found && other) return [...found.who, ...other.who];
    }
    return null;
  }

  return { resolve, mention, topic };
}

/** Mentions of a sentence that are no object of a preposition and own nothing, in order. */
function subjects({ tokens, mentions }: Reading, sentence: number): readonly Mention[] {
  return mentions.filter(
    (one) =>
      tokens[one.start]?.sentence === sentence &&
      one.kind !== 'owner' &&
      !hangs(tokens, one) &&
      !/^[’']s?$/u.test(tokens[one.end]?.lower ?? ''),
  );
}

function isBody({ who }: Mention): boolean {
  return who.length > 0 && who.every(({ kind }) => kind === 'organisation');
}

/** The only person of a sentence before a token, where it has no subject: "For Ann Lee, it was her". */
function possessors(
  reading: Reading,
  sentence: number,
  limit: number,
): readonly Character[] | null {
  const [from] = sentenceBounds(reading.tokens, sentence);
  const who = new Set(
    reading.mentions
      .filter((one) => one.start >= from && one.end <= limit && one.kind === 'name')
      .flatMap((one) => one.who),
  );
  return who.size === 1 ? [...who] : null;
}

function partnerOf({ tokens, mentions }: Reading, one: Mention): Mention | undefined {
  return tokens[one.end]?.lower === 'and'
    ? mentions.find(({ start, kind }) => start === one.end + 1 && kind !== 'owner')
    : undefined;
}

function fits(who: readonly Character[], word: string): boolean {
  if (/^the[yi]/u.test(word)) return who.length > 1 || who[0]?.kind === 'organisation';
  const [one] = who;
  if (who.length !== 1 || one?.kind !== 'person') return false;
  const gender = /^(?:she|her)$/u.test(word) ? 'she' : 'he';
  return one.gender === null || one.gender === gender;
}
