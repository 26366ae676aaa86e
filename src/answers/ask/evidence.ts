import { cite } from '../../contract/citations.ts';
import type { Context } from '../../contract/command.ts';
import { quotationBlock } from '../../contract/quotation-block.ts';
import { span, template } from '../../contract/replies.ts';
import type { Block } from '../../contract/reply.ts';
import { isStopWord, stem, words } from '../../language/words.ts';
import type { Finding } from './ask.ts';

/** The sentences shown, each with its place and the words of the question that it or its paragraph holds. */
export function evidenceOf(
  { sentences, reading, ranked }: Finding,
  { corpus, index }: Context,
): readonly Block[] {
  const asked = [...new Set(words(reading.text).filter((word) => !isStopWord(word)))];
  const held = ranked[0]?.target.held ?? new Set<string>();
  return sentences.flatMap(({ text, passage }) => {
    const own = new Set(words(text).map(stem));
    const here = asked.filter((word) => own.has(stem(word)));
    const around = asked.filter(
      (word) => !here.includes(word) && (held.has(stem(word)) || namesIn(word, held, index)),
    );
    return [
      passage.quotation ? quotationBlock(corpus, passage) : span(text, [cite(corpus, passage)]),
      template(foundBy({ asked, here, around })),
    ];
  });
}

/** The words of a question: all of them, those in a sentence, and those in its paragraph only. */
interface Words {
  readonly asked: readonly string[];
  readonly here: readonly string[];
  readonly around: readonly string[];
}

function foundBy({ asked, here, around }: Words): string {
  const places = [
    ...(here.length > 0 ? [`here: ${here.join(', ')}`] : []),
    ...(around.length > 0 ? [`in the paragraph around it: ${around.join(', ')}`] : []),
  ];
  if (places.length === 0) return 'It holds no word of your question: it was found by meaning.';
  const rest = here.length + around.length < asked.length;
  return `Words of your question ${places.join('; ')}.${rest ? ' The rest was matched by meaning.' : ''}`;
}

function namesIn(word: string, held: ReadonlySet<string>, index: Context['index']): boolean {
  return index.analyzer.terms(word).some((term) => held.has(term));
}
