import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const require = createRequire(import.meta.url);
const manifest = require.resolve('@slack/types/package.json');

/** A check against a type of `@slack/types`, closed: what the type does not know is refused. */
export function validatorFor(type: 'KnownBlock' | 'ModalView' | 'HomeView'): ValidateFunction {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  // generating takes seconds, so each version's schema is kept
  const kept = join(tmpdir(), `anchorage-slack-types-${version}-${type}.json`);
  if (!existsSync(kept)) {
    const generator = createGenerator({
      path: join(dirname(manifest), 'dist/index.d.ts'),
      type,
      skipTypeCheck: true,
      additionalProperties: false,
    });
    writeFileSync(`${kept}.${process.pid}`, JSON.stringify(generator.createSchema(type)));
    renameSync(`${kept}.${process.pid}`, kept);
  }
  const ajv = new Ajv({ strict: false, discriminator: true });
  return ajv.compile(JSON.parse(readFileSync(kept, 'utf8')));
}
