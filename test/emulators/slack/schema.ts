import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const require = createRequire(import.meta.url);

/** Where Slack declares its types: of messages and views in one package, of the manifest in another. */
const PLACES = {
  KnownBlock: ['@slack/types', 'dist/index.d.ts'],
  ModalView: ['@slack/types', 'dist/index.d.ts'],
  HomeView: ['@slack/types', 'dist/index.d.ts'],
  Manifest: ['@slack/web-api', 'dist/types/request/manifest.d.ts'],
} as const;

/** A check against a type of Slack's own packages, closed: what the type does not know is refused. */
export function validatorFor(type: keyof typeof PLACES): ValidateFunction {
  const [name, path] = PLACES[type];
  const definitions = definitionsIn(name, path);
  const ajv = new Ajv({ strict: false, discriminator: true });
  return ajv.compile({ $ref: `#/definitions/${type}`, definitions });
}

/** Generating takes seconds, so what comes of each version is kept. */
function definitionsIn(name: string, path: string): unknown {
  const manifest = require.resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const kept = join(tmpdir(), `anchorage-${name.replace(/\W+/gu, '-')}-${version}.json`);
  if (!existsSync(kept)) {
    const generator = createGenerator({
      path: join(dirname(manifest), path),
      type: '*',
      skipTypeCheck: true,
      additionalProperties: false,
    });
    writeFileSync(`${kept}.${process.pid}`, JSON.stringify(generator.createSchema('*')));
    renameSync(`${kept}.${process.pid}`, kept);
  }
  return JSON.parse(readFileSync(kept, 'utf8')).definitions;
}
