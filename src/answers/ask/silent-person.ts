import type { Context } from '../../contract/command.ts';
import { findPerson } from '../../corpus/access.ts';
import { reportsSpeech } from '../../language/questions.ts';
import { words } from '../../language/words.ts';
import type { SearchIndex } from '../../retrieval/search-index.ts';
import type { Reading } from './reading.ts';

const heard = new WeakMap<SearchIndex, Map<string, boolean>>();

/** The person whose words are asked for, when the articles report no words of theirs at all; else null. */
export function silentPerson(
  { text, kinds, names, index }: Reading,
  { corpus }: Context,
): string | null {
  const [name] = names.map((term) => term.slice(1));
  if (!kinds.includes('words') || name === undefined || findPerson(corpus, name)?.kind !== 'person')
    return null;
  if (isSpokenOf(text, index)) return null;
  const known = heard.get(index) ?? new Map<string, boolean>();
  heard.set(index, known);
  const speaks = known.get(name) ?? isHeard(name, index);
  known.set(name, speaks);
  return speaks ? null : name;
}

/** Words between the two, with that word: "about the chancellor". */
const BEFORE = 2;
const ABOUT = /^(?:about|abt|regarding|concerning|against|to|towards?|on)$/u;

/** Whether the first whom a question names comes right after "about" or the like: then somebody else spoke. */
function isSpokenOf(text: string, { analyzer }: SearchIndex): boolean {
  const tokens = words(text);
  const start = analyzer.names.mentions(tokens)[0]?.start ?? 0;
  return tokens.slice(Math.max(0, start - BEFORE), start).some((word) => ABOUT.test(word));
}

/** Whether somebody is quoted, or is the first whom a sentence that reports speech names. */
function isHeard(name: string, index: SearchIndex): boolean {
  return index.units.some((unit) => {
    const speakers = unit.passage.quotation?.speakers;
    if (speakers) return speakers.includes(name);
    return (
      reportsSpeech(unit.text) &&
      index.termsOf(unit).find((term) => term.startsWith('@')) === `@${name}`
    );
  });
}
