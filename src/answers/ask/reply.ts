import { cite, distinct } from '../../contract/citations.ts';
import type { Context } from '../../contract/command.ts';
import { quotationBlock } from '../../contract/quotation-block.ts';
import { answer, noAnswer, span, template } from '../../contract/replies.ts';
import type { Block, Reply } from '../../contract/reply.ts';
import { articleName, findArticle } from '../../corpus/access.ts';
import { shorten } from '../../language/text.ts';
import type { Unit } from '../../retrieval/units.ts';
import { mentionsOf } from '../mentions.ts';
import { shortName } from '../people.ts';
import { ambiguity } from './ambiguity.ts';
import type { Finding } from './ask.ts';
import { differenceBlocks, differingPoint } from './differing-point.ts';
import { evidenceOf } from './evidence.ts';
import { leavesNameless } from './nameless.ts';
import { isAboutSomethingElse } from './off-topic.ts';
import { silentPerson } from './silent-person.ts';
import { boundsOf } from './threshold.ts';
import { unknownName } from './unknown-name.ts';

/** One of two questions that were put in one. */
export interface Half {
  readonly half: string;
  readonly finding: Finding;
}

/** The reply to a question: the answer with what belongs to it, or one of three kinds of no. */
export function askReply(question: string, finding: Finding, context: Context): Reply {
  const unclear = ambiguity(finding, context);
  if (unclear) return unclear;
  const unknown = unknownName(question, context);
  if (unknown !== null) return notMentioned(unknown, context);
  if (finding.sentences.length === 0 || isAboutSomethingElse(finding)) return offTopic(context);
  const silent = silentPerson(finding.reading, context);
  if (silent !== null) return notQuoted(silent, context);
  return finding.confidence < boundsOf(context.index).answered || leavesNameless(finding, context)
    ? notTold(finding, context)
    : found(question, finding, context);
}

/** Nobody types a longer question again to see what its answer rests on. */
const SHORT = 50;

function found(question: string, finding: Finding, context: Context): Reply {
  return answer(
    [
      ...blocksOf(finding.sentences, context),
      ...(finding.others.length > 0
        ? [template('Also in the articles:'), ...blocksOf(finding.others, context)]
        : []),
      ...differences(finding, context),
    ],
    question.length > SHORT
      ? {}
      : { suggestions: [`/ask ${question.replace(/["“”]/gu, '')} why:yes`] },
  );
}

/** Two answers under one another, each without what else stands in the articles. */
export function bothReply(halves: readonly Half[], context: Context): Reply {
  const suggestions = halves.map(({ half }) => `/ask ${half.replace(/["“”]/gu, '')}`);
  return answer(
    underOneAnother(halves, ({ finding }) => [
      ...blocksOf(finding.sentences, context),
      ...differences(finding, context),
    ]),
    { suggestions },
  );
}

/** The answer to one of two questions, and that the articles do not say what the other asks. */
export function halfReply({ half, finding }: Half, isFirst: boolean, context: Context): Reply {
  return answer(
    [
      ...(isFirst
        ? []
        : [template('To your first question the articles do not say. To the other:')]),
      ...blocksOf(finding.sentences, context),
      ...differences(finding, context),
      ...(isFirst ? [template('To your other question the articles do not say.')] : []),
    ],
    { suggestions: [`/ask ${half.replace(/["“”]/gu, '')}`] },
  );
}

/** What two answers rest on, under one another. */
export function whyBothReply(halves: readonly Half[], context: Context): Reply {
  return answer(
    underOneAnother(halves, ({ finding }) => evidenceOf(finding, context)),
    { title: 'Why these answers' },
  );
}

function underOneAnother(
  halves: readonly Half[],
  blocksFor: (half: Half) => readonly Block[],
): readonly Block[] {
  return halves.flatMap((half, i) => [
    ...(i > 0 ? [template('To your other question:')] : []),
    ...blocksFor(half),
  ]);
}

/** How the articles tell the point that an answer touches, and which are silent. */
function differences(finding: Finding, context: Context): readonly Block[] {
  const point = differingPoint(finding, context);
  return point ? differenceBlocks(point, context) : [];
}

/** What the answer rests on: sentence, article, paragraph, and the words that matched. */
export function whyReply(finding: Finding, context: Context): Reply {
  return answer(evidenceOf(finding, context), { title: 'Why this answer' });
}

function notQuoted(name: string, context: Context): Reply {
  return noAnswer(`The articles do not say: they quote no words of ${name}. What they tell:`, {
    reason: 'not_quoted',
    near: mentionsOf(name, context, 2),
    suggestions: [`/whois ${shortName(name, context)}`],
  });
}

function offTopic({ corpus }: Context): Reply {
  return noAnswer(
    `Nothing in the articles is about that. They are about ${corpus.event.name}, and I know nothing else.`,
    {
      reason: 'off_topic',
      suggestions: (corpus.event.examples.ask ?? []).slice(0, 3),
    },
  );
}

function notMentioned(name: string, { corpus }: Context): Reply {
  return noAnswer(`The articles do not mention “${shorten(name, 60)}”.`, {
    reason: 'unknown_name',
    suggestions: (corpus.event.examples.ask ?? []).slice(0, 2),
  });
}

/** From this share of the question on that a sentence covers, it is worth a look although it is no answer. */
const NEAR = 0.4;

function notTold(finding: Finding, context: Context): Reply {
  const { sentences, ranked, reading, confidence } = finding;
  const { corpus } = context;
  const suggestions = (corpus.event.examples.ask ?? []).slice(0, 2);
  const isUnsure = confidence > boundsOf(context.index).unsure && !leavesNameless(finding, context);
  const isNear = sentences.some((unit) => reading.index.compare(reading.text, unit).covers >= NEAR);
  const article = findArticle(corpus, ranked[0]?.target.article ?? '');
  if (!article || (!isUnsure && !isNear))
    return noAnswer('The articles do not say.', { reason: 'not_told', suggestions });
  const text = isUnsure ? 'I am not sure that the articles say this.' : 'The articles do not say.';
  const others = isUnsure ? finding.others : [];
  const nearest =
    others.length > 0 ? 'These come nearest:' : `${articleName(article)} comes nearest:`;
  return noAnswer(`${text} ${nearest}`, {
    reason: 'not_told',
    near: blocksOf([...sentences, ...others], context),
    suggestions,
  });
}

/** Sentences that stand together become one span, quotations their own blocks. */
function blocksOf(units: readonly Unit[], { corpus }: Context): readonly Block[] {
  const blocks: Block[] = [];
  for (const [i, { text, passage }] of units.entries()) {
    const before = units[i - 1];
    if (before?.passage.id === passage.id && passage.text.includes(`${before.text} ${text}`)) {
      blocks.pop();
      blocks.push(span(`${before.text} ${text}`, [cite(corpus, passage)]));
    } else
      blocks.push(
        passage.quotation
          ? quotationBlock(corpus, passage)
          : span(text, distinct([cite(corpus, passage)])),
      );
  }
  return blocks;
}
