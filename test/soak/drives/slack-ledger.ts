import type { Payload } from '../../emulators/slack/payloads.ts';
import type { Slack } from '../../emulators/slack/slack.ts';
import { BUSY, type LoadTally } from './load.ts';
import { timesOf } from './times.ts';

/** Ids of users that a log must not hold. */
export function slackUser(number: number): string {
  return `U0READER${number}`;
}

/** How long is waited, in milliseconds from the envelope. */
export interface Patience {
  /** For the acknowledgement: Slack's three seconds. */
  readonly acknowledged: number;
  readonly answered: number;
}

const PATIENCE: Patience = { acknowledged: 3000, answered: 23_000 };

interface Command {
  readonly sent: number;
  acknowledged: boolean;
  answered: boolean;
  /** Its time for the acknowledgement, or for the answer, is over. */
  given: boolean;
}

/** Follows slash commands from their envelope to the answer at their address; takes all posts out of the emulator's ledger. */
export function followSlack(slack: Slack, patience = PATIENCE) {
  const commands = new Map<string, Command>();
  const acks: number[] = [];
  const answers: number[] = [];
  const counts = { lost: 0, unanswered: 0, busy: 0, doubled: 0 };

  function note(path: string, at: number): void {
    const command = commands.get(path);
    if (!command || command.answered) counts.doubled++;
    else if (!command.given) answers.push(at - command.sent);
    if (command) command.answered = true;
  }

  return {
    send(payload: Payload) {
      const path = new URL(String(payload.response_url)).pathname;
      const command = { sent: Date.now(), acknowledged: false, answered: false, given: false };
      commands.set(path, command);
      slack.sockets.deliver('slash_commands', payload, { limit: patience.acknowledged }).then(
        ({ ms, payload: words }) => {
          command.acknowledged = true;
          acks.push(ms);
          if (!words) return;
          // they say that Slack, or the bot, is busy
          counts.busy++;
          note(path, Date.now());
        },
        () => {
          command.given = true;
          counts.lost++;
        },
      );
    },
    /** Looks what has come back; how many are still waited for. */
    settle(): number {
      for (const { body, at } of slack.posted.drain()) {
        if (BUSY.test(String(body.text))) counts.busy++;
        note(String(body.path), at);
      }
      slack.calls.drain();
      let waiting = 0;
      for (const [path, command] of commands) {
        const { sent, acknowledged, answered, given } = command;
        const old = Date.now() - sent > patience.answered;
        if (acknowledged && !answered && !given && old) {
          command.given = true;
          counts.unanswered++;
        }
        if (!command.given && !(acknowledged && answered)) waiting++;
        else if (answered) {
          commands.delete(path);
          slack.forget(path);
        }
      }
      return waiting;
    },
    /** Waits no longer. */
    giveUp() {
      for (const { acknowledged, answered, given } of commands.values())
        if (acknowledged && !answered && !given) counts.unanswered++;
      commands.clear();
    },
    sum: (): Omit<LoadTally, 'sent' | 'lag'> => ({
      ...counts,
      violations: slack.violations.slice(0, 5),
      ack: timesOf(acks),
      answer: timesOf(answers),
    }),
  };
}
