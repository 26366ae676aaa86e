import { badRest, type Trouble, type Troubled } from '../drives/bad-rest.ts';
import type { Goal } from '../goal.ts';

/** Bad REST: what Discord's API may do to answers on their way. */
export const badRestGoal: Goal = {
  id: 'G3',
  title: "Discord's REST side fails in every way: 5xx, 429, lost lines, silence",
  promise:
    'never two answers, at most 5 requests a question, no first response after 3 s; whatever passes is survived; at most 500 invalid requests in a storm of 1,000 questions',
  full: 1000,
  short: 10,
  unit: 'interactions a fault',
  minutes: 2.5,
  async run({ form, size, ...context }) {
    const discord = await context.discord({ recording: false });
    await context.bot(discord.env);
    const passing = await discord.run(badRest, passingTroubles(size));
    const lasting = await discord.run(badRest, [lastingTroubles(size)]);
    const storm = await discord.run(badRest, form === 'full' ? [[storming(size)]] : []);
    const all = [...passing, ...lasting, ...storm];
    const asked = total(all, 'asked');
    const missing = passing.reduce((sum, result) => sum + result.asked - result.answered, 0);
    const invalid = total(all, 'invalid');
    const requests = Math.max(...all.map((result) => result.requests));
    return context.verdict(
      `${asked} questions under ${all.length} faults: ${total(all, 'doubled')} answered twice, at most ${requests} requests for one, ${missing} not answered though the fault passed, ${invalid} invalid requests in all`,
      [
        { name: 'questions', value: asked },
        { name: 'answered twice', value: total(all, 'doubled'), most: 0 },
        { name: 'most requests for one', value: requests, most: 5 },
        {
          name: 'not answered though it passed',
          value: missing,
          most: 0,
          timing: form === 'short',
        },
        { name: 'latest first response ms', value: latest(all), most: 3100, timing: true },
        { name: 'invalid requests', value: invalid, most: 500 },
      ],
    );
  },
};

/** What passes while somebody still waits: an answer must come. */
function passingTroubles(size: number): readonly (readonly Trouble[])[] {
  const many = { interactions: size, messages: 0, rate: 250 };
  const mixed = { interactions: 0, messages: Math.ceil(size / 10), rate: 50 };
  // each of these counts against the bot at Discord
  const few = { interactions: Math.min(20, size), messages: 0, rate: 50 };
  // each keeps a connection busy
  const slow = { interactions: Math.ceil(size / 20), messages: 0, rate: 6 };
  const quick: readonly Trouble[] = [
    { name: '500 once', fault: { status: 500 }, times: 1, ...many },
    { name: '502 twice', fault: { status: 502 }, times: 2, ...many },
    { name: 'lost before it was taken', fault: 'lost before commit', times: 1, ...many },
    { name: 'lost after it was taken', fault: 'lost after commit', times: 1, ...many },
    { name: 'lost after, twice', fault: 'lost after commit', times: 2, ...many },
    { name: 'message: 503 once', fault: { status: 503 }, times: 1, ...mixed },
    { name: 'message: lost after', fault: 'lost after commit', times: 1, ...mixed },
    { name: '429 once', fault: limited('0.2'), times: 1, ...few },
    { name: '429 once, no time named', fault: { status: 429 }, times: 1, ...few },
  ];
  return [
    quick,
    [{ name: 'silence once', fault: 'hang', times: 1, ...slow }],
    [{ name: 'taken, answered after a second', fault: { late: 1000 }, times: 1, ...slow }],
  ];
}

/** What lasts: nothing can be done, and little must be tried. */
function lastingTroubles(size: number): readonly Trouble[] {
  const many = { interactions: size, messages: 0, rate: 250, times: null };
  const few = { interactions: Math.min(10, size), messages: 0, rate: 50, times: null };
  const slow = { interactions: Math.ceil(size / 50), messages: 0, rate: 4, times: null };
  return [
    { name: '500 always', fault: { status: 500 }, ...many },
    { name: 'always lost after it was taken', fault: 'lost after commit', ...many },
    { name: 'unknown interaction', fault: { status: 404, code: 10062 }, ...many },
    { name: 'message: 500 always', fault: { status: 500 }, ...many, interactions: 0, messages: 20 },
    { name: 'forbidden', fault: { status: 403, code: 50013 }, ...few },
    { name: '429 always', fault: limited('1'), ...few },
    { name: '429 always, no time named', fault: { status: 429 }, ...few },
    { name: 'silence always', fault: 'hang', ...slow },
  ];
}

function storming(size: number): Trouble {
  const many = { interactions: size, messages: 0, rate: 250 };
  return { name: 'a storm of 429', fault: { status: 429 }, times: null, ...many };
}

function limited(seconds: string) {
  return { status: 429, headers: { 'retry-after': seconds } };
}

function total(results: readonly Troubled[], figure: 'asked' | 'doubled' | 'invalid'): number {
  return results.reduce((sum, result) => sum + result[figure], 0);
}

function latest(results: readonly Troubled[]): number {
  return Math.max(0, ...results.map((result) => result.latest));
}
