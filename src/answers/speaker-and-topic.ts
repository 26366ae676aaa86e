import type { NameIndex } from '../language/names.ts';
import { words } from '../language/words.ts';

/** A speaker and what the words shall be about, as somebody typed them. */
export interface SpeakerAndTopic {
  readonly speaker: string;
  readonly about: string;
}

const WITH_PREPOSITION = /^(.+?)\s+(?:about|on|over|re|regarding|concerning)[:\s]\s*(.+)$/isu;

/** "lee about the war", "lee war": both parts of what was typed for a speaker; null where it is a name alone. */
export function speakerAndTopic(typed: string, names: NameIndex): SpeakerAndTopic | null {
  const isName = (text: string) => names.resolve(text).kind === 'one';
  const typedWords = words(typed);
  if (names.mentionAt(typedWords, 0)?.end === typedWords.length) return null;
  const [, before = '', after = ''] = WITH_PREPOSITION.exec(typed) ?? [];
  if (isName(before)) return { speaker: before, about: after };
  if (names.resolve(typed).kind !== 'none') return null;
  const parts = typed.split(/\s+/u);
  const length = parts.findLastIndex((_, i) => i > 0 && isName(parts.slice(0, i).join(' ')));
  if (length < 0) return null;
  return { speaker: parts.slice(0, length).join(' '), about: parts.slice(length).join(' ') };
}
