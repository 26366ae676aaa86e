import { describe, expect, test } from 'vitest';
import { readWords } from '../../src/retrieval/asked-words.ts';
import { paragraphText, piecesOf } from '../../src/retrieval/paragraph-texts.ts';
import { relatedWords } from '../../src/retrieval/related-words.ts';
import { createSearchIndex } from '../../src/retrieval/search-index.ts';
import { INVENTED, openWorld } from '../fixtures/corpora.ts';

const { corpus } = await openWorld(INVENTED);
const index = createSearchIndex({ ...corpus, queries: [], unanswered: [] });
/** Tells of a captain who commanded a ship. */
const text = paragraphText(index, 'imbry-courier', 17);

describe('the words of a question beside a paragraph', () => {
  test('come nearest where the paragraph has the same word', () => {
    expect(readWords('captain', index).nearest(text)).toEqual([1]);
  });

  test('come near where it has a word of like sense, and not where it has none', () => {
    const [near = 0] = readWords('vessel', index).nearest(text);
    const [far = 1] = readWords('xyzzy', index).nearest(text);
    expect(near).toBeGreaterThan(0.4);
    expect(near).toBeLessThan(1);
    expect(far).toBe(0);
  });

  test('are told by their pieces where they are misspelt', () => {
    const [right, slip, other] = ['captain', 'captian', 'tram'].map((word) =>
      readWords(word, index).pieces(text),
    );
    expect(right).toBe(1);
    expect(slip).toBeGreaterThan(other ?? 0);
  });

  test('come to nothing beside a paragraph that is not there', () => {
    const none = paragraphText(index, 'imbry-courier', 999);
    expect(readWords('captain', index).nearest(none)).toEqual([0]);
    expect(readWords('', index).pieces(text)).toBe(0);
  });
});

describe('the text of a paragraph', () => {
  test('tells its names, and who speaks or does something in it', () => {
    const quoted = index.units.find(({ passage }) => passage.quotation?.speakers.length === 1);
    const [speaker = ''] = quoted?.passage.quotation?.speakers ?? [];
    const { article = '', paragraphs } = quoted?.passage ?? {};
    const { names, agents, terms } = paragraphText(index, article, paragraphs?.[0] ?? 0);
    expect(agents).toContain(`@${speaker}`);
    expect(names).toContain(`@${speaker}`);
    for (const name of agents) expect(terms).toContain(name);
  });

  test('knows no agent of a paragraph that is not there', () => {
    expect(paragraphText(index, 'imbry-courier', 999).agents.size).toBe(0);
  });
});

describe('words in other words', () => {
  test('are words of the corpus, near in sense', () => {
    const words = relatedWords('vessel', index);
    expect(words).toContain('ship');
    expect(words.every((word) => word !== 'vessel')).toBe(true);
  });

  test('are none for a word that no English text has', () => {
    expect(relatedWords('xyzzy', index)).toEqual([]);
  });

  test('are cut in pieces of four letters, with their ends', () => {
    expect(piecesOf('bell')).toEqual(['^bel', 'bell', 'ell$']);
    expect(piecesOf('a')).toEqual([]);
  });
});
