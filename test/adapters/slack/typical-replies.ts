import { answer, invalid, noAnswer, span, template } from '../../../src/contract/replies.ts';
import type { Block, Citation, Reply } from '../../../src/contract/reply.ts';

/** One reply of each kind that people see most. */
export const TYPICAL: Readonly<Record<string, Reply>> = {
  answer: answer(
    [
      span('The ferry left at noon.', [cite('The Daily ¶3', 'https://daily.example/ferry')]),
      template('Also in the articles:'),
      span('It sailed an hour late.', [cite('herald ¶7')]),
      template('On this the articles differ:'),
      {
        kind: 'comparison',
        point: 'How late it left',
        values: [
          { article: 'daily', text: 'on time', citations: [cite('The Daily ¶3')] },
          { article: 'herald', text: 'an hour', citations: [cite('herald ¶7'), cite('herald ¶9')] },
          { article: 'gazette', text: null, citations: [] },
        ],
      },
    ],
    { suggestions: ['/ask when did the ferry leave why:yes'] },
  ),
  quotations: answer(
    [
      quotation('We sail whatever the weather', '2018-06-04'),
      quotation('That was a <bad> idea & I said *so*'),
    ],
    { title: 'Ada Lund' },
  ),
  timeline: answer(
    [
      event('2018-06-03', 'A storm is forecast'),
      event('2018-06-04', 'The ferry leaves'),
      event('2018-06-04', 'The harbour is closed'),
    ],
    { title: 'Timeline of the ferry' },
  ),
  verdict: answer([
    template('Not word for word: the articles print other words of Ada Lund.'),
    {
      kind: 'verdict',
      verdict: 'altered',
      claim: 'We will sail whatever the weather',
      speaker: 'Ada Lund',
      diff: [
        { op: 'same', text: 'We' },
        { op: 'removed', text: 'will' },
        { op: 'same', text: 'sail whatever the weather' },
      ],
      citations: [cite('The Daily ¶4')],
    },
    quotation('We sail whatever the weather', '2018-06-04'),
  ]),
  'honest no': noAnswer('The articles do not say. The Daily comes nearest:', {
    reason: 'not_told',
    near: [span('The ferry left at noon.', [cite('The Daily ¶3')])],
    suggestions: ['/ask when did the ferry leave', '/timeline'],
  }),
  slip: invalid('speaker is missing. /quote <speaker> [about:…]', ['/quote lund']),
  help: answer(
    [
      template('I answer questions about the ferry from 3 articles, and from nothing else.'),
      template('/quote <speaker> [about:…]: What somebody said, word for word'),
      template('speaker: Who said it (required)'),
    ],
    { title: 'Help', suggestions: ['/quote lund', '/timeline'] },
  ),
};

function cite(label: string, url?: string): Citation {
  const article = label.split(' ¶')[0] ?? '';
  return { article, passage: `${article}#1`, label, ...(url !== undefined && { url }) };
}

function quotation(text: string, date?: string): Block {
  const occasion = 'on the quay';
  const citations = [cite('The Daily ¶4')];
  const dated = date === undefined ? {} : { date };
  return { kind: 'quotation', text, speaker: 'Ada Lund', occasion, ...dated, citations };
}

function event(date: string, text: string): Block {
  return { kind: 'event', date, precision: 'day', text, citations: [cite('herald ¶2')] };
}
