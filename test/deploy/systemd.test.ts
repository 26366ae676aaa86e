import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { UNIT, unitSettings } from './systemd.ts';

const settings = unitSettings();
const one = (name: string) => settings.get(name)?.join(' ');

test('the unit runs node itself as a user of its own, and lets it answer before it is ended', () => {
  expect(one('ExecStart')).toBe('/usr/bin/node /opt/anchorage/dist/main.js');
  expect(one('DynamicUser')).toBe('yes');
  expect(Number.parseInt(one('TimeoutStopSec') ?? '', 10)).toBeGreaterThan(5);
  expect(one('ExecReload')).toContain('-HUP');
});

test('the unit can write nothing and gain nothing', () => {
  expect([one('ProtectSystem'), one('NoNewPrivileges'), one('CapabilityBoundingSet')]).toEqual([
    'strict',
    'yes',
    '',
  ]);
  expect([...settings.keys()].filter((name) => name.startsWith('ReadWrite'))).toEqual([]);
});

test('its secrets are in a file of their own, not in the unit', () => {
  expect(settings.has('Environment')).toBe(false);
  expect(one('EnvironmentFile')).toBe('/etc/anchorage.env');
});

const SYSTEMD = spawnSync('systemd-analyze', ['--version'], { encoding: 'utf8' });

test.skipIf(SYSTEMD.status !== 0)('systemd knows every setting, and finds little exposed', () => {
  // the two settings of version 254 are named as unknown by older ones
  const verified = spawnSync('systemd-analyze', ['verify', UNIT], { encoding: 'utf8' });
  const said = verified.stderr.split('\n').filter((line) => line.includes('anchorage.service'));
  expect(said.filter((line) => !/Restart(?:Steps|MaxDelaySec)|not executable/u.test(line))).toEqual(
    [],
  );
  const judged = spawnSync('systemd-analyze', ['security', '--offline=true', UNIT], {
    encoding: 'utf8',
  });
  const exposure = Number(/exposure level[^:]*: ([\d.]+)/u.exec(judged.stdout)?.[1]);
  expect(exposure).toBeLessThan(2);
});
