import type { Context } from '../../contract/command.ts';
import { findPerson } from '../../corpus/access.ts';
import { reportsSpeech } from '../../language/questions.ts';
import { words } from '../../language/words.ts';
import type { SearchIndex } from '../../retrieval/search-index.ts';
import { askedSpeaker } from './asked-speaker.ts';
import type { Reading } from './reading.ts';

const heard = new WeakMap<SearchIndex, Map<string, boolean>>();

/** The person whose words are asked for, when the articles report no words of theirs at all; else null. */
export function silentPerson(reading: Reading, { corpus }: Context): string | null {
  const { index } = reading;
  const name = askedSpeaker(reading)?.slice(1);
  if (name === undefined || findPerson(corpus, name)?.kind !== 'person') return null;
  const known = heard.get(index) ?? new Map<string, boolean>();
  heard.set(index, known);
  const speaks = known.get(name) ?? isHeard(name, index);
  known.set(name, speaks);
  return speaks ? null : name;
}

/** Whether somebody is quoted, is the first whom a sentence that reports speech names, or stands beside its verb. */
function isHeard(name: string, index: SearchIndex): boolean {
  return index.units.some((unit) => {
    const speakers = unit.passage.quotation?.speakers;
    if (speakers) return speakers.includes(name);
    return (
      reportsSpeech(unit.text) &&
      (index.termsOf(unit).find((term) => term.startsWith('@')) === `@${name}` ||
        standsBesideVerb(name, unit.text, index))
    );
  });
}

/** "Lee said", "said Lee"; not "told Lee". */
function standsBesideVerb(name: string, text: string, { analyzer }: SearchIndex): boolean {
  const tokens = words(text);
  return analyzer.names
    .mentions(tokens)
    .some(
      (mention) =>
        mention.name === name &&
        (/^(?:said|says)$/u.test(tokens[mention.start - 1] ?? '') ||
          reportsSpeech(tokens[mention.end] ?? '')),
    );
}
