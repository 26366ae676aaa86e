import * as z from 'zod';
import { suggestNames } from '../src/answers/people.ts';
import { comparisonOf, findPoints, MEANT, pointCitations } from '../src/answers/points.ts';
import { type Context, defineCommand } from '../src/contract/command.ts';
import { answer, noAnswer, span, template } from '../src/contract/replies.ts';
import type { Reply } from '../src/contract/reply.ts';
import type { Point } from '../src/corpus/corpus.ts';
import { shorten } from '../src/language/text.ts';

/** A point nearly as good as the best one is shown too. */
const NEARLY = 0.85;
const SHOWN = 3;

export default defineCommand({
  name: 'compare',
  description: 'Where the articles differ, one row an article',
  positional: 'topic',
  options: z.strictObject({
    topic: z.string().trim().max(200, 'can be 200 characters long at most').optional().meta({
      description: 'What to compare; without it, the list of points',
      suggests: true,
    }),
  }),
  run({ topic = '' }, context) {
    const { corpus, index } = context;
    if (corpus.points.length === 0)
      return noAnswer(
        'Nobody has compared these articles yet, so I cannot say where they differ.',
        {
          reason: 'not_compared',
        },
      );
    if (index.analyzer.terms(topic).length === 0) return allPoints(context);
    const found = findPoints(topic, corpus, index);
    const best = found[0]?.score ?? 0;
    const chosen = found
      .filter(({ score }) => score >= Math.max(MEANT, best * NEARLY))
      .slice(0, SHOWN);
    if (chosen.length > 0) {
      const related = found
        .filter((item) => item.score >= MEANT && !chosen.includes(item))
        .slice(0, 3);
      return answer(
        chosen.map(({ point }) => comparisonOf(corpus, point)),
        { suggestions: related.map(({ point }) => `/compare ${point.point}`) },
      );
    }
    const near = found.slice(0, 3).map(({ point }) => `/compare ${point.point}`);
    const examples = (corpus.event.examples.compare ?? []).slice(0, 2);
    return noAnswer(`No point of comparison fits “${shorten(topic, 60)}”.`, {
      reason: 'not_compared',
      suggestions: [...(near.length > 0 ? near : examples), '/compare'],
    });
  },
  suggest(_option, partial, { corpus }) {
    return suggestNames(
      corpus.points.map(({ point }) => point).filter((point) => point.length <= 100),
      partial,
    );
  },
});

const KINDS: Readonly<Record<Point['kind'], string>> = {
  conflict: 'Statements that do not fit together:',
  granularity: 'Told in more or less detail:',
  wording: 'Told in other words:',
  'only-some-report': 'Reported by some only:',
  spelling: 'Spelt differently:',
};

function allPoints({ corpus }: Context): Reply {
  const blocks = Object.entries(KINDS).flatMap(([kind, heading]) => {
    const points = corpus.points.filter((point) => point.kind === kind);
    return points.length === 0
      ? []
      : [
          template(heading),
          ...points.map((point) => span(point.point, pointCitations(corpus, point))),
        ];
  });
  const suggestions = corpus.points.slice(0, 3).map(({ point }) => `/compare ${point}`);
  return answer(blocks, { title: 'Where the articles differ', suggestions });
}
