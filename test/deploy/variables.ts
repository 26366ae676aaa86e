import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fixtures/sources.ts';

/** Names of the variables that .env.example explains. */
export function knownVariables(): readonly string[] {
  const text = readFileSync(join(ROOT, '.env.example'), 'utf8');
  return [...text.matchAll(/^([A-Z][A-Z0-9_]*)=/gmu)].map(([, name = '']) => name);
}

/** Those that are not, less what belongs to Node and to systemd. */
export function strangers(names: readonly string[]): readonly string[] {
  const known = [...knownVariables(), 'NODE_ENV', 'MAINPID'];
  return names.filter((name) => !known.includes(name));
}
