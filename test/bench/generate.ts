import type { Article, Corpus } from '../../src/corpus/corpus.ts';

/** Different words, met as often as in real news without its stop words: 1 / (rank + 100) (Mandelbrot 1953). */
const VOCABULARY = 30_000;
const OFFSET = 100;
/** Words of a sentence. */
const LENGTH = 14;
/** Passages of an article. */
const PASSAGES = 50;

/** A corpus of `size` passages, and questions about some of them, odd ones too. The same each time. */
export function generateCorpus(size: number): { corpus: Corpus; questions: readonly string[] } {
  const next = random(size);
  const pick = () => word(Math.floor(OFFSET * ((VOCABULARY + OFFSET) / OFFSET) ** next()) - OFFSET);
  const sentences = Array.from({ length: size }, () =>
    Array.from({ length: LENGTH }, pick).join(' '),
  );
  const articles = Array.from({ length: Math.ceil(size / PASSAGES) }, (_, i) =>
    article(`article-${i + 1}`, sentences.slice(i * PASSAGES, (i + 1) * PASSAGES)),
  );
  const usual = Array.from({ length: 200 }, () => {
    const words = (sentences[Math.floor(next() * size)] ?? '').split(' ');
    return `why was ${words.slice(2, 7).join(' ')}`;
  });
  const long = sentences.slice(0, 12).join(' ');
  const odd = [long, 'the '.repeat(300), `${word(0)} `.repeat(150), '?', 'x'.repeat(900)];
  return {
    corpus: { event: EVENT, articles, people: [], points: [], queries: [], unanswered: [] },
    questions: [...usual, ...odd],
  };
}

const EVENT = {
  name: 'the generated news',
  aliases: [],
  place: 'nowhere',
  timezone: 'UTC',
  firstDay: '2024-01-01',
  lastDay: '2024-01-31',
  articles: [],
  moments: [],
  examples: {},
};

function article(id: string, sentences: readonly string[]): Article {
  return {
    id,
    outlet: null,
    title: id,
    published: null,
    kind: 'full',
    url: null,
    paragraphs: sentences.length,
    furniture: [],
    sections: [{ moment: 'day', date: null, statement: 'The day' }],
    passages: sentences.map((sentence, i) => ({
      id: `${id}#${i + 1}`,
      article: id,
      text: `${sentence}.`,
      paragraphs: [i + 1],
      section: 0,
      line: i + 1,
    })),
    file: `articles/${id}.md`,
  };
}

const SYLLABLES = 'ba ke lo mi nu ra se ti vo du fa ge hi'.split(' ');

/** An invented word for a rank, from 0. */
function word(rank: number): string {
  let made = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    made += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return `${made}n`;
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller 1988). */
function random(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
