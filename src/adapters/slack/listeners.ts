import type { App, Context, webApi } from '@slack/bolt';
import type { Bot } from '../../bot/bot.ts';
import type { Reply } from '../../contract/reply.ts';
import type { Metrics } from '../../metrics.ts';
import type { Answering } from './answering.ts';
import type { CommandNames } from './command-names.ts';
import type { Delivery } from './delivery.ts';
import { createChoices, createForm, FORMS, readForm } from './form.ts';
import { createHome } from './home.ts';
import { SHORTCUT } from './manifest.ts';
import { createPane } from './pane.ts';
import * as payloads from './payloads.ts';
import type { Place } from './place.ts';
import { ACTIONS, type Renderer } from './render.ts';
import * as request from './request.ts';

export interface ListenersOptions {
  readonly bot: Bot;
  readonly names: CommandNames;
  readonly answering: Answering;
  readonly delivery: Delivery;
  readonly renderer: Renderer;
  readonly client: webApi.WebClient;
  readonly metrics: Metrics;
}

/** Registers what the app answers to. Everything is acknowledged first; Bolt does so by itself for events. */
export function addListeners(app: App, options: ListenersOptions): void {
  addCommands(app, options);
  addButtons(app, options);
  addPages(app, options);
  addMessages(app, options);

  app.options(/^option:/u, async ({ ack, body, context }) => {
    const { action_id, value: partial, user } = payloads.TYPE_AHEAD.parse(body);
    const [, command = '', option = ''] = action_id.split(':');
    const origin = request.originOf(pageOf(user.id, context));
    const suggestions = options.bot.suggest({ command, option, partial, origin });
    await ack(createChoices(suggestions, partial.trim()));
  });
}

/** Said in the acknowledgement, which goes another way than answers. */
const CROWDED = {
  text: 'Slack is slow to take my answers just now. Ask again in a minute.',
  response_type: 'ephemeral',
} as const;

function addCommands(app: App, options: ListenersOptions): void {
  const { bot, names, answering, delivery, client, metrics } = options;
  app.command(/^\//u, async ({ ack, body, context }) => {
    if (delivery.crowded()) {
      metrics.count('undelivered', { platform: 'slack', reason: 'crowded' });
      return ack(CROWDED);
    }
    await ack();
    const typed = payloads.COMMAND.parse(body);
    const place = within(request.placeOfCommand(typed), context);
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
  app.action(/./u, async ({ ack, body, context }) => {
    await ack();
    const press = payloads.PRESS.parse(body);
    const [{ action_id: action, value }] = press.actions;
    const place = within(request.placeOfPress(press), context);
    if (action === ACTIONS.share) return answering.share(value, place);
    // who explores an answer that nobody else sees goes on unseen
    const secret = press.container.is_ephemeral === true;
    if (action === ACTIONS.back || action === ACTIONS.next)
      return answering.turn(value, place, secret);
    if (action.startsWith(ACTIONS.try)) await answering.answer({ text: value }, place, secret);
  });
}

/** Messages to the bot, in the pane as well, and messages that somebody wants checked. */
function addMessages(app: App, { answering, delivery, client, bot }: ListenersOptions): void {
  const pane = createPane(client);

  const hear = async (event: unknown, context: Context) => {
    const message = payloads.MESSAGE.safeParse(event);
    if (!message.success) return;
    if (message.data.type === 'message' && !request.isDirect(message.data)) return;
    const place = within(request.placeOfMessage(message.data), context);
    // perhaps it was answered by another process, or by one that is no more
    if (context.retryNum !== undefined && (await delivery.stands(place))) return;
    const text = request.textOf(message.data);
    await pane.work(place, text);
    await answering.answer({ text }, place);
  };
  app.event('app_mention', ({ event, context }) => hear(event, context));
  app.event('message', ({ event, context }) => hear(event, context));

  app.event('assistant_thread_started', async ({ event, context }) => {
    const { user_id: user, ...thread } = payloads.PANE_OPENED.parse(event).assistant_thread;
    const { suggestions = [] } = await ofItself('/help', { bot, user, context });
    await pane.offer(thread, suggestions);
  });

  app.shortcut(SHORTCUT.id, async ({ ack, body, context }) => {
    await ack();
    const used = payloads.SHORTCUT_USED.parse(body);
    const asked = { command: 'verify', options: { quotation: request.textOf(used.message) } };
    const place = within(request.placeOfShortcut(used), context);
    await answering.answer(asked, place, true);
  });
}

/** The app's page, made anew each time that somebody opens it. */
function addPages(app: App, { bot, renderer, client }: ListenersOptions): void {
  app.event('app_home_opened', async ({ event, context }) => {
    const opened = payloads.HOME_OPENED.safeParse(event);
    if (!opened.success || opened.data.tab !== 'home') return;
    const { user } = opened.data;
    const asked = { bot, user, context };
    const replies = [await ofItself('/help', asked), await ofItself('/sources', asked)];
    await client.views.publish({ user_id: user, view: createHome(replies, renderer) });
  });
}

/** What the bot says of itself. */
function ofItself(
  text: string,
  { bot, user, context }: { bot: Bot; user: string; context: Context },
): Promise<Reply> {
  const origin = request.originOf(pageOf(user, context));
  return bot.handle({ kind: 'text', origin, text });
}

/** Forms and pages are in no channel. */
function pageOf(user: string, context: Context): Place {
  return within({ channel: `page:${user}`, user, direct: true }, context);
}

/** A place with the workspace that it is in. */
function within(place: Place, { teamId }: Context): Place {
  return teamId === undefined ? place : { ...place, team: teamId };
}
