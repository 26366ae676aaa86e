import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cage, canCage } from './cage.ts';
import { triedIn } from './trace.ts';

/** Tries everything that is forbidden, then says what a bot says. */
const CULPRIT = `
const fs = require('node:fs');
try { fs.writeFileSync('/tmp/anchorage-culprit', 'x'); } catch (error) { console.error(error.code); }
require('node:child_process').spawnSync('/bin/true');
require('node:net').connect(PORT, '127.0.0.2').on('error', () => undefined);
console.error('{"event":"http.listening","port":1}');
setTimeout(() => process.exit(process.getuid() === 65534 ? 0 : 1), 200);
`;

test.skipIf(!canCage(process.execPath))(
  'a cage lets nothing be written, and sees whatever is tried',
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anchorage-cage-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const trace = join(folder, 'trace');
    const program = [process.execPath, '-e', CULPRIT.replace('PORT', '9')];
    const caged = cage({ program, env: {}, trace });
    expect(await caged.url).toBe('http://127.0.0.1:1');
    expect(await caged.exit).toEqual({ code: 0, signal: null });
    expect(triedIn(readFileSync(trace, 'utf8'), process.execPath)).toEqual({
      writes: ['/tmp/anchorage-culprit'],
      connections: ['127.0.0.2:9'],
      programs: ['/bin/true'],
    });
  },
);
