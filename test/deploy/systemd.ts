import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fixtures/sources.ts';

/** Where the unit is. */
export const UNIT = join(ROOT, '.deploy', 'anchorage.service');

/** The settings of the unit by name; of one that is set twice, both. */
export function unitSettings(): ReadonlyMap<string, readonly string[]> {
  const settings = new Map<string, readonly string[]>();
  for (const line of readFileSync(UNIT, 'utf8').split('\n')) {
    const [, name = '', value = ''] = /^([A-Za-z]+)=(.*)$/u.exec(line) ?? [];
    if (name !== '') settings.set(name, [...(settings.get(name) ?? []), value]);
  }
  return settings;
}
