import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';

/** A question of the project's own evaluation set. */
export interface EvaluationQuestion {
  readonly question: string;
  /** Any of these strings in a reply shows that it is right; null where no article answers. */
  readonly answers: readonly string[] | null;
  /** "global-news ¶1": every paragraph whose citation counts. */
  readonly at: readonly string[];
  readonly kind: string | null;
}

const QUESTIONS = z.array(
  z
    .object({
      question: z.string(),
      answers: z.array(z.string()).nullable(),
      at: z.array(z.string()).default([]),
      kind: z.string().nullable().default(null),
    })
    .readonly(),
);

/**
 * One half of test/evaluation/questions.yaml: every second question is to develop with, the others only to report.
 */
export async function readQuestions(
  half: 'development' | 'report',
): Promise<readonly EvaluationQuestion[]> {
  const text = await readFile(new URL('./questions.yaml', import.meta.url), 'utf8');
  return QUESTIONS.parse(parse(text)).filter((_, i) => (i % 2 === 0) === (half === 'development'));
}
