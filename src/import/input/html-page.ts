import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { partialDate } from '../../language/dates.ts';
import type { Line, Page } from '../page/page.ts';
import { tidy } from './text-page.ts';

/** What is never text: scripts are not run, and nothing is fetched. */
const DROPPED =
  'script,style,noscript,template,iframe,svg,form,button,nav,aside,footer,input,select,dialog';
const BLOCKS = 'p,h1,h2,h3,h4,h5,h6,li,blockquote,figcaption,pre,td,dt,dd';

/** Pages nest some dozens deep; the time that a DOM takes grows with the square of it. */
const DEEPEST = 500;
const TAG =
  /<(\/?)(?:div|section|article|main|aside|header|footer|nav|span|ul|ol|table|tbody|blockquote|figure|b|i|em|strong|font|a|small|center|form|details|fieldset)\b/giu;

/**
 * HTML as saved from a page: the article that Readability finds, else the whole body, block by block.
 * @throws RangeError when it is nested more than 500 deep.
 */
export function htmlPage(source: string): Page {
  if (depth(source) > DEEPEST) throw new RangeError('nested too deep');
  const { document } = parseHTML(source);
  const meta = (...names: readonly string[]) =>
    names
      .map((name) =>
        document
          .querySelector(`meta[property="${name}"],meta[name="${name}"]`)
          ?.getAttribute('content')
          ?.trim(),
      )
      .find((value) => value);
  const published =
    meta('article:published_time', 'date', 'dc.date', 'parsely-pub-date') ??
    document.querySelector('time[datetime]')?.getAttribute('datetime') ??
    '';
  const found = {
    title:
      meta('og:title') ?? (document.querySelector('h1')?.textContent || document.title || null),
    outlet: meta('og:site_name', 'application-name') ?? null,
    byline: bylineOf(meta('author', 'article:author', 'parsely-author') ?? ''),
    published:
      partialDate(published.slice(0, 10))?.precision === 'day' ? published.slice(0, 10) : null,
    url: webAddress(
      document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url') ?? '',
    ),
  };
  for (const node of document.querySelectorAll(DROPPED)) node.remove();
  const whole = blocks(document.body ?? document.documentElement);
  const article = new Readability(document, { charThreshold: 200, keepClasses: false }).parse();
  const lines = article?.content
    ? blocks(parseHTML(`<html><body>${article.content}</body></html>`).document.body)
    : [];
  return {
    ...found,
    title: found.title === null ? null : tidy(found.title),
    lines: lines.length > 0 ? lines : whole,
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

interface Element {
  readonly tagName: string;
  readonly textContent: string | null;
  querySelector(selector: string): unknown;
  querySelectorAll(selector: string): Iterable<Element>;
}

/** Blocks without blocks inside, in order; bare text of a page without any. */
function blocks(body: Element): Line[] {
  const lines = [...body.querySelectorAll(BLOCKS)]
    .filter((block) => !block.querySelector(BLOCKS))
    .map(({ tagName, textContent }) => ({ text: tidy(textContent ?? ''), kind: kindOf(tagName) }));
  const texts =
    lines.length > 0
      ? lines
      : (body.textContent ?? '')
          .split('\n')
          .map((line) => ({ text: tidy(line), kind: 'text' as const }));
  return texts.filter(({ text }) => text !== '');
}

function kindOf(tag: string): Line['kind'] {
  if (/^H[1-6]$/iu.test(tag)) return 'heading';
  return /^FIGCAPTION$/iu.test(tag) ? 'caption' : 'text';
}

/** Some pages give the address of a profile. */
function bylineOf(text: string): string | null {
  const name = tidy(text).replace(/^by /iu, '');
  return name === '' || name.length > 100 || /^https?:/iu.test(name) ? null : name;
}

function webAddress(text: string): string | null {
  return /^https?:\/\//u.test(text) && URL.canParse(text) ? text : null;
}
