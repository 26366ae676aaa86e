import { parseDateSpan } from '../language/dates.ts';
import type { Article, Passage, Section } from './corpus.ts';
import type { Problem } from './problem.ts';
import { FRONT_MATTER } from './schema.ts';
import { readYaml } from './yaml.ts';

export interface ParsedArticle {
  readonly article: Article | null;
  readonly problems: readonly Problem[];
  /** The line of a field of the front matter, or of a heading: `['sections', index]`. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

const FRONT = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u;
const HEADING = /^## (?:(\S+) · )?(.+?) \{#([a-z0-9][a-z0-9-]*)\}$/u;
const QUOTED_LINE = /^>\s?/u;
const ATTRIBUTION = /^— ([^,]+)(?:, (.+))?$/u;

/** A run of lines without a blank one, and the lines on which it starts and ends. */
interface Chunk {
  readonly lines: readonly string[];
  readonly line: number;
  readonly end: number;
}

/**
 * Reads an article file: front matter, headings, paragraphs, block quotes. Nothing is thrown: what is wrong
 * comes back as problems, and `article` is null when the front matter cannot be read.
 * @param names splits an attribution such as "Ann Lee and Bo Ek" into canonical names; null when unknown.
 */
export function parseArticle(
  file: string,
  source: string,
  names: (attribution: string) => readonly string[] | null,
): ParsedArticle {
  const front = FRONT.exec(source);
  if (!front) {
    const message = 'must start with front matter between two lines of ---';
    return {
      article: null,
      problems: [{ file, line: 1, field: 'front matter', message }],
      lineOf: () => 1,
    };
  }
  const head = readYaml({ file, text: front[1] ?? '', line: 1 }, FRONT_MATTER);
  if ('problems' in head) return { article: null, problems: head.problems, lineOf: () => 1 };

  const problems: Problem[] = [];
  const sections: Section[] = [];
  const headings: number[] = [];
  const passages: Passage[] = [];
  let last: { attribution: string; utterance: string } | null = null;

  for (const { lines, line, end } of chunks(source, front[0].length)) {
    const report = (message: string, field: string, at = line) =>
      problems.push({ file, line: at, field, message });
    const [first = ''] = lines;
    if (first.startsWith('#')) {
      const section = parseHeading(first);
      if (typeof section === 'string') report(section, 'heading');
      else {
        sections.push(section);
        headings.push(line);
      }
      last = null;
      continue;
    }
    if (sections.length === 0) {
      report(
        'stands before the first heading; a heading such as "## 2024-05-01 · What happened {#moment}" must come first',
        'paragraph',
      );
      continue;
    }
    const block = parseBlock(lines);
    if ('wrong' in block) {
      report(block.wrong, block.field, end);
      continue;
    }
    const paragraphs = parseMarker(block.marker, head.data.paragraphs);
    if (typeof paragraphs === 'string') {
      report(paragraphs, `{${block.marker}}`, end);
      continue;
    }
    const passage = {
      id: `${head.data.id}#${passages.length + 1}`,
      article: head.data.id,
      text: block.text,
      paragraphs,
      section: sections.length - 1,
      line,
    };
    if (block.attribution === null) {
      last = null;
      passages.push(passage);
      continue;
    }
    const [, by = '', occasion = null] = ATTRIBUTION.exec(block.attribution) ?? [];
    const speakers = names(by);
    if (speakers === null) {
      report(
        `names "${by}" as the speaker, whom people.yaml does not list; use a canonical name`,
        'speaker',
        end,
      );
      continue;
    }
    const utterance: string = last?.attribution === block.attribution ? last.utterance : passage.id;
    last = { attribution: block.attribution, utterance };
    passages.push({ ...passage, quotation: { speakers, occasion, utterance } });
  }
  return {
    article: { ...head.data, sections, passages, file },
    problems,
    lineOf: (path) =>
      (path[0] === 'sections' ? headings[Number(path[1])] : undefined) ?? head.lineOf(path),
  };
}

function* chunks(source: string, from: number): Generator<Chunk> {
  const before = source.slice(0, from).split('\n').length - 1;
  let lines: string[] = [];
  let start = 0;
  const rows = `${source.slice(from)}\n`.split('\n');
  for (let index = 0; index < rows.length; index++) {
    const line = (rows[index] ?? '').trimEnd();
    if (line !== '') {
      if (lines.length === 0) start = before + index + 1;
      lines.push(line);
    } else if (lines.length > 0) {
      yield { lines, line: start, end: start + lines.length - 1 };
      lines = [];
    }
  }
}

function parseHeading(line: string): Section | string {
  const [, dated, statement = '', moment = ''] = HEADING.exec(line) ?? [];
  if (moment === '')
    return 'must read "## 2024-05-01 · What happened {#moment}", the date left out where there is none';
  if (dated === undefined) return { moment, date: null, statement };
  const date = parseDateSpan(dated);
  return date
    ? { moment, date, statement }
    : `gives the date "${dated}", which does not exist; write 2024, 2024-05, 2024-05-01, A/B, ../B or A/..`;
}

function parseBlock(
  lines: readonly string[],
): { text: string; marker: string; attribution: string | null } | { wrong: string; field: string } {
  const quoted = lines.filter((line) => QUOTED_LINE.test(line)).length;
  if (quoted !== 0 && quoted !== lines.length)
    return wrong('mixes a block quote with a paragraph; put a blank line between', 'paragraph');
  const bare = lines.map((line) => line.replace(QUOTED_LINE, '').trim());
  const last = bare.at(-1) ?? '';
  if (quoted > 0 && (bare.length < 2 || !last.startsWith('—')))
    return wrong(
      'is a quotation without a speaker; its last line must read "> — Name, occasion {¶3}"',
      'speaker',
    );
  const marked = splitMarker(last);
  if (!marked)
    return wrong(
      'must end with the paragraphs of the article that it tells, such as {¶3} or {¶3-4}',
      '{¶}',
    );
  const { body, marker } = marked;
  if (quoted === 0)
    return {
      text: [...bare.slice(0, -1), body].join(' '),
      marker,
      attribution: null,
    };
  return { text: bare.slice(0, -1).join(' '), marker, attribution: body };
}

const LINE_BREAK = /[\r\u2028\u2029]/u;

/** A line that ends in `{¶…}`, and what stands in the braces; null for others. */
function splitMarker(line: string): { body: string; marker: string } | null {
  const from = line.indexOf('{¶', line.lastIndexOf('}', line.length - 2) + 1);
  if (from < 1 || !line.endsWith('}') || LINE_BREAK.test(line)) return null;
  return { body: line.slice(0, from).trimEnd(), marker: line.slice(from + 1, -1) };
}

function wrong(message: string, field: string): { wrong: string; field: string } {
  return { wrong: message, field };
}

function parseMarker(marker: string, count: number): readonly number[] | string {
  const found = new Set<number>();
  for (const part of marker.split(',')) {
    const [, from, to] = /^\s*¶?(\d+)(?:[-–](\d+))?\s*$/u.exec(part) ?? [];
    const first = Number(from);
    const last = Number(to ?? from);
    if (from === undefined || last < first) return 'must read {¶3}, {¶3-4} or {¶3, ¶7}';
    if (first < 1 || last > count)
      return `names a paragraph that the article does not have; it has ${count}`;
    for (let number = first; number <= last; number++) found.add(number);
  }
  return [...found].sort((a, b) => a - b);
}
