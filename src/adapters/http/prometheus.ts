import { createRequire } from 'node:module';
import type { Counter, Histogram } from 'prom-client';
import type { Counters, Metrics, Timers } from '../../metrics.ts';

// not imported: a bundle cannot hold it, as it is CommonJS that requires modules of Node
const prom = createRequire(import.meta.url)('prom-client') as typeof import('prom-client');

/** Metrics that can be read. */
export interface Prometheus {
  readonly metrics: Metrics;
  /** All figures in Prometheus' text format 0.0.4, with those of the process. */
  read(): Promise<{ readonly type: string; readonly body: string }>;
}

const COUNTERS = {
  requests: {
    name: 'anchorage_requests_total',
    help: 'Requests answered, by the command that answered and the status of the reply',
    labelNames: ['platform', 'command', 'status'],
  },
  noAnswers: {
    name: 'anchorage_no_answers_total',
    help: 'Questions without an answer, by the reason given',
    labelNames: ['kind'],
  },
  rateLimited: {
    name: 'anchorage_rate_limited_total',
    help: 'Requests and suggestions refused to those who ask too often',
    labelNames: ['scope', 'of'],
  },
  duplicates: {
    name: 'anchorage_duplicates_total',
    help: 'Events that came again and were not answered again',
    labelNames: ['platform'],
  },
  reconnects: {
    name: 'anchorage_reconnects_total',
    help: 'Connections lost or renewed',
    labelNames: ['platform', 'reason'],
  },
  undelivered: {
    name: 'anchorage_undelivered_total',
    help: 'Answers that could not be delivered',
    labelNames: ['platform', 'reason'],
  },
  reloads: {
    name: 'anchorage_corpus_reloads_total',
    help: 'Changes of the corpus, taken in or refused',
    labelNames: ['outcome'],
  },
} as const satisfies { readonly [Name in keyof Counters]: Description<keyof Counters[Name]> };

const TIMERS = {
  handling: {
    name: 'anchorage_handling_duration_seconds',
    help: 'From a request to its reply, inside the bot',
    labelNames: ['platform'],
  },
  acknowledging: {
    name: 'anchorage_acknowledging_duration_seconds',
    help: 'From the arrival of an event to its acknowledgement',
    labelNames: ['platform'],
  },
  answering: {
    name: 'anchorage_answering_duration_seconds',
    help: 'From the arrival of an event to the delivery of the answer',
    labelNames: ['platform'],
  },
} as const satisfies { readonly [Name in keyof Timers]: Description<keyof Timers[Name]> };

interface Description<Label> {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly Label[];
}

/** Upper bounds of the histograms, in seconds; the platforms give three. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];

/** Figures for Prometheus (https://prometheus.io/docs/practices/naming), counted from the start of the process. */
export function createPrometheus(): Prometheus {
  const registry = new prom.Registry();
  const registers = [registry];
  prom.collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  for (const [name, description] of Object.entries(COUNTERS))
    counters.set(name, new prom.Counter({ ...description, registers }));
  const timers = new Map<string, Histogram>();
  for (const [name, description] of Object.entries(TIMERS))
    timers.set(name, new prom.Histogram({ ...description, buckets: BUCKETS, registers }));
  const corpus = new prom.Gauge({
    name: 'anchorage_corpus_info',
    help: 'The corpus that answers',
    labelNames: ['version', 'articles'],
    registers,
  });
  return {
    metrics: {
      count: (name, labels) => counters.get(name)?.inc(labels),
      time: (name, seconds, labels) => timers.get(name)?.observe(labels, seconds),
      serving({ version, articles }) {
        corpus.reset();
        corpus.set({ version, articles }, 1);
      },
    },
    read: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
