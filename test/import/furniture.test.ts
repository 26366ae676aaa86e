import { describe, expect, test } from 'vitest';
import { asLine } from '../../src/import/input/text-page.ts';
import { FURNITURE_RULES, furnitureReason } from '../../src/import/page/furniture.ts';

const MENU = ['News', 'Bay', 'Boats', 'Sport', 'Weather', 'Food', 'Jobs', 'Radio', 'Shop'];
const TOLD = ['The ferry stopped.', 'It was late.', 'Nobody was hurt.'];

const BY_RULE: readonly (readonly [string, readonly string[]])[] = [
  ['stray mark', ['JDN']],
  ['newsletter', ['Get the day’s top news delivered to your inbox.']],
  ['link to another article', ['Read more: Council to meet over the pier']],
  ['listed among other articles', [...TOLD, 'Read more:', 'Ferry stops', 'Pier falls']],
  ['caption', ['Ann Lee stands on the pier on Friday.']],
  ['share button', ['Share this article']],
  ['advertisement', ['Advertisement']],
  ['page notice', ['© 2024 The Imbry Courier. All rights reserved.']],
  ['byline', ['By Ann Lee']],
  ['date line', ['Published 3 May 2024, 10:15']],
  ['photograph credit', ['ANN LEE/AFP/Getty Images']],
  ['about the author', [...TOLD, 'Cara Holm covers boats and weather.']],
  ['repeated', ['Ann Lee closed the pier.', ...TOLD, 'Ann Lee closed the pier.']],
  ['menu', MENU],
  ['heading that states nothing', [...TOLD, 'Behind closed doors']],
];

describe('each rule of furniture', () => {
  test.each(BY_RULE)('%s', (rule, texts) => {
    const kind = rule === 'caption' ? rule : 'text';
    const lines = texts.map((text) => ({ text, kind }) as const);
    expect(furnitureReason(lines, lines.length - 1)).toBe(rule);
  });

  test('has a line of its own', () => {
    expect(BY_RULE.map(([rule]) => rule)).toEqual(FURNITURE_RULES.map(({ name }) => name));
  });
});

test.each([
  ['above all else', ['Behind closed doors']],
  ['that says who did what', [...TOLD, 'Ann Lee closes the pier']],
  ['of many words', [...TOLD, 'Behind the pier lay two of the boats']],
])('a heading %s is no furniture', (_, texts) => {
  expect(furnitureReason(texts.map(asLine), texts.length - 1)).toBeNull();
});

describe('furniture', () => {
  test.each([
    'Get the day’s top news delivered to your inbox.',
    'Sign up for our weekly newsletter',
    'Read more: Council to meet over the pier',
    'Share this article',
    'Advertisement',
    'By Ann Lee',
    'Published 3 May 2024, 10:15',
    '© 2024 The Imbry Courier. All rights reserved.',
    'Photo: Cara Holm',
    'X',
    'JDN',
    '[Read: Why the ferry stopped]',
    'Learn more: Piers of the north',
    'A version of this article appears in print on Page 3 of the Sunday edition.',
    'ANN LEE/AFP/Getty Images',
    '5/3/2024 7:11 AM BY BAY STAFF',
  ])('%s', (line) => {
    expect(furnitureReason([asLine(line)], 0)).not.toBeNull();
  });

  test.each([
    '“Get out,” she said.',
    'The crew shared the boat.',
    'Ann Lee said the newsletter was late.',
    'Lee closes the pier',
    'He left.',
    'The council published the report on 3 May 2024 and closed the pier.',
  ])('not: %s', (line) => {
    expect(furnitureReason([asLine(line)], 0)).toBeNull();
  });

  test.each(['caption', 'link'] as const)('what the page marks as a %s', (kind) => {
    expect(furnitureReason([{ text: 'Ann Lee on the pier.', kind }], 0)).not.toBeNull();
  });

  const reasons = (...texts: readonly string[]) =>
    texts.map((_, i) => furnitureReason(texts.map(asLine), i));

  test('titles below "Read more" are links, a heading behind a button is none', () => {
    expect(reasons('One.', 'Two.', 'Read more:', 'Ferry stops', 'Pier falls').slice(2)).toEqual([
      'link to another article',
      'listed among other articles',
      'listed among other articles',
    ]);
    expect(reasons('One.', 'Read more', 'Lee closes the pier', 'She did.')[2]).toBeNull();
  });

  test('a menu is many short lines together; a short list is none', () => {
    expect(reasons(...MENU, 'Ann Lee closed the pier.')).toEqual([...MENU.map(() => 'menu'), null]);
    expect(reasons('She asked for:', 'Planks and nails', 'Tar', 'A new crane').slice(1)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test.each([
    'Cara Holm is a harbour reporter for the Courier.',
    'Cara Holm covers boats and weather.',
    'Dag Moe in Oskerra contributed to this report.',
  ])('about the author, at the end alone: %s', (line) => {
    const text = Array.from({ length: 12 }, (_, i) => `Paragraph ${i}.`);
    expect(reasons(...text, line).at(-1)).toBe('about the author');
    expect(reasons(...text.slice(0, 3), line, ...text)[3]).toBeNull();
  });

  test('a caption that stood before is dropped, the first one stays', () => {
    const lines = ['Ann Lee on the pier, Friday.', 'Text.', 'Ann Lee on the pier, Friday.'].map(
      asLine,
    );
    expect([0, 1, 2].map((i) => furnitureReason(lines, i))).toEqual([null, null, 'repeated']);
  });
});
