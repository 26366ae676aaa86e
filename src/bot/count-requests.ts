import type { Metrics } from '../metrics.ts';
import type { Bot } from './bot.ts';

/** The bot, but what it answers is counted and timed. */
export function countRequests(bot: Bot, metrics: Metrics): Bot {
  return {
    ...bot,
    async handle(request, signal) {
      const started = performance.now();
      const reply = await bot.handle(request, signal);
      const { platform } = request.origin;
      metrics.time('handling', (performance.now() - started) / 1000, { platform });
      const { command = 'none', status, reason } = reply;
      metrics.count('requests', { platform, command, status });
      if (reason) metrics.count('noAnswers', { kind: reason });
      return reply;
    },
  };
}
