import * as z from 'zod';
import { ask } from '../src/answers/ask/ask.ts';
import { askReply, whyReply } from '../src/answers/ask/reply.ts';
import { replyToBoth } from '../src/answers/ask/two-questions.ts';
import { defineCommand } from '../src/contract/command.ts';

export default defineCommand({
  name: 'ask',
  description: 'Answers a question from the articles, or says that they do not tell',
  positional: 'question',
  options: z.strictObject({
    question: z
      .string('needs a question')
      .trim()
      .min(1, 'needs a question')
      .max(1000, 'can be 1,000 characters long at most')
      .meta({ description: 'What you want to know' }),
    why: z
      .boolean('must be yes or no')
      .default(false)
      .meta({ description: 'Show what the answer rests on' }),
  }),
  run({ question, why }, context) {
    const both = replyToBoth(question, why, context);
    if (both) return both;
    const finding = ask(question, context);
    const reply = askReply(question, finding, context);
    return why && reply.status === 'answer' ? whyReply(finding, context) : reply;
  },
});
