import type { DiscordEmulator } from '../emulators/discord/emulator.ts';
import type { Slack } from '../emulators/slack/slack.ts';
import type { Random } from './random.ts';

/** What a drive gets beside its platform and its arguments. */
export interface DriveContext {
  /** The same for the same seed, goal and form. */
  readonly random: Random;
  /** Aborts when the goal has seen enough. */
  readonly signal: AbortSignal;
  /** Shows a line of progress. */
  say(text: string): void;
}

/** Load, faults or measurements that run inside a platform's process, where times are those of the platform. */
export interface Drive<Platform, Args, Result> {
  /** `import.meta.url` of the module that exports it. */
  readonly module: string;
  /** Name of the export. */
  readonly name: string;
  /** Arguments and result are plain JSON. */
  run(platform: Platform, args: Args, context: DriveContext): Promise<Result>;
}

/** A drive in the process of the emulated Discord, exported under `name` by the module at the address. */
export function inDiscord<Args, Result>(
  module: string,
  name: string,
  run: Drive<DiscordEmulator, Args, Result>['run'],
): Drive<DiscordEmulator, Args, Result> {
  return { module, name, run };
}

/** The same in the process of the emulated Slack. */
export function inSlack<Args, Result>(
  module: string,
  name: string,
  run: Drive<Slack, Args, Result>['run'],
): Drive<Slack, Args, Result> {
  return { module, name, run };
}
