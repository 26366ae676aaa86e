import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { ROOT } from '../fixtures/sources.ts';

const LOCK = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
    }),
  ),
});

const REGISTRY = 'https://registry.npmjs.org/';
const { packages } = LOCK.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
const production = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);

test('no package of production runs a script when it is installed', () => {
  const scripts = production.filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(scripts.map(([path]) => path)).toEqual([]);
});

test('every package comes from the registry, and is known by its hash', () => {
  const strange = production.filter(
    // without an address it is the registry that npm is set to
    ([, { resolved = REGISTRY, integrity = '' }]) =>
      !resolved.startsWith(REGISTRY) || !integrity.startsWith('sha512-'),
  );
  expect(strange.map(([path]) => path)).toEqual([]);
});
