import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';
import type { Reply } from '../../src/contract/reply.ts';
import { firstPart, placesOf } from './score.ts';

/** A question by somebody who knows the articles and nothing of the bot. */
export interface ReaderQuestion {
  readonly question: string;
  /** "global-news ¶1": every paragraph that answers; none where no article does. */
  readonly at: readonly string[];
  /** Paragraphs that set a false assumption of the question right. */
  readonly corrects: readonly string[];
}

const PLACES = z.array(z.string()).readonly();
const QUESTION = z.object({ question: z.string(), at: PLACES, corrects: PLACES.default([]) });
const NAME = z.enum(['development', 'report', 'voices', 'fresh']);
const READERS = z.record(NAME, z.array(QUESTION).readonly());

/** The sets of test/evaluation/readers.yaml by name. */
export async function readReaders(): Promise<
  Readonly<Record<z.output<typeof NAME>, readonly ReaderQuestion[]>>
> {
  const text = await readFile(new URL('./readers.yaml', import.meta.url), 'utf8');
  return READERS.parse(parse(text));
}

/** Whether a reply answers with a paragraph that does, first. */
export function isAnswered(reply: Reply, { at }: ReaderQuestion): boolean {
  const places = placesOf(firstPart(reply).blocks);
  return reply.status === 'answer' && at.some((place) => places.has(place));
}

/** Whether a reply to a question that nothing answers says so, or sets its assumption right. */
export function isRefused(reply: Reply, { corrects }: ReaderQuestion): boolean {
  const places = placesOf(firstPart(reply).blocks);
  return (
    reply.status !== 'answer' ||
    reply.command === 'help' ||
    corrects.some((place) => places.has(place))
  );
}
