import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { unitSettings } from '../../deploy/systemd.ts';
import { ROOT } from '../../fixtures/sources.ts';

/** What starts a bot again that has ended; times in seconds. */
export interface Supervisor {
  readonly name: string;
  /** Seconds from an end to the next start, after so many starts (from 1) of `life` seconds each; null when it gives up. */
  pause(starts: number, life: number): number | null;
  /** Starts that it allows within so many seconds; beyond them it gives up. */
  readonly limit?: { readonly starts: number; readonly seconds: number };
}

/** How often a bot was started, at most: within a day, within a minute. */
export interface Starts {
  readonly perDay: number;
  readonly perMinute: number;
}

const DAY = 86_400;

/** How often a bot is started that ends `life` seconds after each start. */
export function startsUnder({ pause, limit }: Supervisor, life: number): Starts {
  const at: number[] = [];
  for (let now = 0; now < DAY; ) {
    const recent = at.filter((start) => limit && start > now - limit.seconds);
    if (limit && recent.length >= limit.starts) break;
    at.push(now);
    const wait = pause(at.length, life);
    if (wait === null) break;
    now += life + wait;
  }
  const within = at.map(
    (start, index) => at.slice(index).filter((next) => next < start + 60).length,
  );
  return { perDay: at.length, perMinute: Math.max(...within) };
}

/** The supervisors of `.deploy`, with the settings that stand there. */
export function supervisors(): readonly Supervisor[] {
  return [...systemd(), docker(), kubernetes()];
}

/** Before version 254 the pause does not grow, and the limit of starts has to do. */
function systemd(): readonly Supervisor[] {
  const settings = unitSettings();
  const seconds = (name: string) => {
    const [, number = '', unit = ''] =
      /^(\d+)(s|min|h)$/u.exec(settings.get(name)?.[0] ?? '') ?? [];
    return Number(number) * ({ s: 1, min: 60, h: 3600 }[unit] ?? Number.NaN);
  };
  const [first, longest] = [seconds('RestartSec'), seconds('RestartMaxDelaySec')];
  const steps = Number(settings.get('RestartSteps')?.[0]);
  const limit = {
    starts: Number(settings.get('StartLimitBurst')?.[0]),
    seconds: seconds('StartLimitIntervalSec'),
  };
  return [
    { name: 'systemd before 254', limit, pause: () => first },
    {
      name: 'systemd',
      limit,
      // service.c, service_restart_usec_next: from the first pause to the longest in equal ratios
      pause: (starts) => first * (longest / first) ** (Math.min(starts - 1, steps) / steps),
    },
  ];
}

const COMPOSE = z.object({ services: z.object({ anchorage: z.object({ restart: z.string() }) }) });

/** From a tenth of a second, doubled up to a minute, anew after ten good seconds; then it gives up. */
function docker(): Supervisor {
  const text = readFileSync(join(ROOT, '.deploy', 'compose.yaml'), 'utf8');
  const { restart } = COMPOSE.parse(parse(text)).services.anchorage;
  const most = Number(/^on-failure:(\d+)$/u.exec(restart)?.[1] ?? Number.POSITIVE_INFINITY);
  return {
    name: 'Docker',
    pause: (starts, life) =>
      starts > most ? null : life >= 10 ? 0.1 : Math.min(0.1 * 2 ** (starts - 1), 60),
  };
}

/** From ten seconds, doubled up to five minutes, anew after ten good minutes. */
function kubernetes(): Supervisor {
  return {
    name: 'Kubernetes',
    pause: (starts, life) => (life >= 600 ? 10 : Math.min(10 * 2 ** (starts - 1), 300)),
  };
}
