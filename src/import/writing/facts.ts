import { timeExpressions } from '../dates/expressions.ts';
import { quantities } from './quantities.ts';

/** Something a sentence states that another article may state differently. */
export interface Fact {
  /** What two facts must have in common to be compared: the unit of a quantity, else the kind. */
  readonly unit: string;
  readonly kind: 'quantity' | 'time' | 'place' | 'attendance';
  /** As printed. */
  readonly text: string;
  /** Equal where two facts agree. */
  readonly value: string;
}

/**
 * The facts of a sentence: how many, when, where, and who was there.
 * @param day ISO day against which its times are read; null where nothing tells it.
 */
export function factsOf(sentence: string, day: string | null): readonly Fact[] {
  return [
    ...quantities(sentence).map(({ text, unit }) => ({
      unit,
      kind: 'quantity' as const,
      text,
      value: text.toLowerCase(),
    })),
    ...times(sentence, day),
    ...places(sentence),
    ...attendance(sentence),
  ];
}

const CLOCK =
  /\b(?:\d{1,2}(?::\d{2})? ?(?:a\.?m\b|p\.?m\b)\.?|\d{1,2}:\d{2}|noon|midnight)(?: local time)?/giu;

/** A quotation speaks of its own day, and machines write ISO dates above a text. */
function times(sentence: string, day: string | null): Fact[] {
  const told = sentence.replace(/[“"][^”"]*[”"]?/gu, (words) => '■'.repeat(words.length));
  const clocks = [...told.matchAll(CLOCK)].map(({ 0: text }) => ({
    unit: 'clock',
    kind: 'time' as const,
    text,
    value: text.toLowerCase().replace(/[. ]/gu, ''),
  }));
  const days = timeExpressions(told, day)
    .filter(
      ({ bound, date, end, start }) =>
        !bound && date.length === 10 && told.slice(start, end) !== date,
    )
    .map(({ start, end, date }) => ({
      unit: 'day',
      kind: 'time' as const,
      text: told.slice(start, end),
      value: date,
    }));
  return [...clocks, ...days];
}

const NAME = String.raw`\p{Lu}[\p{L}’'-]+(?: (?:of |de |du |la )?\p{Lu}[\p{L}’'-]+)*`;
const PLACE = new RegExp(
  String.raw`\b(?<how>in|at|inside|outside|near|aboard) (?:the )?(?<name>${NAME})(?![’']s)`,
  'gu',
);

/** What a sentence names behind a preposition of place; months and days are none. */
function places(sentence: string): Fact[] {
  const days = timeExpressions(sentence, '2000-01-01');
  return [...sentence.matchAll(PLACE)]
    .filter(({ index, 0: text }) =>
      days.every(({ start, end }) => end <= index || start >= index + text.length),
    )
    .map(({ groups: { name = '' } = {} }) => ({
      unit: 'place',
      kind: 'place' as const,
      text: name,
      value: name.toLowerCase(),
    }));
}

const PRESENT =
  /\b(?:(?:joined|accompanied|flanked|attended) by|alongside|together with|were also present|included) (?<who>[^.]+)/u;

/** Those whom a sentence lists as present: two names or more. */
function attendance(sentence: string): Fact[] {
  const listed = PRESENT.exec(sentence)?.groups?.who ?? '';
  const names = listed.match(new RegExp(String.raw`\p{Lu}[\p{L}’'-]+ ${NAME}`, 'gu')) ?? [];
  if (names.length < 2) return [];
  const last = names.map((name) => name.split(' ').at(-1)?.toLowerCase() ?? '');
  return [
    {
      unit: 'attendance',
      kind: 'attendance',
      text: names.join(', '),
      value: last.sort().join(' '),
    },
  ];
}
