import type { Context } from '../../contract/command.ts';
import type { Reply } from '../../contract/reply.ts';
import { words } from '../../language/words.ts';
import { ask, type Finding } from './ask.ts';
import { askReply, bothReply, halfReply, whyBothReply } from './reply.ts';

const TWO =
  /^((?:\p{L}+,? )?(?:who|what|when|where|why|how|which|did|does|do|was|were|is|are)\b.{8,}?)[,?]*\s+(?:and|&|also)\s+(?:also |then )?((?:who|what|when|where|why|how|which)\b.{8,})$/iu;
/** What the second half takes from the first, unless that has it as well: then they are one question. */
const REFERS =
  /\b(?:he|she|it|they|him|his|her|hers|its|them|their|that|this|these|those|one|the (?:answer|reply|response|reaction|result|outcome|reason))\b/iu;

/** May mean those whom all is about, where the question as a whole finds no answer. */
const PLURAL = /^(?:they|them|their)$/iu;

/**
 * The answers to two questions put in one, when they are answered by different paragraphs, or only one is; else null.
 * @param why whether what they rest on is wanted instead.
 */
export function replyToBoth(question: string, why: boolean, context: Context): Reply | null {
  const [, first, second] = TWO.exec(question) ?? [];
  if (first === undefined || second === undefined) return null;
  const [taken] = REFERS.exec(second) ?? [];
  const refers = taken !== undefined && !words(first).includes(taken.toLowerCase());
  const isAnswered = () => askReply(question, ask(question, context), context).status === 'answer';
  if (refers && (!PLURAL.test(taken) || isAnswered())) return null;
  const halves = [first, second].map((half) => ({ half, finding: ask(half, context) }));
  const answered = halves.filter(
    ({ half, finding }) => askReply(half, finding, context).status === 'answer',
  );
  const [one] = answered;
  if (!one) return null;
  if (answered.length === 1) return why ? null : halfReply(one, one === halves[0], context);
  if (new Set(halves.map(({ finding }) => placeOf(finding))).size < 2) return null;
  return why ? whyBothReply(halves, context) : bothReply(halves, context);
}

function placeOf({ ranked: [best] }: Finding): string {
  return `${best?.target.article} ${best?.target.paragraph}`;
}
