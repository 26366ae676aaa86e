import { describe, expect, test } from 'vitest';
import { createConversations } from '../../src/bot/conversation.ts';
import { answer, invalid, template } from '../../src/contract/replies.ts';
import { openWorld, SHIPPED, textsOf } from '../fixtures/corpora.ts';

const world = await openWorld(SHIPPED);
let conversations = 0;

/** Says things one after the other in a conversation of its own; the last reply. */
async function converse(...messages: readonly string[]) {
  conversations++;
  let reply = await world.say(messages[0] ?? '', `t${conversations}`);
  for (const message of messages.slice(1)) reply = await world.say(message, `t${conversations}`);
  return reply;
}

describe('a follow-up', () => {
  test('"and X?" asks the same of somebody else', async () => {
    expect(await converse('/quote trump', 'and putin?')).toMatchObject({
      command: 'quote',
      title: 'Vladimir Putin',
    });
    expect(await converse('who is lavrov', 'and ushakov?')).toMatchObject({
      command: 'whois',
      title: 'Yury Ushakov',
    });
  });

  test('"and X?" after a question puts the name in the place of the other', async () => {
    const { suggestions } = await converse('what does putin want from the talks', 'and trump?');
    expect(suggestions?.[0]).toBe('/ask what does Donald Trump want from the talks why:yes');
    const next = await converse('what did putin say about biden', 'and trump?');
    expect(JSON.stringify(next)).not.toContain('Donald Trump what');
  });

  test('"another one" goes on where the last quotation ended', async () => {
    const first = await converse('/quote putin limit:1');
    const second = await converse('/quote putin limit:1', 'another one');
    expect(second).toMatchObject({ command: 'quote', status: 'answer' });
    expect(textsOf(second)[0]).not.toBe(textsOf(first)[0]);
  });

  test('"more" after everything was shown says so', async () => {
    expect(await converse('/quote peskov', 'more')).toMatchObject({
      command: 'quote',
      status: 'no_answer',
    });
  });

  test('"who said that?" and "is that true?" check the quotation shown last', async () => {
    for (const question of ['who said that?', 'is that true?', 'did he really say that'])
      expect(await converse('/quote peskov', question)).toMatchObject({
        command: 'verify',
        blocks: expect.arrayContaining([
          expect.objectContaining({ verdict: 'verbatim', speaker: 'Dmitry Peskov' }),
        ]),
      });
  });

  test('"when was that?" shows the date of the quotation', async () => {
    const { blocks } = await converse('/quote trump about:killing', 'when was that?');
    expect(blocks).toContainEqual(
      expect.objectContaining({ kind: 'quotation', date: '2025-08-15' }),
    );
  });

  test('"where does it say that?" shows what the answer rests on', async () => {
    expect(await converse('why was the lunch cancelled', 'where does it say that?')).toMatchObject({
      command: 'ask',
      title: 'Why this answer',
    });
  });

  test('"what did he say?" quotes the person of whom was spoken', async () => {
    expect(await converse('who is peskov', 'what did he say?')).toMatchObject({
      command: 'quote',
      title: 'Dmitry Peskov',
    });
  });

  test('"what about before 2022?" filters the timeline anew', async () => {
    const { command, blocks } = await converse('/timeline', 'what about before 2022?');
    expect(command).toBe('timeline');
    expect(blocks.every((block) => block.kind !== 'event' || block.date < '2022')).toBe(true);
  });

  test('"is it true that …" asks anew', async () => {
    const question = 'is it true that the lunch was cancelled';
    const { suggestions } = await converse('who is peskov', question);
    expect(suggestions).toEqual([`/ask ${question} why:yes`]);
  });

  test('a new topic does not inherit the old one', async () => {
    const alone = await converse('was there a red carpet');
    expect(await converse('/quote trump about:killing', 'was there a red carpet')).toEqual(alone);
  });

  test('"they" with a word of its own stands alone, "it" does not', async () => {
    const alone = await converse('what about security guarantees', 'when will they meet next');
    expect(alone.line).toBe('/ask when will they meet next');
    const { line } = await converse('why was the lunch cancelled', 'was it scheduled');
    expect(line).toContain('lunch');
  });

  test('a question for what no article has is not answered with what was asked before', async () => {
    for (const question of ['was a unicorn there', 'is there a dentist?'])
      expect(await converse('why was the lunch cancelled', question)).toMatchObject({
        status: 'no_answer',
      });
  });

  test('that says itself what somebody said or did asks that', async () => {
    const { line } = await converse('was there a deal', 'why not', 'and what did zelensky say');
    expect(line).toBe('/ask and what did zelensky say');
    const other = await converse('when did putin arrive', 'and when did trump leave');
    expect(other.line).toBe('/ask and when did trump leave');
    expect(await converse('who is lavrov', 'and what did ushakov say')).toMatchObject({
      command: 'ask',
    });
  });

  test('with a noun alone puts it in the place of the other', async () => {
    for (const question of ['and the talks?', 'what about the talks'])
      expect((await converse('how long was the press conference?', question)).line).toBe(
        '/ask how long was the talks',
      );
    const { line } = await converse('why was the lunch cancelled', 'and the flight?');
    expect(line).toBe('/ask why was the flight cancelled');
  });

  test('about "him" asks about whom the question before named, without its topic', async () => {
    const { line, suggestions } = await converse(
      'What did Zelensky write on Telegram?',
      'was he invited?',
    );
    expect(line).toBe('/ask was Volodymyr Zelenskyy invited?');
    expect(suggestions).toEqual([`${line} why:yes`]);
    const possessive = await converse('When did Putin arrive?', 'and his past profession?');
    expect(possessive.line).toBe('/ask and Vladimir Putin’s past profession?');
  });

  test('that begins with "he" is about whom the message before named, or its answer where it asked who', async () => {
    const lines = [
      [
        'who is daalder',
        'what does he think of trump’s invitation',
        '/ask what does Ivo Daalder think of trump’s invitation',
      ],
      ['who interviewed trump', 'what is his job', '/ask what is Sean Hannity’s job'],
      [
        '/quote carney',
        'when did he speak with zelensky',
        '/ask when did Mark Carney speak with zelensky',
      ],
    ] as const;
    for (const [before, question, line] of lines)
      expect((await converse(before, question)).line).toBe(line);
  });

  test('with a body alone puts it in the place of the other', async () => {
    const { line } = await converse('what did the UN say', 'what about the Kremlin?');
    expect(line).toBe('/ask what did the Kremlin say');
  });

  test('"and what did X say?" after quotations on a topic asks for all words of X', async () => {
    const { line } = await converse('/quote daalder about:icc', 'and what did Taylor say?');
    expect(line).toBe('/quote Bill Taylor');
  });

  test('with a subject of its own takes nothing along', async () => {
    const question = 'and how long was the press conference?';
    expect((await converse('how long did they talk', question)).line).toBe(`/ask ${question}`);
  });

  test('"when was that?" after an answer is a question, not a check of words', async () => {
    const { command } = await converse('what did putin say about biden', 'when was that?');
    expect(command).toBe('ask');
  });

  test('that finds the same again admits it, and offers no words put together to search by', async () => {
    const before = 'what happened to the lunch';
    const { blocks, suggestions } = await converse(before, 'who was supposed to be there?');
    const [first] = (await converse(before)).blocks;
    expect(blocks.slice(0, 2)).toEqual([template('What I showed just now comes nearest:'), first]);
    expect(suggestions).toEqual([]);
  });

  test('"who said that?" of what an article tells itself says that it does, and shows it again', async () => {
    const reply = await converse('why was the lunch cancelled', 'who said that?');
    expect(reply).toMatchObject({ command: 'ask', status: 'answer' });
    const [said, told] = textsOf(reply);
    expect(said).toMatch(/^That is no quotation\. .+ tells it:$/u);
    expect(told).toContain('lunch');
  });

  test('"what else?" after words of somebody brings more of them', async () => {
    expect(await converse('what did trump tell fox news', 'what else?')).toMatchObject({
      command: 'quote',
      title: 'Donald Trump',
    });
  });

  test('"who is he?" and "what did he say?" after an answer that names somebody are about them', async () => {
    const before = 'who called the conversation very positive';
    expect(await converse(before, 'who is he?')).toMatchObject({
      command: 'whois',
      title: 'Dmitry Peskov',
    });
    expect(await converse(before, 'what else did he say?')).toMatchObject({
      command: 'quote',
      title: 'Dmitry Peskov',
    });
  });

  test('"who said that?" where nobody was quoted says so', async () => {
    for (const question of ['who said that?', 'did he really say that?'])
      expect(await converse('who is witkoff', question)).toMatchObject({
        status: 'no_answer',
        reason: 'not_quoted',
      });
  });

  test('"what does it mean?" after a quotation is no question that the articles answer', async () => {
    for (const before of ['/quote peskov', '/verify "Next time in Moscow" speaker:trump'])
      expect(await converse(before, 'what does it mean?')).toMatchObject({
        status: 'no_answer',
        reason: 'declined',
      });
  });

  test('without anything before says so', async () => {
    for (const question of ['another one', 'who said that?', 'why?', 'what does it mean?'])
      expect(await converse(question)).toMatchObject({ status: 'invalid' });
  });

  test('stays in its conversation', async () => {
    await world.say('/quote peskov', 'here');
    expect(await world.say('who said that?', 'elsewhere')).toMatchObject({ status: 'invalid' });
  });
});

test('a wish for words that nobody said is asked as a question too', async () => {
  const question = 'How did Trump sum up the main result in one soundbite?';
  expect(await world.say(question)).toMatchObject({ command: 'ask', status: 'answer' });
});

describe('the memory of conversations', () => {
  const intent = { command: 'ask', options: { question: 'q' } };
  const good = answer([template('text')]);

  test('is lost half an hour after the last message', () => {
    let now = 0;
    const memory = createConversations(() => now);
    memory.note('c', intent, good);
    now = 29 * 60_000;
    expect(memory.recall('c')).not.toBeNull();
    now = 31 * 60_000;
    expect(memory.recall('c')).toBeNull();
  });

  test('holds a thousand conversations, the latest ones', () => {
    const memory = createConversations(() => 0);
    for (let i = 0; i < 5000; i++) memory.note(`c${i}`, intent, good);
    expect(memory.recall('c0')).toBeNull();
    expect(memory.recall('c3999')).toBeNull();
    expect(memory.recall('c4000')).not.toBeNull();
  });

  test('keeps nothing of a request that went wrong', () => {
    const memory = createConversations(() => 0);
    memory.note('c', intent, invalid('wrong'));
    expect(memory.recall('c')).toBeNull();
  });
});
