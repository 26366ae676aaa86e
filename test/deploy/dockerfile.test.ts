import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { healthRoutes } from '../../src/adapters/http/health.ts';
import { createHttpServer } from '../../src/adapters/http/server.ts';
import { createLog } from '../../src/log.ts';
import { ROOT } from '../fixtures/sources.ts';
import { copiedFromProject, dockerStages, execForm, takenOver } from './dockerfile.ts';
import { strangers } from './variables.ts';

vi.setConfig({ testTimeout: 60_000 });

const stages = dockerStages();
const [build = [], runtime = []] = stages;
const all = stages.flat();

test('the image is made in two stages, and the second takes over what is run and nothing more', () => {
  expect(stages).toHaveLength(2);
  expect(copiedFromProject(runtime)).toEqual([]);
  expect(takenOver(runtime)).toEqual(['package.json', 'node_modules', 'dist', 'corpus']);
});

test('packages come from the lock file, and no install script runs', () => {
  const commands = build.filter(({ name }) => name === 'RUN').map(({ rest }) => rest);
  expect(commands[0]).toMatch(/^npm ci --ignore-scripts\b/u);
  const npm = commands.join(' && ').match(/npm [^&]+/gu) ?? [];
  expect(npm.filter((line) => !/--ignore-scripts|run --silent build/u.test(line))).toEqual([]);
});

test('nothing is downloaded but packages, and no secret stands in a layer', () => {
  expect(all.filter(({ name }) => name === 'ADD')).toEqual([]);
  expect(all.filter(({ rest }) => /curl|wget|apt-get|apk /u.test(rest))).toEqual([]);
  expect(all.filter(({ rest }) => /TOKEN|SECRET/u.test(rest))).toEqual([]);
  const set = runtime
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ rest }) => rest.split(' ').map((pair) => pair.split('=')[0] ?? ''));
  expect(strangers(set)).toEqual([]);
});

test('it runs as a user with a number and without rights', () => {
  const users = runtime.filter(({ name }) => name === 'USER').map(({ rest }) => rest);
  expect(users).toEqual(['10001:10001']);
});

test('the process is node itself: no shell and no npm stand before the signal', () => {
  const [entry] = runtime.filter(({ name }) => ['CMD', 'ENTRYPOINT'].includes(name));
  expect(entry && execForm(entry)).toEqual(['node', '/app/dist/main.js']);
});

test('what goes to Docker is what it copies: no .env, no node_modules, no history', () => {
  const [first, ...allowed] = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(first).toBe('*');
  const copied = copiedFromProject(build).map((name) => name.replace(/^\.\//u, ''));
  expect(allowed.toSorted()).toEqual(copied.map((name) => `!${name}`).toSorted());
});

test('the health check passes where the bot lives, and fails where nothing does', async () => {
  const [health] = runtime.filter(({ name }) => name === 'HEALTHCHECK');
  const [program = '', ...words] = health ? execForm(health) : [];
  const server = createHttpServer({
    routes: healthRoutes([]),
    port: 0,
    host: '127.0.0.1',
    log: createLog(() => undefined),
  });
  const PORT = String(await server.start());
  const check = () => promisify(execFile)(program, words, { env: { ...process.env, PORT } });
  await check();
  await server.stop();
  await expect(check()).rejects.toMatchObject({ code: 1 });
  onTestFinished(() => server.stop());
});
