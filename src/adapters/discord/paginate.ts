import type { Passage } from './passages.ts';

/** Longest page, in characters: about two screens of a phone, and less than half of what an embed holds. */
const PAGE = 2000;

/** Lays passages out on pages: whole where they fit, with the heading again on top of a new page. At least one page. */
export function paginate(passages: readonly Passage[]): readonly string[] {
  const pages: Page[] = [];
  let page: Page = { text: '' };
  for (const passage of passages) {
    const whole = added(page, passage, passage.lines);
    if (whole.text.length <= PAGE) {
      page = whole;
      continue;
    }
    if (page.text !== '') pages.push(page);
    page = { text: '' };
    // a passage that is longer than a page goes on without its heading
    for (const line of passage.lines) {
      const longer = added(page, passage, [line]);
      if (page.text !== '' && longer.text.length > PAGE) {
        pages.push(page);
        page = { ...page, text: line, last: passage };
      } else {
        page = longer;
      }
    }
  }
  return [...pages, page].map(({ text }) => text);
}

interface Page {
  readonly text: string;
  readonly heading?: string;
  /** What stands last on it. */
  readonly last?: Passage;
}

function added(page: Page, passage: Passage, lines: readonly string[]): Page {
  const { heading } = passage;
  const repeats = heading === page.heading;
  const top = heading === undefined || repeats ? [] : [heading];
  const gap =
    page.text === ''
      ? ''
      : page.last === passage || (repeats && closeTo(page, passage))
        ? '\n'
        : '\n\n';
  return {
    text: `${page.text}${gap}${[...top, ...lines].join('\n')}`,
    last: passage,
    ...(heading !== undefined && { heading }),
  };
}

/** Lists stand without empty lines between their items. */
function closeTo({ last }: Page, { kind }: Passage): boolean {
  return last?.kind === kind && (kind === 'event' || kind === 'text');
}
