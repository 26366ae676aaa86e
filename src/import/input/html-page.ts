import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { partialDate } from '../../language/dates.ts';
import { bylineOf } from '../page/byline.ts';
import type { Page } from '../page/page.ts';
import { blocks } from './blocks.ts';
import { tidy } from './text-page.ts';

/** What is never text: scripts are not run, and nothing is fetched. */
const DROPPED =
  'script,style,noscript,template,iframe,svg,form,button,nav,aside,footer,input,select,dialog';
/** What a page says of itself for machines. */
const STATED = 'script[type="application/ld+json"]';

/** Pages nest some dozens deep; the time that a DOM takes grows with the square of it. */
const DEEPEST = 500;
/** Tags and entities: pages have some thousands, and a DOM takes minutes for a million. */
const MOST_MARKS = 200_000;
const TAG =
  /<(\/?)(?:div|section|article|main|aside|header|footer|nav|span|ul|ol|table|tbody|blockquote|figure|b|i|em|strong|font|a|small|center|form|details|fieldset)\b/giu;

/**
 * HTML as saved from a page, or a piece of it: the article that Readability finds, else the whole body, block by block.
 * @throws RangeError when it is nested more than 500 deep, or has more than 200,000 tags and entities.
 */
export function htmlPage(source: string): Page {
  if (source.split(/[<&]/u).length > MOST_MARKS) throw new RangeError('too many marks');
  if (depth(source) > DEEPEST) throw new RangeError('nested too deep');
  const whole = /<(?:html|body)\b/iu.test(source) ? source : `<html><body>${source}</body></html>`;
  const { document } = parseHTML(whole);
  const meta = (...names: readonly string[]) =>
    names
      .map((name) =>
        document
          .querySelector(`meta[property="${name}"],meta[name="${name}"]`)
          ?.getAttribute('content')
          ?.trim(),
      )
      .find((value) => value);
  const dated = document.querySelector('time[datetime]')?.getAttribute('datetime');
  const outlet = meta('og:site_name', 'application-name');
  const title = meta('og:title') ?? (document.querySelector('h1')?.textContent || document.title);
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const author = meta('author', 'article:author', 'parsely-author');
  const published = meta('article:published_time', 'date', 'dc.date', 'parsely-pub-date');
  const stated = [...document.querySelectorAll(STATED)];
  for (const node of document.querySelectorAll(DROPPED)) node.remove();
  const body = blocks(document.body ?? document.documentElement);
  document.documentElement?.append(...stated);
  const article = new Readability(document, {
    charThreshold: 200,
    serializer: (node) => node,
  }).parse();
  const lines = article?.content ? blocks(article.content) : [];
  return {
    title: titleOf(title, outlet ?? article?.siteName ?? ''),
    outlet: outlet ?? article?.siteName ?? null,
    byline: bylineOf(tidy(author ?? '')) ?? bylineOf(tidy(article?.byline ?? '')),
    published: dayOf(article?.publishedTime) ?? dayOf(published) ?? dayOf(dated),
    url: webAddress(url ?? meta('og:url') ?? ''),
    lines: lines.length > 0 ? lines : body,
  };
}

function depth(source: string): number {
  let open = 0;
  let deepest = 0;
  for (const [, closing] of source.matchAll(TAG)) {
    open = Math.max(0, open + (closing === '' ? 1 : -1));
    deepest = Math.max(deepest, open);
  }
  return deepest;
}

/** Without the name of the outlet behind it: `Ferry halted | The Imbry Courier`. */
function titleOf(text: string, outlet: string): string | null {
  const title = tidy(text);
  const [, bare = title, behind] = /^(.+?)\s+[-|–—·]\s+([^|]{1,100})$/u.exec(title) ?? [];
  return (behind?.toLowerCase() === outlet.toLowerCase() ? bare : title) || null;
}

function dayOf(time: string | null | undefined): string | null {
  const day = time?.slice(0, 10) ?? '';
  return partialDate(day)?.precision === 'day' ? day : null;
}

function webAddress(text: string): string | null {
  return /^https?:\/\//u.test(text) && URL.canParse(text) ? text : null;
}
