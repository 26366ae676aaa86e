import type { AnyCommand } from '../src/contract/command.ts';
import ask from './ask.ts';
import compare from './compare.ts';
import help from './help.ts';
import quote from './quote.ts';
import sources from './sources.ts';
import timeline from './timeline.ts';
import verify from './verify.ts';
import whois from './whois.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly AnyCommand[] = [
  ask,
  quote,
  timeline,
  compare,
  whois,
  verify,
  sources,
  help,
];
