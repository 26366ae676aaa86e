import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { AnchorageError } from '../errors.ts';
import { readWhole } from './compiled.ts';
import { versionOf } from './fingerprint.ts';
import type { Edition } from './load.ts';
import { inSlices } from './slices.ts';

/** Milliseconds after which a reader is given up. */
const PATIENCE = 120_000;

/**
 * Reads a corpus folder in a process of its own, so that neither the event loop nor the memory of this one notice:
 * a reader that needs all memory ends alone.
 * @param program file of this program; it is run as `corpus:read <folder>`, without any settings or secrets.
 * @throws AnchorageError CORPUS_INVALID with what the reader said.
 */
export async function readAside(program: string, folder: string): Promise<Edition> {
  const reader = spawn(process.execPath, [...process.execArgv, program, 'corpus:read', folder], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
  });
  yieldTo(reader.pid);
  const [output, complaint, [status, signal]] = await Promise.all([
    collect(reader.stdout),
    text(reader.stderr),
    once(reader, 'close'),
  ]);
  if (status !== 0) throw refusal(complaint, String(signal ?? status));
  const lines = linesOf(output);
  const version = versionOf(lines.next().value ?? '');
  const corpus = await inSlices(readWhole(lines));
  if (!corpus) throw refusal('', 'nothing to say');
  return { corpus, version };
}

/** The answers of this process go before those of another; from its start, for threads keep the priority that they are made with. */
function yieldTo(other: number | undefined): void {
  try {
    if (other !== undefined) setPriority(other, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // where that is not allowed, it reads all the same
  }
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The first line that the reader complained with, which names file and line; else how it ended. */
function refusal(complaint: string, end: string): AnchorageError {
  const [, reason] = /^anchorage: (.+)$/mu.exec(complaint) ?? [];
  return new AnchorageError('CORPUS_INVALID', reason ?? `the reader ended with ${end}`);
}

/** Lines of a text, decoded one by one: one after the other they hold nobody up. */
function* linesOf(output: Buffer): Generator<string, undefined> {
  for (let at = 0; at < output.length; ) {
    const found = output.indexOf('\n', at);
    const end = found < 0 ? output.length : found;
    yield output.toString('utf8', at, end);
    at = end + 1;
  }
  return undefined;
}
