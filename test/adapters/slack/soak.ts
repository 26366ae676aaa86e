import { performance } from 'node:perf_hooks';
import { USER } from '../../emulators/slack/payloads.ts';
import { startBot } from './starting.ts';

// A thousand refreshes under load, in a twentieth of Slack's times: a socket is closed half a second after its announcement.
// Run: npx tsx test/adapters/slack/soak.ts [refreshes]
const refreshes = Number(process.argv[2] ?? 1000);
const TWENTIETH = {
  gap: 50,
  retry: 12,
  longest: 500,
  call: 1000,
  ping: 1000,
  retire: 750,
  steady: 100,
};
const REASONS = ['warning', 'refresh_requested', 'too_many_websockets'];

const { slack, stop, fatal } = await startBot({ timing: TWENTIETH });
const acks: number[] = [];
const losses: string[] = [];
const pending = new Set<Promise<void>>();
const began = performance.now();
let asked = 0;
const load = setInterval(() => {
  const person = { user_id: `${USER}${asked++ % 50}` };
  const sent = slack
    .command('/help', '', {}, person)
    .then(({ ms }) => void acks.push(ms))
    .catch((error: Error) => void losses.push(error.message))
    .finally(() => pending.delete(sent));
  pending.add(sent);
}, 20);
for (let number = 0; number < refreshes; number++) {
  slack.sockets.refresh(REASONS[number % REASONS.length] ?? '', 500);
  await new Promise((resolve) => setTimeout(resolve, 120));
}
clearInterval(load);
await Promise.all(pending);
await slack.posted.count(acks.length, () => true, 20_000);
acks.sort((a, b) => a - b);
const at = (share: number) => acks[Math.floor(acks.length * share)] ?? acks.at(-1);
console.log({
  refreshes,
  seconds: Math.round((performance.now() - began) / 1000),
  commands: asked,
  lost: losses,
  answers: slack.posted.items.length,
  sockets: slack.sockets.opened(),
  ack: { p50: at(0.5), p99: at(0.99), max: acks.at(-1) },
  fatal: fatal.length,
  heap: `${Math.round(process.memoryUsage().heapUsed / 2 ** 20)} MiB`,
});
await stop();
process.exit(losses.length === 0 && slack.posted.items.length === asked ? 0 : 1);
