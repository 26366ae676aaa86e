import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Platform } from '../src/contract/request.ts';
import { SOURCES } from './fixtures/sources.ts';

/** Who stands on which floor; a folder inside another stands on the floor of the outer one. */
const FLOORS = [
  [
    'src/errors.ts',
    'src/log.ts',
    'src/redact.ts',
    'src/metrics.ts',
    'src/version.ts',
    'src/config.ts',
  ],
  ['src/language'],
  ['src/corpus'],
  ['src/retrieval'],
  ['src/contract'],
  ['src/answers', 'src/import'],
  ['src/bot', 'commands'],
  ['src/adapters'],
  ['src/platforms.ts', 'src/reload.ts', 'src/operator-tools.ts'],
  ['src/main.ts'],
];

const PLATFORMS: readonly string[] = ['console', 'discord', 'slack'] satisfies Platform[];

function floorOf(file: string): number {
  return FLOORS.findIndex((rooms) =>
    rooms.some((room) => file === room || file.startsWith(`${room}/`)),
  );
}

/** The way on which a file loads itself again; null where there is none. */
function circleFrom(start: string): readonly string[] | null {
  const loadsOf = new Map(SOURCES.map(({ file, loads }) => [file, loads]));
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways)
    for (const name of loadsOf.get(way.at(-1) ?? '') ?? []) {
      if (name === start) return [...way, name];
      if (seen.has(name)) continue;
      seen.add(name);
      ways.push([...way, name]);
    }
  return null;
}

const inside = (folder: string) => SOURCES.filter(({ file }) => file.startsWith(`${folder}/`));

/** Imports of a folder that none of the patterns allows, as `file -> import`. */
function strays(folder: string, allowed: RegExp): readonly string[] {
  return inside(folder).flatMap(({ file, imports }) =>
    imports.filter((name) => !allowed.test(name)).map((name) => `${file} -> ${name}`),
  );
}

describe('layering', () => {
  test('every file stands on a floor', () => {
    expect(SOURCES.map(({ file }) => file).filter((file) => floorOf(file) < 0)).toEqual([]);
  });

  test('no import runs up, nor to another room of the same floor', () => {
    const wrong = SOURCES.flatMap(({ file, imports }) =>
      imports
        .filter((name) => floorOf(name) >= 0)
        .filter((name) => {
          const [from, to] = [floorOf(file), floorOf(name)];
          const sameRoom = from === 0 || roomOf(file) === roomOf(name);
          return to > from || (to === from && !sameRoom);
        })
        .map((name) => `${file} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no file loads itself, by whatever way', () => {
    expect(SOURCES.flatMap(({ file }) => circleFrom(file) ?? [])).toEqual([]);
  });

  test('no two folders import each other, unless one holds the other', () => {
    const edges = new Set(
      SOURCES.flatMap(({ file, imports }) =>
        imports
          .filter((name) => floorOf(name) > 0)
          .map((name) => [dirname(file), dirname(name)] as const)
          .filter(
            ([from, to]) => !`${from}/`.startsWith(`${to}/`) && !`${to}/`.startsWith(`${from}/`),
          )
          .map((folders) => folders.join(' -> ')),
      ),
    );
    const mutual = [...edges].filter((edge) =>
      edges.has(edge.split(' -> ').reverse().join(' -> ')),
    );
    expect(mutual).toEqual([]);
  });

  test('commands know contract, answers, corpus, retrieval and language', () => {
    expect(
      strays(
        'commands',
        /^(?:commands|src\/(?:contract|answers|corpus|retrieval|language))\/|^[^/.]+$/u,
      ),
    ).toEqual([]);
  });

  test('the bot knows contract, answers, language, the log and what is counted', () => {
    expect(
      strays(
        'src/bot',
        /^src\/(?:bot|contract|answers|language)\/|^src\/(?:log|metrics)\.ts$|^[^/.]+$/u,
      ),
    ).toEqual([]);
  });

  test('adapters never know each other, nor does what they share know them', () => {
    const folderOf = (file: string) => /^src\/adapters\/([^/]+)\//u.exec(file)?.[1] ?? '';
    const wrong = inside('src/adapters').flatMap(({ file, imports }) =>
      imports
        .filter((name) => PLATFORMS.includes(folderOf(name)) && folderOf(name) !== folderOf(file))
        .map((name) => `${file} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing imports main', () => {
    expect(SOURCES.filter(({ imports }) => imports.includes('src/main.ts'))).toEqual([]);
  });

  test.each([
    ['minisearch', 'src/retrieval/'],
    ['discord.js', 'src/adapters/discord/'],
    ['@slack/', 'src/adapters/slack/'],
    ['yaml', 'src/corpus/'],
    ['dotenv', 'src/config.ts'],
    ['prom-client', 'src/adapters/http/prometheus.ts'],
  ])('only one place imports %s: %s', (name, place) => {
    const importers = SOURCES.filter(({ imports }) =>
      imports.some(
        (imported) => imported === name || (name.endsWith('/') && imported.startsWith(name)),
      ),
    );
    expect(importers.map(({ file }) => file).filter((file) => !file.startsWith(place))).toEqual([]);
  });

  test('only the settings read the environment', () => {
    const readers = SOURCES.filter(({ text }) =>
      /process\.env|\benv\b.*from 'node:process'/u.test(text),
    );
    expect(readers.map(({ file }) => file)).toEqual(['src/config.ts']);
  });
});

describe('size', () => {
  const lengths = SOURCES.map(({ file, text }) => ({
    file,
    lines: text.trimEnd().split('\n').length,
  }));

  test('no file is longer than 250 lines', () => {
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  test('half of the files have at most 60 lines', () => {
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60);
  });
});

function roomOf(file: string): string | undefined {
  return FLOORS.flat().find((room) => file === room || file.startsWith(`${room}/`));
}
