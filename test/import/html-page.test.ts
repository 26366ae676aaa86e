import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/import/input/read-page.ts';

const BODY = Array.from(
  { length: 6 },
  (_, i) =>
    `<p>Paragraph ${i} tells, at some length, how the old ferry of the bay was repaired.</p>`,
).join('');

async function texts(html: string) {
  return (await readPage(html)).lines.map(({ text, kind }) =>
    kind === 'text' ? text : [kind, text],
  );
}

describe('the text of a page', () => {
  test('a break parts words, two part paragraphs', async () => {
    expect(await texts('<p>One<br>two</p><p>Three<br><br>four</p><p>Five</p>')).toEqual([
      'One two',
      'Three',
      'four',
      'Five',
    ]);
  });

  test('what stands beside blocks in a block is kept, in order', async () => {
    expect(
      await texts(
        '<div>Before <p>within</p> after <ul><li>item<ul><li>inner</li></ul></li></ul></div>',
      ),
    ).toEqual(['Before', 'within', 'after', 'item', 'inner']);
  });

  test('a block that is one link is told from a sentence with a link', async () => {
    const lines = await texts(
      '<p>Lee <a href="/a">said</a> so.</p><p><a href="/b">Pier falls</a></p><p><a href="/c">She left.</a></p>',
    );
    expect(lines).toEqual(['Lee said so.', ['link', 'Pier falls'], 'She left.']);
  });

  test('captions and headings are told apart', async () => {
    expect(
      await texts(
        '<figure><figcaption><p>The pier</p></figcaption></figure><h2>Why</h2><p>So.</p>',
      ),
    ).toEqual([['caption', 'The pier'], ['heading', 'Why'], 'So.']);
  });
});

describe('what a page says of itself', () => {
  const page = (head: string, body = '') =>
    readPage(`<html><head>${head}</head><body>${body}<article>${BODY}</article></body></html>`);

  test('byline, day and outlet, for machines', async () => {
    const data = {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Ferry repaired',
      author: { name: 'Cara Holm' },
      datePublished: '2024-05-04T08:00:00Z',
      publisher: { name: 'The Imbry Courier' },
    };
    const found = await page(`<script type="application/ld+json">${JSON.stringify(data)}</script>`);
    expect(found).toMatchObject({
      byline: 'Cara Holm',
      published: '2024-05-04',
      outlet: 'The Imbry Courier',
    });
    expect(JSON.stringify(found.lines)).not.toContain('schema.org');
  });

  test.each([
    ['By Cara Holm May 4, 2024', 'Cara Holm'],
    ['by Cara Holm4 May 2024', 'Cara Holm'],
    ['By Cara Holm, Imbry — Published 4 May', 'Cara Holm, Imbry'],
    ['Sunday, May 4', null],
    ['Updated May 4, 2024', null],
    ['https://courier.test/holm', null],
  ])('a byline is a name: %s', async (author, byline) => {
    expect((await page(`<meta name="author" content="${author}">`)).byline).toBe(byline);
  });

  test('the title is without the outlet', async () => {
    const { title } = await page(
      '<meta property="og:title" content="Ferry repaired - The Bay"><meta property="og:site_name" content="The Bay">',
    );
    expect(title).toBe('Ferry repaired');
  });
});
