import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { ROOT } from '../fixtures/sources.ts';
import { strangers } from './variables.ts';

const FOLDER = join(ROOT, '.deploy');
const COMPOSE = z.strictObject({
  services: z.strictObject({
    anchorage: z.looseObject({
      build: z.string(),
      env_file: z.string(),
      environment: z.record(z.string(), z.string()),
      ports: z.array(z.string()),
      user: z.string(),
      stop_grace_period: z.string(),
      restart: z.string(),
    }),
  }),
});

const { anchorage } = COMPOSE.parse(
  parse(readFileSync(join(FOLDER, 'compose.yaml'), 'utf8')),
).services;

test('the service is built from the project, with the settings of its .env', () => {
  expect(existsSync(join(FOLDER, anchorage.build, 'Dockerfile'))).toBe(true);
  expect(resolve(FOLDER, anchorage.env_file)).toBe(resolve(ROOT, '.env'));
  expect(strangers(Object.keys(anchorage.environment))).toEqual([]);
});

test('it can write nothing but a small /tmp, and gain no rights', () => {
  expect(anchorage).toMatchObject({
    user: '10001:10001',
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    mem_limit: expect.stringMatching(/^\d+m$/u),
    pids_limit: expect.any(Number),
    init: true,
  });
  expect(anchorage).not.toHaveProperty('privileged');
  expect(anchorage).not.toHaveProperty('cap_add');
});

test('it is heard on this machine only, has time to answer, and is not started for ever', () => {
  expect(anchorage.ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  expect(Number.parseInt(anchorage.stop_grace_period, 10)).toBeGreaterThan(5);
  expect(anchorage.restart).toMatch(/^on-failure:\d+$/u);
});
