import { basename, extname } from 'node:path';
import { AnchorageError } from '../errors.ts';
import type { ImportOptions } from './arguments.ts';
import { findAnchor } from './dates/anchor.ts';
import { paragraphDates } from './dates/paragraph-dates.ts';
import { readPage } from './input/read-page.ts';
import type { Page } from './page/page.ts';
import type { Cast } from './people/cast.ts';
import { readArticle } from './read-article.ts';
import { reviewNotes } from './review-notes.ts';
import { type ArticleDraft, articleFile } from './writing/article-file.ts';
import type { Meeting } from './writing/people-file.ts';
import { draftSections, type KnownMoment, slug } from './writing/sections.ts';

/** An article read and ready to be written, and whom it met. */
export interface Draft {
  /** File name below the corpus folder. */
  readonly file: string;
  /** What is written to it. */
  readonly text: string;
  readonly article: ArticleDraft;
  readonly meetings: readonly Meeting[];
}

/** What is known before an article is read. */
export interface Knowledge {
  readonly cast: Cast;
  readonly moments: readonly KnownMoment[];
  /** The last day of the event; null where there is none yet. */
  readonly eventDay: string | null;
  readonly today: string;
}

/**
 * Reads one source into a draft.
 * @param name of the file; `-` for standard input.
 * @throws AnchorageError USAGE when the text holds no article.
 */
export async function draftArticle(
  name: string,
  source: string,
  options: ImportOptions,
  knowledge: Knowledge,
): Promise<Draft> {
  const { cast, today, moments } = knowledge;
  const page = await pageOf(name, source);
  const id = options.id ?? idOf(name, page);
  cast.turnPage();
  const read = readArticle(page, cast);
  if (read.readings.length === 0)
    throw new AnchorageError('USAGE', 'holds no text of an article', { place: { file: name } });
  const anchor = findAnchor(page, { given: options.published, event: knowledge.eventDay, today });
  const dates = paragraphDates(read.readings, anchor.day);
  const headings = new Set(
    read.paragraphs.flatMap(({ heading, number }) => (heading ? [number] : [])),
  );
  const { readings } = read;
  const sections = draftSections({ id, readings, headings, dates, known: moments, today });
  const meetings = [...cast.present].map((character) => ({
    article: id,
    character,
    forms: new Map(character.forms),
    roles: new Map(character.roles),
  }));
  const unreviewed = {
    id,
    outlet: options.outlet,
    kind: options.kind,
    page,
    anchor,
    read,
    dates,
    sections,
  };
  const article = { ...unreviewed, review: reviewNotes(unreviewed) };
  return { file: `articles/${id}.md`, text: articleFile(article), article, meetings };
}

/** More than these is no article, and would take long. */
const LONGEST_PARAGRAPH = 20_000;
const MOST_PARAGRAPHS = 5_000;
const MOST_CHARACTERS = 1_000_000;

async function pageOf(name: string, source: string): Promise<Page> {
  const place = { file: name };
  let page: Page;
  try {
    page = await readPage(source);
  } catch (cause) {
    const message = 'cannot be read as a page: it is nested too deep, or has too many tags';
    throw new AnchorageError('USAGE', message, { place, cause });
  }
  if (page.lines.length > MOST_PARAGRAPHS)
    throw new AnchorageError(
      'USAGE',
      `holds more than ${MOST_PARAGRAPHS} paragraphs; is it one article?`,
      { place },
    );
  const length = page.lines.reduce((sum, { text }) => sum + text.length, 0);
  if (length > MOST_CHARACTERS)
    throw new AnchorageError(
      'USAGE',
      `holds more than ${MOST_CHARACTERS} characters; is it one article?`,
      { place },
    );
  const at = page.lines.findIndex(({ text }) => text.length > LONGEST_PARAGRAPH);
  if (at < 0) return page;
  const message = `has more than ${LONGEST_PARAGRAPH} characters in paragraph ${at + 1}; is it an article?`;
  throw new AnchorageError('USAGE', message, { place });
}

/** From the name of the file, else from the title; never a path. */
function idOf(name: string, page: Page): string {
  const base = name === '-' ? '' : basename(name, extname(name));
  const id = base
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 80);
  return id.replace(/-+$/u, '') || slug(page.title ?? page.lines[0]?.text ?? '', 6) || 'article';
}
