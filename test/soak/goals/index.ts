import type { Goal } from '../goal.ts';
import { load } from './g01-load.ts';
import { burst } from './g02-burst.ts';
import { badRestGoal } from './g03-bad-rest.ts';
import { gatewayCuts } from './g04-gateway-cuts.ts';
import { sockets } from './g05-sockets.ts';
import { repeatedEvents } from './g06-repeated-events.ts';
import { reloads } from './g07-reloads.ts';
import { kills } from './g08-kills.ts';
import { sigterm } from './g09-sigterm.ts';
import { million } from './g10-million.ts';
import { fuzzedInputs } from './g11-fuzzed-inputs.ts';
import { forgedRequests } from './g12-forged-requests.ts';
import { slowUpstream } from './g13-slow-upstream.ts';
import { hostileTexts } from './g14-hostile-corpus.ts';
import { noisyUser } from './g15-noisy-user.ts';
import { crashLoop } from './g16-crash-loop.ts';
import { twoInstances } from './g17-two-instances.ts';
import { confinement } from './g18-confinement.ts';

/** All promises, in order. */
export const goals: readonly Goal[] = [
  load,
  burst,
  badRestGoal,
  gatewayCuts,
  sockets,
  repeatedEvents,
  reloads,
  kills,
  sigterm,
  million,
  fuzzedInputs,
  forgedRequests,
  slowUpstream,
  hostileTexts,
  noisyUser,
  crashLoop,
  twoInstances,
  confinement,
];
