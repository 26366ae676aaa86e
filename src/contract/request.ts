/** Where a request came from. `platform` names an adapter. */
export type Platform = 'console' | 'discord' | 'slack';

/** Value of one command option as a platform sends it. */
export type OptionValue = string | number | boolean;

/**
 * Who asked, and where. All ids are opaque strings; `conversation` is the unit that remembers what was
 * last talked about (a channel, a thread, a direct message), `direct` is true where nobody else reads along.
 */
export interface Origin {
  readonly id: string;
  readonly platform: Platform;
  readonly user: string;
  readonly conversation: string;
  readonly direct: boolean;
  /** The Discord server or Slack workspace; absent where there is none. */
  readonly guild?: string;
}

/** A platform's event in neutral words: either named options, or text that the bot parses. */
export type Request =
  | {
      readonly kind: 'command';
      readonly origin: Origin;
      readonly command: string;
      readonly options: Readonly<Record<string, OptionValue>>;
    }
  | {
      readonly kind: 'text';
      readonly origin: Origin;
      readonly command?: string;
      readonly text: string;
    };

/** What somebody has typed so far into an option of a command. */
export interface Typing {
  readonly command: string;
  readonly option: string;
  readonly partial: string;
  readonly origin?: Origin;
}
