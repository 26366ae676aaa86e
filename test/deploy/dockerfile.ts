import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fixtures/sources.ts';

/** One line of a Dockerfile, continuations joined. */
export interface Instruction {
  /** In capitals. */
  readonly name: string;
  readonly rest: string;
}

/** The stages of the Dockerfile, in order, each from its FROM on; what stands before the first is left out. */
export function dockerStages(): readonly (readonly Instruction[])[] {
  const stages: Instruction[][] = [];
  for (const instruction of instructions()) {
    if (instruction.name === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
  }
  return stages;
}

/** What an instruction in the exec form runs. */
export function execForm({ rest }: Instruction): readonly string[] {
  const list: unknown = JSON.parse(rest.slice(rest.indexOf('[')));
  if (!Array.isArray(list)) throw new Error(`not in the exec form: ${rest}`);
  return list.map(String);
}

/** Files and folders that a stage copies out of the project, by their names there. */
export function copiedFromProject(stage: readonly Instruction[]): readonly string[] {
  return stage
    .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from='))
    .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
}

/** Files and folders of the work directory that a stage takes over from an earlier one. */
export function takenOver(stage: readonly Instruction[]): readonly string[] {
  return stage
    .filter(({ name, rest }) => name === 'COPY' && rest.startsWith('--from='))
    .flatMap(({ rest }) => rest.split(' ').slice(1, -1))
    .map((path) => path.replace(/^\/app\//u, ''));
}

function instructions(): readonly Instruction[] {
  const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...rest] = line.trim().split(/\s+/u);
      return { name: name.toUpperCase(), rest: rest.join(' ') };
    });
}
