import { describe, expect, test } from 'vitest';
import { renderPlain } from '../../../src/adapters/console/render.ts';
import { ask } from '../../../src/answers/ask/ask.ts';
import { askReply } from '../../../src/answers/ask/reply.ts';
import { TEXT_DOUBT_FEATURES } from '../../../src/answers/ask/text-doubt-features.ts';
import { TEXT_FEATURES } from '../../../src/answers/ask/text-features.ts';
import { TEXT_DOUBT_WEIGHTS, TEXT_WEIGHTS } from '../../../src/answers/ask/text-weights.ts';
import { boundsOf } from '../../../src/answers/ask/threshold.ts';
import { createSearchIndex } from '../../../src/retrieval/search-index.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const world = await openWorld(INVENTED);
const corpus = { ...world.corpus, queries: [], unanswered: [] };
const context = { corpus, index: createSearchIndex(corpus), commands: world.commands };
const firstOf = (question: string) => {
  const target = ask(question, context).ranked[0]?.target;
  return `${target?.article} ¶${target?.paragraph}`;
};

const replyTo = (question: string) => askReply(question, ask(question, context), context);

describe('a corpus without the questions of readers', () => {
  test('answers from what the articles say', () => {
    const reply = replyTo('Which captain commanded the Lodestar?');
    expect(reply.status).toBe('answer');
    expect(JSON.stringify(reply.blocks)).toContain('Captain Aldous Renwick');
  });

  test('finds a paragraph that says it in other words', () => {
    const places = ['imbry-courier ¶17', 'bell-002 ¶15', 'oskerra-weekly ¶15'];
    expect(places).toContain(firstOf('Which skipper took the bell away from its tower?'));
  });

  test('prefers a paragraph that names whom the question names', () => {
    const { ranked } = ask('What did Vasko say to the crowd?', context);
    expect(ranked[0]?.target.held).toContain('@Teodrin Vasko');
  });

  test('doubts what no article tells more than what one tells', () => {
    const told = ask('Where was the deed of transfer signed?', context).confidence;
    const untold = ask('What does a ticket for the tram in Lisbon cost?', context).confidence;
    expect(told).toBeGreaterThan(untold);
    expect(replyTo('xyzzy plugh')).toMatchObject({ status: 'no_answer', reason: 'off_topic' });
  });

  test.each([
    ['Who sweeps the quay?', 'not_told'],
    ['Who varnishes a violin?', 'off_topic'],
  ])(
    'a no to a question that speaks of what it is full of does not call that strange: %s',
    (question, reason) => {
      expect(replyTo(question)).toMatchObject({
        status: 'no_answer',
        reason,
      });
    },
  );

  test('says that it is not sure where one may tell, and shows what comes nearest', () => {
    const reply = replyTo('Who paid for the barrel of rum?');
    expect(reply).toMatchObject({ status: 'no_answer', reason: 'not_told' });
    const [said, ...nearest] = renderPlain({ ...reply, suggestions: [] }).split('\n');
    expect(said).toBe('I am not sure that the articles say this. These come nearest:');
    expect(nearest.length).toBeGreaterThan(1);
  });

  test('is surer before it answers than where it knows what readers ask', () => {
    expect(boundsOf(context.index).answered).toBeGreaterThan(boundsOf(world.index).answered);
    expect(boundsOf(context.index).unsure).toBeLessThan(boundsOf(world.index).unsure);
  });

  test('looks at every paragraph of a small corpus, whatever its words', () => {
    const { reading } = ask('Who varnishes a violin?', context);
    const places = new Set(
      context.index.units.flatMap(({ passage: { article, paragraphs } }) =>
        paragraphs.map((paragraph) => `${article} ¶${paragraph}`),
      ),
    );
    expect(reading.targets).toHaveLength(places.size);
  });

  test('takes a question about the articles for no other thing', () => {
    expect(replyTo('Which agencies does that story credit?').reason).not.toBe('off_topic');
    expect(replyTo('Tell me a story about dragons').reason).toBe('off_topic');
  });

  test('takes no word for its topic that only says what is asked for', () => {
    const { reading } = ask('On what day did the return take place?', context);
    expect(reading.terms).toEqual(['return']);
  });

  test('is judged by features that each have a weight', () => {
    expect(Object.keys(TEXT_WEIGHTS)).toEqual(Object.keys(TEXT_FEATURES));
    expect(Object.keys(TEXT_DOUBT_WEIGHTS)).toEqual(Object.keys(TEXT_DOUBT_FEATURES));
  });
});
