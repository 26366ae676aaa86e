import type { Citation, Reply } from '../../../src/contract/reply.ts';

/** A reply of each kind with a text in every place that an article, a person or a user fills. */
export function repliesWith(text: string): readonly Reply[] {
  const citation: Citation = {
    article: 'a',
    passage: 'a#1',
    // as long as the name of an outlet may be
    label: `${text.slice(0, 100)} ¶1`,
    url: 'https://news.example/a',
  };
  const cited = { text, citations: [citation] };
  const common = { visibility: 'public', title: text, suggestions: [`/ask ${text}`] } as const;
  return [
    { ...common, status: 'answer', blocks: [{ kind: 'text', ...cited }] },
    {
      ...common,
      status: 'answer',
      blocks: [{ kind: 'quotation', ...cited, speaker: text, occasion: text, date: '2024-05-01' }],
    },
    {
      ...common,
      status: 'answer',
      blocks: [{ kind: 'event', ...cited, date: '2024-05-01', precision: 'day' }],
    },
    {
      ...common,
      status: 'answer',
      blocks: [
        {
          kind: 'comparison',
          point: text,
          values: [
            { ...cited, article: text },
            { article: text, text: null, citations: [] },
          ],
        },
      ],
    },
    {
      ...common,
      status: 'answer',
      blocks: [
        {
          kind: 'verdict',
          verdict: 'altered',
          claim: text,
          speaker: text,
          diff: [
            { op: 'same', text },
            { op: 'removed', text },
            { op: 'added', text },
          ],
          citations: [citation],
        },
      ],
    },
    {
      ...common,
      status: 'invalid',
      visibility: 'private',
      blocks: [{ kind: 'text', text, citations: [] }],
    },
  ];
}
