import type { Page } from '../page/page.ts';
import { markdownPage } from './markdown-page.ts';
import { textPage } from './text-page.ts';

/** Tells HTML, Markdown and plain text apart, by the text and not by the name, and reads the page. */
export async function readPage(source: string): Promise<Page> {
  const text = source.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  if (isHtml(text)) {
    // loaded only here: the DOM takes longer to load than all the rest
    const { htmlPage } = await import('./html-page.ts');
    return htmlPage(text);
  }
  return isMarkdown(text) ? markdownPage(text) : textPage(text);
}

function isHtml(text: string): boolean {
  return (
    /^\s*(?:<!doctype html|<html|<head|<body|<article|<main|<div|<p[\s>]|<!--|<\?xml)/iu.test(
      text,
    ) || (text.match(/<\/(?:p|div|h[1-6]|article|section)>/giu)?.length ?? 0) > 2
  );
}

function isMarkdown(text: string): boolean {
  return (
    /^(?:---\n|#{1,6} \S)/u.test(text) ||
    /\n(?:#{1,6} \S|={3,}\n)/u.test(text) ||
    /\[[^[\]\n]+\]\(https?:\/\/[^[)\s]+\)/u.test(text)
  );
}
