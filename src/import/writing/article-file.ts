import { occasionOf } from '../attribution/occasion.ts';
import type { Anchor } from '../dates/anchor.ts';
import type { ParagraphDate } from '../dates/paragraph-dates.ts';
import { bylineOf } from '../page/byline.ts';
import type { Page } from '../page/page.ts';
import type { MarkedWords, ReadArticle } from '../read-article.ts';
import { checklist } from './checklist.ts';
import type { DraftSection } from './sections.ts';
import { utterances } from './utterances.ts';

/** Everything that goes into an article file. */
export interface ArticleDraft {
  readonly id: string;
  readonly outlet: string | null;
  readonly kind: 'digest' | 'full';
  readonly page: Page;
  readonly anchor: Anchor;
  readonly read: ReadArticle;
  readonly dates: readonly ParagraphDate[];
  readonly sections: readonly DraftSection[];
  /** What a person should look at; comments of the front matter. */
  readonly review: readonly string[];
}

/** Writes an article file of a corpus. */
export function articleFile(draft: ArticleDraft): string {
  return `${[frontMatter(draft), ...draft.sections.flatMap((section) => [heading(section, draft), ...body(section, draft)])].join('\n\n')}\n`;
}

function frontMatter({
  id,
  outlet,
  kind,
  page,
  anchor,
  read,
  sections,
  review,
}: ArticleDraft): string {
  const furniture = read.paragraphs.filter((paragraph) => paragraph.furniture !== null);
  const title =
    kind === 'full' ? (page.title ?? sections[0]?.statement ?? id) : id.replaceAll('-', ' ');
  return [
    '---',
    `id: ${JSON.stringify(id)}`,
    `outlet: ${JSON.stringify(outlet ?? shortOutlet(page.outlet))}`,
    `title: ${JSON.stringify(title)}`,
    `published: ${anchor.published ?? 'null'}`,
    `kind: ${kind}`,
    `url: ${JSON.stringify(page.url)}`,
    `byline: ${JSON.stringify(printedByline(read) ?? page.byline)}`,
    `paragraphs: ${read.paragraphs.length}`,
    `furniture: [${furniture.map(({ number }) => number).join(', ')}]`,
    ...(kind === 'full'
      ? ['# The text itself: only for those who hold the rights to it.']
      : ['# A skeleton: write each line of the checklist in your own words.']),
    ...review.map((line) => `# ${line.replace(/\s+/gu, ' ')}`),
    '---',
  ].join('\n');
}

/** Some pages put a whole sentence there; a corpus takes a hundred characters. */
function shortOutlet(outlet: string | null): string | null {
  return outlet !== null && outlet.length > 100 ? null : outlet;
}

/** Who wrote it, where the text prints it. */
export function printedByline({ paragraphs }: ReadArticle): string | null {
  return bylineOf(paragraphs.find(({ furniture }) => furniture === 'byline')?.text ?? '');
}

function heading(
  { date, statement, moment, readings }: DraftSection,
  { kind, read }: ArticleDraft,
): string {
  const number = read.readings[readings[0] ?? 0]?.prose.number ?? 1;
  const words = kind === 'full' ? statement : `What ¶${number} tells, to be written`;
  return `## ${date === null ? '' : `${date} · `}${words} {#${moment}}`;
}

function body({ readings }: DraftSection, { kind, read, dates }: ArticleDraft): string[] {
  return readings.flatMap((index) => {
    const reading = read.readings[index];
    if (!reading) return [];
    const { number, text } = reading.prose;
    const marked = read.marked.filter((one) => one.paragraph === number && isAttributed(one));
    const quotations: Quoted[] = [];
    for (const one of marked)
      quotations.push({
        ...one,
        occasion: occasionOf(one, reading, quotations.at(-1)?.occasion ?? null),
      });
    if (kind === 'digest')
      return [
        ...checklist(reading, {
          heading: read.paragraphs[number - 1]?.heading ?? false,
          times: dates[index]?.expressions ?? [],
          unattributed: read.marked.filter(
            (one) => one.paragraph === number && one.kind === 'quotation' && !isAttributed(one),
          ),
        }).map((entry) => `- [ ] ${entry} {¶${number}}`),
        ...quotations.map(blockQuote),
      ];
    return utterances(quotations, reading).flatMap(({ parts, start, end }) => [
      `${text
        .slice(start, end)
        .trim()
        .replace(/^(?=[#>])/u, ' ')} {¶${number}}`,
      ...parts.map(blockQuote),
    ]);
  });
}

/** Whether words become a block quote: a quotation whose speaker has a name. */
export function isAttributed({ kind, speaker, text }: MarkedWords): boolean {
  return kind === 'quotation' && speaker !== null && speaker.who.length > 0 && text !== '';
}

/** A quotation with the occasion that its line names. */
interface Quoted extends MarkedWords {
  readonly occasion: string | null;
}

function blockQuote({ text, speaker, paragraph, occasion }: Quoted): string {
  const names = speaker?.who.map(({ name }) => name).join(' and ') ?? '';
  return `> ${text}\n> — ${names}${occasion === null ? '' : `, ${occasion}`} {¶${paragraph}}`;
}
