import { cite } from '../../contract/citations.ts';
import type { Context } from '../../contract/command.ts';
import { span, template } from '../../contract/replies.ts';
import type { Block } from '../../contract/reply.ts';
import { isStopWord, stem, words } from '../../language/words.ts';
import type { Finding } from './ask.ts';

/** The sentences shown, each with its place and the words of the question that it or its paragraph holds. */
export function evidenceOf(
  { sentences, reading, ranked }: Finding,
  { corpus, index }: Context,
): readonly Block[] {
  const asked = words(reading.text).filter((word) => !isStopWord(word));
  const held = ranked[0]?.target.held ?? new Set<string>();
  return sentences.flatMap((unit) => {
    const own = new Set(words(unit.text).map(stem));
    const matched = asked.filter((word) => own.has(stem(word)));
    const around = asked.filter(
      (word) => !matched.includes(word) && (held.has(stem(word)) || namesIn(word, held, index)),
    );
    return [
      span(unit.text, [cite(corpus, unit.passage)]),
      template(
        `Words in this sentence: ${[...new Set(matched)].join(', ') || 'none'}. In its paragraph: ${[...new Set(around)].join(', ') || 'none'}. The rest was matched by sense and by what readers ask.`,
      ),
    ];
  });
}

function namesIn(word: string, held: ReadonlySet<string>, index: Context['index']): boolean {
  return index.analyzer.terms(word).some((term) => held.has(term));
}
