import { writeFileSync } from 'node:fs';
import { type Arguments, readArguments, USAGE } from './arguments.ts';
import type { Goal } from './goal.ts';
import { goals } from './goals/index.ts';
import { busyNow, loadBefore } from './machine.ts';
import { type Run, runGoal } from './run-goal.ts';
import { tableOf, unjudgedIn } from './table.ts';

// `npm run soak`: what the bot survives, with figures. Progress on standard error, the table on standard output.

const began = Date.now();
// nothing that a goal forgot may end the others, and nothing that it started may outlive them
process.on('unhandledRejection', (reason) => say(`unhandled: ${reason}`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main(read(process.argv.slice(2)));

/** The exit status: 1 when a goal is not held. */
async function main(asked: Arguments): Promise<number> {
  const chosen = goals.filter(({ id }) => asked.ids.length === 0 || asked.ids.includes(id));
  const unknown = asked.ids.find((id) => !goals.some((goal) => goal.id === id));
  if (unknown !== undefined) return refuse(`There is no goal ${unknown}`);
  const expected = chosen.reduce((sum, { minutes }) => sum + minutes, 0);
  const scale = asked.minutes === null ? 1 : asked.minutes / expected;
  if (asked.form === 'full')
    say(`${chosen.length} goals, about ${Math.ceil(expected * scale)} minutes`);
  say(`seed ${asked.seed}`);

  const runs: Run[] = [];
  for (const goal of chosen) {
    runs.push(await runOne(goal, { ...asked, scale, first: runs.length === 0 }));
    // kept after each goal: a run that is broken off has figures as well
    writeFileSync(asked.json, JSON.stringify({ seed: asked.seed, runs }, null, 2));
  }
  process.stdout.write(`${tableOf(runs)}\n`);
  say(`figures: ${asked.json}`);
  return runs.every(({ held }) => held) ? 0 : 1;
}

async function runOne(
  goal: Goal,
  asked: Arguments & { readonly scale: number; readonly first: boolean },
): Promise<Run> {
  const { form, first } = asked;
  const sayOf = (text: string) => say(`${goal.id}: ${text}`);
  const load = first
    ? await loadBefore({ patient: form === 'full' && asked.scale >= 1, say: sayOf })
    : await busyNow();
  sayOf(`${goal.title} (${goal.promise})`);
  const run = await runGoal(goal, { ...asked, load, say: sayOf });
  const came = run.unable === undefined ? 'held' : 'not judged';
  sayOf(`${run.held ? came : 'NOT HELD'} in ${run.seconds} s: ${run.figure}`);
  if (run.cause !== undefined) sayOf(run.cause);
  const unjudged = unjudgedIn(run);
  if (unjudged !== null) sayOf(`not judged: ${unjudged}`);
  if (!run.held) sayOf(`again: ${run.again}`);
  return run;
}

function read(argv: readonly string[]): Arguments {
  try {
    return readArguments(argv);
  } catch (error) {
    process.exit(refuse(error instanceof Error ? error.message : String(error)));
  }
}

function refuse(reason: string): number {
  process.stderr.write(`${reason}\n\n${USAGE}\n`);
  return 2;
}

function say(text: string): void {
  const seconds = Math.round((Date.now() - began) / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  process.stderr.write(`[${time}] ${text}\n`);
}
