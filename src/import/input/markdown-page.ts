import { partialDate } from '../../language/dates.ts';
import type { Line, Page } from '../page/page.ts';
import { tidy } from './text-page.ts';

/** Markdown: front matter, headings and paragraphs; links, emphasis, images and HTML comments are taken off. */
export function markdownPage(source: string): Page {
  const [front = '', head = ''] = /^---\n([\s\S]*?)\n---(?:\n|$)/u.exec(source) ?? [];
  const blocks = withoutComments(source.slice(front.length))
    .replace(/```[\s\S]*?```/gu, '')
    .replace(/^\[[^\]\n]+\]: .*$/gmu, '')
    .replace(/^(\S.*)\n=+$/gmu, '# $1')
    .replace(/^(#{1,6} .*)$/gmu, '\n$1\n')
    // items and rows are paragraphs
    .replace(/^(?=[ \t]*(?:(?:[-*+]|\d{1,2}[.)]) |\|)[ \t]*\S)/gmu, '\n')
    .split(/\n\s*\n/u);
  const lines = blocks.flatMap(toLine);
  const title = field(head, 'title') ?? lines.find(({ kind }) => kind === 'heading')?.text ?? null;
  const day = field(head, 'published') ?? field(head, 'date') ?? '';
  return {
    lines,
    title,
    outlet: field(head, 'outlet') ?? field(head, 'source') ?? null,
    published: partialDate(day.slice(0, 10))?.precision === 'day' ? day.slice(0, 10) : null,
    url: field(head, 'url') ?? null,
    byline: field(head, 'byline') ?? field(head, 'author') ?? null,
  };
}

/** Only up to the last closing mark: a search for one that never comes would start anew at each opening. */
function withoutComments(source: string): string {
  const end = source.lastIndexOf('-->') + 3;
  return end < 3
    ? source
    : source.slice(0, end).replace(/<!--[\s\S]*?-->/gu, '') + source.slice(end);
}

const MARKER = /^\s*(?:#{1,6} |> ?|[-*+] |\d{1,2}[.)] |\|)|\|\s*$/gu;

function toLine(block: string): Line[] {
  const heading = /^#{1,6} /u.test(block.trim());
  const lines = block.trim().split('\n');
  const text = tidy(plain(lines.map((line) => line.replace(MARKER, '')).join(' ')));
  return text === '' || /^[-*_:| ]{3,}$/u.test(text)
    ? []
    : [{ text, kind: heading ? 'heading' : 'text' }];
}

/** A pattern gives up where the next of its kind may begin, or far off: a long line is not searched from each of its marks. */
function plain(text: string): string {
  return text
    .replace(/<br ?\/?>/giu, ' ')
    .replace(/<(https?:[^<>\s]+)>/gu, '$1')
    .replace(/<\/?\p{L}[^<>]*>/gu, '')
    .replace(/!\[[^[\]]*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])/gu, '')
    .replace(/\[\^[^[\]]+\]/gu, '')
    .replace(/\[([^[\]]+)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)(.{1,500}?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/gu, '$1');
}

function field(head: string, name: string): string | undefined {
  const value = new RegExp(`^${name}:\\s*(.+)$`, 'imu')
    .exec(head)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/u, '$2');
  return value === undefined || value === '' || value === 'null' ? undefined : value;
}
