import * as z from 'zod';
import { cite } from '../src/contract/citations.ts';
import { defineCommand } from '../src/contract/command.ts';
import { answer, noAnswer, span } from '../src/contract/replies.ts';

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
  }),
  run({ question }, { corpus, index }) {
    const hits = index.search(index.analyzer.terms(question), 20);
    const unit = hits.find(({ source }) => source.kind === 'unit')?.source;
    if (unit?.kind !== 'unit') return noAnswer('The articles do not tell.');
    return answer([span(unit.unit.text, [cite(corpus, unit.unit.passage)])]);
  },
});
