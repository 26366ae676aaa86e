import { setTimeout } from 'node:timers/promises';
import type { DriveContext } from '../drive.ts';
import { describeTimes, type Times, timesOf } from './times.ts';

/** Commands at a fixed rate, whether the bot keeps up or not (an open loop). */
export interface Load {
  /** Commands a second. */
  readonly rate: number;
  /** Ends earlier when the drive is told that it is enough. */
  readonly seconds: number;
  /** How many different people ask, by turns. */
  readonly users: number;
}

/** What came back. `lag` is how late this process itself sent, against the schedule. */
export interface Tally {
  readonly sent: number;
  /** Not acknowledged within three seconds, or at all. */
  readonly lost: number;
  /** Acknowledged, but not answered within twenty seconds after. */
  readonly unanswered: number;
  /** Acknowledgements and answers beyond the first of a command. */
  readonly doubled: number;
  readonly violations: readonly string[];
  readonly ack: Times;
  readonly answer: Times;
  readonly lag: Times;
}

/** The same where the bot may be asked more than it can answer; `busy` is how many were told to come again. */
export interface LoadTally extends Tally {
  readonly busy: number;
}

/** What those are told. */
export const BUSY = /at once\. Ask again/u;

/** What a platform does for the schedule. */
export interface Lane {
  /** Sends command number `index`, from 0. */
  send(index: number): void;
  /** Looks what has come back; how many are still waited for. */
  settle(): number;
}

/** Keeps to the schedule until it is over and nothing is waited for any more; returns how many were sent, and the lags. */
export async function keepSchedule(
  { rate, seconds }: Pick<Load, 'rate' | 'seconds'>,
  { send, settle }: Lane,
  { signal, say }: DriveContext,
): Promise<{ readonly sent: number; readonly lag: Times }> {
  const total = Math.round(rate * seconds);
  const began = performance.now();
  const lags: number[] = [];
  let sent = 0;
  let said = began;
  for (let waiting = 0; waiting > 0 || (sent < total && !signal.aborted); ) {
    const now = performance.now();
    const due = signal.aborted ? sent : Math.min(total, Math.ceil(((now - began) * rate) / 1000));
    for (; sent < due; sent++) {
      lags.push(now - began - (sent * 1000) / rate);
      send(sent);
    }
    waiting = settle();
    if (now - said >= 10_000) {
      said = now;
      say(`${sent} sent, ${waiting} waited for; sent late by ${describeTimes(timesOf(lags))}`);
    }
    await setTimeout(1);
  }
  return { sent, lag: timesOf(lags) };
}
