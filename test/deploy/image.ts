import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../fixtures/sources.ts';
import { copiedFromProject, dockerStages, takenOver } from './dockerfile.ts';

const run = promisify(execFile);

/** How the packages come into the image: by npm, as the Dockerfile says, or as a link to those of this checkout, without a network. */
export type Packages = 'installed' | 'linked';

/** What the Dockerfile makes, as a folder: there need be no Docker where this runs. */
export interface Image {
  /** Its `/app`. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Follows the Dockerfile in a temporary folder: copies only what it copies, and runs the commands that it runs. */
export async function buildImage(packages: Packages): Promise<Image> {
  const [build = [], runtime = []] = dockerStages();
  const place = await mkdtemp(join(tmpdir(), 'anchorage-image-'));
  const [stage, folder] = [join(place, 'build'), join(place, 'app')];
  await Promise.all([mkdir(stage), mkdir(folder)]);
  for (const name of copiedFromProject(build))
    await cp(join(ROOT, name), join(stage, name), { recursive: true });
  const commands = build
    .filter(({ name }) => name === 'RUN')
    .flatMap(({ rest }) => rest.split(' && '))
    .filter((command) => packages === 'installed' || !/^npm (?:ci|prune)/u.test(command));
  if (packages === 'linked') await symlink(join(ROOT, 'node_modules'), join(stage, 'node_modules'));
  for (const command of commands) {
    const [program = '', ...words] = command.split(' ');
    await run(program, words, { cwd: stage });
  }
  // what stays behind is of no use any more, so nothing has to be copied
  for (const name of takenOver(runtime)) await rename(join(stage, name), join(folder, name));
  // anybody may read, as in an image; mkdtemp lets only the owner
  await chmod(place, 0o755);
  return { folder, remove: () => rm(place, { recursive: true }) };
}
