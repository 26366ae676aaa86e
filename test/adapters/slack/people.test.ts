import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { rateLimited } from '../../../src/contract/replies.ts';
import type { Origin } from '../../../src/contract/request.ts';
import {
  DIRECT,
  directMessage,
  event,
  mention,
  type Payload,
  press,
  shortcut,
  submission,
  typeAhead,
  USER,
} from '../../emulators/slack/payloads.ts';
import type { Posted } from '../../emulators/slack/web-api.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';
import { type Started, shared, startBot, startForTest, until } from './starting.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let started: Started;
beforeAll(async () => {
  started = await startBot();
});
afterAll(() => started.stop());

/** The first message that appears after `cause`. */
async function answerTo(cause: () => Promise<unknown>): Promise<Posted> {
  const { posted } = started.slack;
  const before = posted.items.length;
  await cause();
  await posted.count(before + 1);
  const answer = posted.items[before];
  if (!answer) throw new Error('no answer');
  return answer;
}

function buttons({
  body,
}: Pick<Posted, 'body'>): { action_id: string; value: string; text: { text: string } }[] {
  return JSON.parse(JSON.stringify(body.blocks)).flatMap((block: { type: string; elements: [] }) =>
    block.type === 'actions' ? block.elements : [],
  );
}

test('a slash command is acknowledged with nothing and answered publicly with its sources', async () => {
  const { via, body } = await answerTo(async () => {
    expect((await started.slack.command('/quote', 'daalder')).payload).toBeUndefined();
  });
  expect(via).toBe('respond');
  expect(body).toMatchObject({
    response_type: 'in_channel',
    unfurl_links: false,
    unfurl_media: false,
  });
  expect(body.text).toMatch(/Ivo Daalder[\s\S]*\[.* ¶\d+\]/u);
});

test('what the articles do not tell is said to the asker alone, who may share it', async () => {
  const { slack } = started;
  const no = await answerTo(() => slack.command('/compare', 'price of cheese'));
  expect(no.body.response_type).toBe('ephemeral');
  const share = buttons(no).find(({ action_id }) => action_id === 'share');
  expect(share).toBeDefined();
  if (!share) return;
  const shared = await answerTo(() => slack.interact(press(share)));
  expect(shared.body).toMatchObject({ response_type: 'in_channel', replace_original: false });
  expect(shared.body.text).toBe(no.body.text);
  expect(buttons(shared).some(({ action_id }) => action_id === 'share')).toBe(false);
});

test('a suggestion is a button, and pressing it asks it', async () => {
  const { slack } = started;
  const help = await answerTo(() => slack.command('/help', ''));
  const [first] = buttons(help).filter(({ action_id }) => action_id.startsWith('try:'));
  expect(first?.text.text).toBe(first?.value);
  if (!first) return;
  const asked = await answerTo(() => slack.interact(press(first)));
  expect(asked.body.text).not.toBe(help.body.text);
});

test('a long reply is turned page by page in its place, and its first text holds all of it', async () => {
  const { slack } = started;
  const first = await answerTo(() => slack.command('/timeline', ''));
  const next = buttons(first).find(({ action_id }) => action_id === 'page:next');
  if (!next) throw new Error('one page only');
  const second = await answerTo(() => slack.interact(press(next)));
  expect(second.body).toMatchObject({ replace_original: true });
  expect(second.body.response_type).toBeUndefined();
  const shown = String(second.body.text).split('\n').at(-1) ?? '';
  expect(String(first.body.text)).toContain(shown);
  const back = buttons(second).find(({ action_id }) => action_id === 'page:back');
  if (!back) throw new Error('no way back');
  const again = await answerTo(() => slack.interact(press(back)));
  expect(again.body.blocks).toEqual(first.body.blocks);
});

test('what only one person sees stays theirs while they turn pages and follow suggestions', async () => {
  const { slack } = started;
  const container = { type: 'message', channel_id: 'C0GENERAL1', is_ephemeral: true };
  const first = await answerTo(() => slack.command('/timeline', ''));
  const next = buttons(first).find(({ action_id }) => action_id === 'page:next');
  if (!next) throw new Error('one page only');
  const second = await answerTo(() => slack.interact(press(next, { container })));
  expect(buttons(second).some(({ action_id }) => action_id === 'share')).toBe(true);
  const suggested = { action_id: 'try:0', value: '/quote daalder' };
  const followed = await answerTo(() => slack.interact(press(suggested, { container })));
  expect(followed.body.response_type).toBe('ephemeral');
});

test('a page is found again after a restart, from what the button holds', async () => {
  const other = await startBot();
  const first = await answerTo(() => started.slack.command('/timeline', ''));
  const next = buttons(first).find(({ action_id }) => action_id === 'page:next');
  if (!next) throw new Error('one page only');
  await other.slack.interact(press(next));
  const second = await other.slack.posted.find(() => true);
  expect(second.body).toMatchObject({ replace_original: true });
  await other.stop();
});

test('so is a page of an answer that leant on the question before it', async () => {
  const before = await startForTest();
  const user = { channel: 'D0FOLLOWUP' };
  await before.slack.event(directMessage('quote trump limit:20', user));
  await before.slack.posted.count(1);
  await before.slack.event(directMessage('and putin?', user));
  const [, first] = await before.slack.posted.count(2);
  const next = first && buttons(first).find(({ action_id }) => action_id === 'page:next');
  if (!next) throw new Error('one page only');
  const after = await startForTest();
  await after.slack.interact(press(next));
  const second = await after.slack.posted.find(() => true);
  expect(second.body).toMatchObject({ replace_original: true });
  expect(second.body.text).toContain('Vladimir Putin');
});

test('who turns pages too often is told so, and the page stays', async () => {
  const { bot } = await shared;
  const busy: Bot = { ...bot, handle: async () => rateLimited('Please wait a moment.') };
  const { slack } = await startForTest({ bot: busy });
  const value = JSON.stringify({ ask: '/timeline', seal: 'x'.repeat(16), page: 1 });
  await slack.interact(press({ action_id: 'page:next', value }));
  const { body } = await slack.posted.find(() => true);
  expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(body.text).toBe('Please wait a moment.');
});

test('a button that holds nonsense, or a reply that is no more, is told so to who pressed it', async () => {
  const gone = JSON.stringify({ ask: '/quote nobody', seal: 'x'.repeat(16), page: 1 });
  for (const value of ['', '{', 'null', gone, JSON.stringify({ ask: '', page: -1 })]) {
    const answer = await answerTo(() =>
      started.slack.interact(press({ action_id: 'page:next', value })),
    );
    expect(answer.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(answer.body.text).toContain('ask again');
  }
});

test('/quote without options opens a form whose answer stands where the command was typed', async () => {
  const { slack } = started;
  await slack.command('/quote', '');
  const { args } = await slack.calls.find(({ method }) => method === 'views.open');
  const view = JSON.parse(JSON.stringify(args.view));
  expect(view.blocks.map(({ block_id }: { block_id: string }) => block_id)).toEqual([
    'speaker',
    'about',
  ]);
  const answer = await answerTo(() => slack.interact(submission(view, { speaker: 'Ivo Daalder' })));
  expect(answer.via).toBe('respond');
  expect(answer.body.text).toContain('Ivo Daalder');
});

test('a form sent in after half an hour is answered by a post: its address takes nothing any more', async () => {
  const { slack } = started;
  const before = slack.calls.items.length;
  await slack.command('/quote', '');
  const opened = () =>
    slack.calls.items.slice(before).find(({ method }) => method === 'views.open');
  await until(() => opened() !== undefined);
  const view = JSON.parse(JSON.stringify(opened()?.args.view));
  const place = JSON.parse(view.private_metadata);
  place.response.since -= 30 * 60_000;
  view.private_metadata = JSON.stringify(place);
  const answer = await answerTo(() => slack.interact(submission(view, { speaker: 'Ivo Daalder' })));
  expect(answer.via).toBe('postMessage');
});

test('where no form can be opened, the command is answered in words', async () => {
  const { slack } = started;
  slack.fail('views.open', { error: 'expired_trigger_id' });
  const answer = await answerTo(() => slack.command('/quote', ''));
  expect(answer.body.text).toContain('/quote');
});

test('the type-ahead of a form suggests what the bot suggests, and takes free text', async () => {
  const { slack } = started;
  const ack = await slack.interact(typeAhead('option:quote:speaker', 'daal'));
  expect(ack.payload).toMatchObject({
    options: [{ value: 'daal' }, { text: { type: 'plain_text', text: 'Ivo Daalder' } }],
  });
  const all = await slack.interact(typeAhead('option:compare:topic', ''));
  expect(JSON.stringify(all.payload).length).toBeGreaterThan(200);
});

test('the shortcut checks a message for the one who used it, whatever markup it carries', async () => {
  const text = '<@U0OTHER001> “There’s no deal until there’s a deal”';
  const { body } = await answerTo(() => started.slack.interact(shortcut(text)));
  expect(body).toMatchObject({ response_type: 'ephemeral' });
  expect(body.text).toMatch(/VERBATIM|ALTERED/u);
  const empty = await answerTo(() => started.slack.interact(shortcut('')));
  expect(empty.body).toMatchObject({ response_type: 'ephemeral' });
  expect(empty.body.text).toContain('quotation');
});

test.each([
  '&lt;!channel&gt; “There’s no deal until there’s a deal”',
  '<!channel> “There’s no deal until there’s a deal”',
  '<!subteam^S0DESK0001|@desk> <@U0OTHER001|bob>: “There’s no deal until there’s a deal”',
  '<https://news.example/a|“There’s no deal until there’s a deal”>',
  '“There’s no deal until there’s a deal” <#C0GENERAL1>',
])('what Slack writes for mentions and links misleads no verdict: %s', async (text) => {
  const { slack } = started;
  const typed = await answerTo(() => slack.command('/verify', text));
  expect(typed.body.text).toContain('VERBATIM');
  const used = await answerTo(() => slack.interact(shortcut(text)));
  expect(used.body.text).toContain('VERBATIM');
});

test('a direct message is answered without a thread, one in a thread in it', async () => {
  const { slack } = started;
  const plain = await answerTo(() => slack.event(directMessage('quote daalder')));
  expect(plain.body).toMatchObject({ channel: DIRECT, unfurl_links: 'false', parse: 'none' });
  expect(plain.body.thread_ts).toBeUndefined();
  const threaded = await answerTo(() =>
    slack.event(directMessage('quote daalder', { thread_ts: '1.5' })),
  );
  expect(threaded.body.thread_ts).toBe('1.5');
});

test('a mention is answered in its thread; what is for the asker alone where they see it', async () => {
  const { slack } = started;
  const answer = await answerTo(() => slack.event(mention('quote daalder', { ts: '7.1' })));
  expect(answer).toMatchObject({ via: 'postMessage', body: { thread_ts: '7.1' } });
  const no = await answerTo(() => slack.event(mention('compare price of cheese', { ts: '7.2' })));
  expect(no).toMatchObject({ via: 'postEphemeral', body: { user: USER } });
  expect(no.body.thread_ts).toBeUndefined();
});

test('nobody else is answered: other channels, other bots, changed messages, itself', async () => {
  const { slack } = started;
  const before = slack.posted.items.length;
  await slack.event(directMessage('hello', { channel: 'C1', channel_type: 'channel' }));
  await slack.event(directMessage('hello', { bot_id: 'B2' }));
  await slack.event(mention('hello', { bot_id: 'B2' }));
  await slack.event(directMessage('hello', { subtype: 'message_changed' }));
  await slack.event(directMessage('hello', { user: 'U0BOT00001' }));
  await slack.event(event({ type: 'reaction_added', user: USER, item: { channel: 'C1' } }));
  await answerTo(() => slack.command('/help', ''));
  expect(slack.posted.items.length).toBe(before + 1);
});

test('the app’s page says what it is, what to try and which articles; its buttons answer in a direct message', async () => {
  const { slack } = started;
  await slack.event(event({ type: 'app_home_opened', user: USER, tab: 'messages' }));
  await slack.event(event({ type: 'app_home_opened', user: USER, tab: 'home' }));
  const { args } = await slack.calls.find(({ method }) => method === 'views.publish');
  expect(args.user_id).toBe(USER);
  const shown = JSON.stringify(args.view);
  expect(shown).toContain('and from nothing else');
  const { corpus } = await shared;
  for (const { id, title } of corpus.articles) expect(shown).toMatch(new RegExp(`${id}|${title}`));
  for (const command of commands) expect(shown).toContain(`/${command.name}`);
  const { blocks } = JSON.parse(shown);
  const tries = buttons({ body: { blocks } }).filter(({ action_id: id }) => id.startsWith('try:'));
  expect(tries.length).toBeGreaterThanOrEqual(8);
  const container = { type: 'view', view_id: 'V1' };
  const pressed = press(
    { action_id: 'try:0', value: '/quote daalder' },
    { container, channel: undefined, message: undefined, response_url: undefined },
  );
  const answer = await answerTo(() => slack.interact(pressed));
  expect(answer.body.channel).toBe(USER);
});

test('the app’s page tells of the articles that answer when it is opened', async () => {
  const [first, second] = [await shared, await openWorld(INVENTED)];
  let current = first.bot;
  const bot: Bot = { ...first.bot, handle: (request) => current.handle(request) };
  const { slack } = await startForTest({ bot });
  const opened = event({ type: 'app_home_opened', user: USER, tab: 'home' });
  const pages = () => slack.calls.items.filter(({ method }) => method === 'views.publish');
  await slack.event(opened);
  await until(() => pages().length === 1);
  current = second.bot;
  await slack.event({ ...opened, event_id: 'Ev2' });
  await until(() => pages().length === 2);
  const [before, after] = pages().map(({ args }) => JSON.stringify(args.view));
  for (const { id } of first.corpus.articles) {
    expect(before).toContain(id);
    expect(after).not.toContain(id);
  }
  for (const { id } of second.corpus.articles) expect(after).toContain(id);
});

/** The calls that the assistant pane has seen, in order. */
function inPane(): readonly { method: string; args: Payload }[] {
  return started.slack.calls.items.flatMap(({ method, args }) =>
    method.startsWith('assistant.') ? [{ method: method.split('.').at(-1) ?? '', args }] : [],
  );
}

test('the assistant pane offers prompts, each of which yields an answer', async () => {
  const { slack } = started;
  const thread = { channel_id: DIRECT, thread_ts: '9.1', user_id: USER };
  await slack.event(event({ type: 'assistant_thread_started', assistant_thread: thread }));
  const { args } = await slack.calls.find(({ method }) => method.endsWith('setSuggestedPrompts'));
  const prompts: { title: string; message: string }[] = JSON.parse(JSON.stringify(args.prompts));
  expect(prompts).toHaveLength(4);
  for (const { message, title } of prompts) {
    expect(title).toMatch(/^[^/]{3,75}$/u);
    const said = directMessage(message, { thread_ts: '9.1' });
    const answer = await answerTo(() => slack.event(said));
    expect(answer.body.thread_ts).toBe('9.1');
    expect(answer.body.text).toMatch(/ ¶\d/u);
  }
});

test('in the pane it shows that it is at work before each answer, and names the thread after the first question', async () => {
  const { slack } = started;
  const before = inPane().length;
  const thread = { channel_id: DIRECT, thread_ts: '9.2' };
  const pane = { assistant_thread: { ...thread, user_id: USER } };
  await slack.event(event({ type: 'assistant_thread_started', ...pane }));
  await until(() => inPane().length === before + 1);
  for (const question of ['who is <@U0OTHER001> daalder &amp; co?', 'quote daalder'])
    await answerTo(() => slack.event(directMessage(question, { thread_ts: '9.2' })));
  const [, ...seen] = inPane().slice(before);
  const status = { method: 'setStatus', args: { ...thread, status: expect.any(String) } };
  expect(seen).toMatchObject([
    status,
    { method: 'setTitle', args: { ...thread, title: 'who is   daalder & co?' } },
    status,
  ]);
  const last = slack.calls.items.slice(-2).map(({ method }) => method);
  expect(last).toEqual(['assistant.threads.setStatus', 'chat.postMessage']);
});

test('an answer in the pane does not depend on what the pane takes', async () => {
  const { slack } = started;
  for (const method of ['setStatus', 'setTitle'])
    slack.fail(`assistant.threads.${method}`, { error: 'internal_error' });
  const said = directMessage('quote daalder', { thread_ts: '9.3' });
  expect((await answerTo(() => slack.event(said))).body.thread_ts).toBe('9.3');
});

test('every request says who asks, in which workspace', async () => {
  const { bot } = await shared;
  const origins: (Origin | undefined)[] = [];
  const listening: Bot = {
    ...bot,
    handle(request) {
      origins.push(request.origin);
      return bot.handle(request);
    },
    suggest(typing) {
      origins.push(typing.origin);
      return bot.suggest(typing);
    },
  };
  const { slack } = await startForTest({ bot: listening });
  const gone = JSON.stringify({ ask: '/help', seal: 'x'.repeat(16), page: 1 });
  const pane = { channel_id: DIRECT, thread_ts: '1.1', user_id: USER };
  await slack.command('/help', '');
  await slack.event(directMessage('help'));
  await slack.event(mention('help'));
  await slack.interact(press({ action_id: 'try:0', value: '/help' }));
  await slack.interact(press({ action_id: 'page:next', value: gone }));
  await slack.interact(shortcut('words'));
  await slack.interact(typeAhead('option:quote:speaker', 'x'));
  await slack.event(event({ type: 'app_home_opened', user: USER, tab: 'home' }));
  await slack.event(event({ type: 'assistant_thread_started', assistant_thread: pane }));
  await slack.command('/quote', '');
  const { args } = await slack.calls.find(({ method }) => method === 'views.open');
  const view = JSON.parse(JSON.stringify(args.view));
  await slack.interact(submission(view, { speaker: 'daalder' }));
  await until(() => origins.length === 11);
  for (const origin of origins)
    expect(origin).toMatchObject({ platform: 'slack', user: USER, guild: 'T0TEAM0001' });
});

test('nothing sent broke a limit of Slack', () => {
  expect(started.slack.violations).toEqual([]);
});
