import type { App, webApi } from '@slack/bolt';
import type { Bot } from '../../bot/bot.ts';
import type { Answering } from './answering.ts';
import type { CommandNames } from './command-names.ts';
import { createChoices, createForm, FORMS, readForm } from './form.ts';
import { createHome } from './home.ts';
import { LIMITS } from './limits.ts';
import { SHORTCUT } from './manifest.ts';
import * as payloads from './payloads.ts';
import type { Place } from './place.ts';
import { ACTIONS, type Renderer } from './render.ts';
import * as request from './request.ts';

export interface ListenersOptions {
  readonly bot: Bot;
  readonly names: CommandNames;
  readonly answering: Answering;
  readonly renderer: Renderer;
  readonly client: webApi.WebClient;
}

/** Registers what the app answers to. Everything is acknowledged first; Bolt does so by itself for events. */
export function addListeners(app: App, options: ListenersOptions): void {
  const { bot, answering } = options;
  addCommands(app, options);
  addButtons(app, options);
  addPages(app, options);

  const hear = async (event: unknown) => {
    const message = payloads.MESSAGE.safeParse(event);
    if (!message.success) return;
    if (message.data.type === 'message' && !request.isDirect(message.data)) return;
    const text = request.textOf(message.data);
    await answering.answer({ text }, request.placeOfMessage(message.data));
  };
  app.event('app_mention', ({ event }) => hear(event));
  app.event('message', ({ event }) => hear(event));

  app.shortcut(SHORTCUT.id, async ({ ack, body }) => {
    await ack();
    const used = payloads.SHORTCUT_USED.parse(body);
    const quotation = request.textOf(used.message);
    const asked = { command: 'verify', options: { quotation } };
    await answering.answer(asked, request.placeOfShortcut(used), true);
  });

  app.options(/^option:/u, async ({ ack, body }) => {
    const { action_id, value } = payloads.TYPE_AHEAD.parse(body);
    const [, command = '', option = ''] = action_id.split(':');
    await ack(createChoices(bot.suggest(command, option, value), value.trim()));
  });
}

function addCommands(app: App, { bot, names, answering, client }: ListenersOptions): void {
  app.command(/^\//u, async ({ ack, body }) => {
    await ack();
    const typed = payloads.COMMAND.parse(body);
    const place = request.placeOfCommand(typed);
    const name = names.meant(typed.command);
    const text = request.textOf(typed);
    if (text === '' && (await openForm(name, place, typed.trigger_id))) return;
    await answering.answer({ command: name, text }, place);
  });

  /** Whether a form is open now; a command without one, or one that cannot be opened, is answered in words. */
  async function openForm(name: string, place: Place, trigger: string): Promise<boolean> {
    const command = bot.commands.find((candidate) => candidate.name === name);
    if (!command || !FORMS.includes(name)) return false;
    return client.views
      .open({ trigger_id: trigger, view: createForm(command, place) })
      .then(() => true)
      .catch(() => false);
  }

  app.view(/^form:/u, async ({ ack, body }) => {
    await ack();
    const form = readForm(payloads.SUBMISSION.parse(body));
    if (form) await answering.answer(form, form.place);
  });
}

function addButtons(app: App, { answering }: ListenersOptions): void {
  app.action(/./u, async ({ ack, body }) => {
    await ack();
    const press = payloads.PRESS.parse(body);
    const [{ action_id: action, value }] = press.actions;
    const place = request.placeOfPress(press);
    if (action === ACTIONS.share) return answering.share(value, place);
    // who explores an answer that nobody else sees goes on unseen
    const secret = press.container.is_ephemeral === true;
    if (action === ACTIONS.back || action === ACTIONS.next)
      return answering.turn(value, place, secret);
    if (action.startsWith(ACTIONS.try)) await answering.answer({ text: value }, place, secret);
  });
}

/** The app's page and the assistant pane: both show what the bot says of itself. */
function addPages(app: App, { bot, renderer, client }: ListenersOptions): void {
  const say = (text: string, user: string) =>
    bot.handle({
      kind: 'text',
      origin: request.originOf({ channel: `page:${user}`, user, direct: true }),
      text,
    });

  app.event('app_home_opened', async ({ event }) => {
    const opened = payloads.HOME_OPENED.safeParse(event);
    if (!opened.success || opened.data.tab !== 'home') return;
    const { user } = opened.data;
    const replies = [await say('/help', user), await say('/sources', user)];
    await client.views.publish({ user_id: user, view: createHome(replies, renderer) });
  });

  app.event('assistant_thread_started', async ({ event }) => {
    const { channel_id, thread_ts } = payloads.PANE_OPENED.parse(event).assistant_thread;
    const { suggestions = [] } = await say('/help', channel_id);
    const prompts = suggestions.slice(0, LIMITS.prompts).map((line) => ({
      title: line.replace(/^\//u, ''),
      message: line,
    }));
    const [first, ...rest] = prompts;
    if (!first) return;
    await client.assistant.threads.setSuggestedPrompts({
      channel_id,
      thread_ts,
      prompts: [first, ...rest],
    });
  });
}
