import { expect, onTestFinished, test } from 'vitest';
import { healthRoutes } from '../../../src/adapters/http/health.ts';
import { metricsRoute } from '../../../src/adapters/http/metrics-route.ts';
import { createPrometheus } from '../../../src/adapters/http/prometheus.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import { createLog } from '../../../src/log.ts';

/** Serves figures; returns how to fetch them. */
async function serve(token?: string) {
  const prometheus = createPrometheus();
  const server = createHttpServer({
    routes: [metricsRoute(prometheus, token), ...healthRoutes([])],
    port: 0,
    host: '127.0.0.1',
    log: createLog(() => undefined),
  });
  const port = await server.start();
  onTestFinished(() => server.stop());
  const url = `http://127.0.0.1:${port}/metrics`;
  return {
    metrics: prometheus.metrics,
    read: (headers: Record<string, string> = {}, method = 'GET') => fetch(url, { headers, method }),
  };
}

/** The lines of the bot's own figures, without their descriptions. */
function figures(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.startsWith('anchorage_'));
}

test('what was counted and timed is read as Prometheus’ text, with the figures of the process', async () => {
  const { metrics, read } = await serve();
  const request = { platform: 'slack', command: 'ask', status: 'answer' };
  metrics.count('requests', request);
  metrics.count('requests', request);
  metrics.count('noAnswers', { kind: 'off_topic' });
  metrics.count('rateLimited', { scope: 'user', of: 'request' });
  metrics.count('duplicates', { platform: 'slack' });
  metrics.count('reconnects', { platform: 'slack', reason: 'dropped' });
  metrics.count('undelivered', { platform: 'slack', reason: 'expired' });
  metrics.count('reloads', { outcome: 'taken' });
  metrics.serving({ version: 'one', articles: 5 });
  metrics.serving({ version: 'two', articles: 6 });
  for (const name of ['handling', 'acknowledging', 'answering'] as const)
    metrics.time(name, 0.02, { platform: 'slack' });
  const answer = await read();
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(figures(text).filter((line) => !line.includes('_bucket'))).toEqual([
    'anchorage_requests_total{platform="slack",command="ask",status="answer"} 2',
    'anchorage_no_answers_total{kind="off_topic"} 1',
    'anchorage_rate_limited_total{scope="user",of="request"} 1',
    'anchorage_duplicates_total{platform="slack"} 1',
    'anchorage_reconnects_total{platform="slack",reason="dropped"} 1',
    'anchorage_undelivered_total{platform="slack",reason="expired"} 1',
    'anchorage_corpus_reloads_total{outcome="taken"} 1',
    ...['handling', 'acknowledging', 'answering'].flatMap((name) => [
      `anchorage_${name}_duration_seconds_sum{platform="slack"} 0.02`,
      `anchorage_${name}_duration_seconds_count{platform="slack"} 1`,
    ]),
    'anchorage_corpus_info{version="two",articles="6"} 1',
  ]);
  expect(text).toContain(
    'anchorage_handling_duration_seconds_bucket{le="0.01",platform="slack"} 0',
  );
  expect(text).toContain(
    'anchorage_handling_duration_seconds_bucket{le="0.025",platform="slack"} 1',
  );
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds'])
    expect(text).toMatch(new RegExp(`^${name} \\d`, 'mu'));
});

test('every line is one that Prometheus can read, and every figure is described', async () => {
  const { metrics, read } = await serve();
  metrics.serving({ version: 'a "quoted"\\name\nof two lines', articles: 1 });
  const text = await (await read()).text();
  const described = new Set(
    [...text.matchAll(/^# TYPE (\S+) (?:counter|gauge|histogram|summary)$/gmu)].map(
      ([, name]) => name,
    ),
  );
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    // https://prometheus.io/docs/instrumenting/exposition_formats
    const parts = /^([a-z_:][\w:]*)(?:\{(?:[a-z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)*\})? \S+$/iu.exec(
      line,
    );
    const name = parts?.[1]?.replace(/_(?:bucket|sum|count)$/u, '') ?? line;
    expect(described.has(name) || described.has(parts?.[1]), line).toBe(true);
  }
});

test('with a token, only those who bear it may read', async () => {
  const { read } = await serve('canary-4711');
  const refused = [
    {},
    { authorization: '' },
    { authorization: 'canary-4711' },
    { authorization: 'Bearer canary-471' },
    { authorization: 'Bearer canary-47111' },
    { authorization: 'Basic canary-4711' },
  ];
  for (const headers of refused) {
    const answer = await read(headers);
    expect([answer.status, answer.headers.get('www-authenticate'), await answer.text()]).toEqual([
      401,
      'Bearer',
      'unauthorized',
    ]);
  }
  const answer = await read({ authorization: 'Bearer canary-4711' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('anchorage_requests_total');
});

test('it is read by GET alone', async () => {
  const { read } = await serve();
  expect((await read({}, 'POST')).status).toBe(405);
});
