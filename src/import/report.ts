import { allPassages } from '../corpus/access.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Assembly } from './assemble.ts';
import type { Draft } from './draft.ts';
import { isAttributed, printedByline } from './writing/article-file.ts';
import { spellingRows } from './writing/people-file.ts';
import { pointRows, proposePoints, type Statement, statements } from './writing/points.ts';

/** More articles than this are reported in a line each; the notes stand in the files. */
const MANY = 20;

const SHORT = [
  'What to look at stands at the top of each file.',
  `Moments are not listed, nor articles compared for points.yaml, where more than ${MANY} come at once: for that, import ${MANY} at a time.`,
];

/** What was written, and what needs a person's eye: plain text. */
export function report(
  { accepted, files, corpus }: Assembly,
  { before, folder, kind }: { before: Corpus | null; folder: string; kind: 'digest' | 'full' },
): string {
  if (accepted.length === 0) return 'Nothing was written.\n';
  const short = accepted.length > MANY;
  const spellings = spellingRows(
    accepted.flatMap(({ meetings }) => meetings),
    before?.people ?? [],
  );
  const points = short ? '' : pointRows(differences(accepted, before));
  return [
    `Written to ${folder}: ${[...files.keys()]
      .filter((file) => !file.startsWith('articles/'))
      .concat(`${accepted.length} article${accepted.length === 1 ? '' : 's'}`)
      .join(', ')}`,
    ...accepted.flatMap((draft) => [
      summary(draft),
      ...(short ? [] : details(draft, before).map((line) => `  ${line}`)),
    ]),
    ...(short ? ['', ...SHORT] : []),
    ...newcomers(corpus, before, short),
    ...(spellings === '' ? [] : ['', 'Rows for people.yaml, to merge:', spellings]),
    ...(points === '' ? [] : ['', 'Rows for points.yaml, where both speak of one thing:', points]),
    '',
    kind === 'full'
      ? 'The files hold the text itself: publish them only if you hold the rights.'
      : 'Each "- [ ]" line is to be written in your own words.',
    'Review the files as you would code: npm run corpus:check -- --corpus DIR',
    'Write what readers would ask into queries/<id>.yaml: without, many a question is refused.',
    '',
  ].join('\n');
}

function summary({ file, article }: Draft): string {
  const { paragraphs, marked } = article.read;
  const quotations = marked.filter(({ kind }) => kind === 'quotation');
  const unclear = quotations.filter((one) => !isAttributed(one)).length;
  const dropped = paragraphs.filter(({ furniture }) => furniture !== null).length;
  return `${file}: ${paragraphs.length} paragraphs, ${dropped} of them furniture; ${quotations.length} quotations, ${unclear} without a speaker; ${article.sections.length} sections`;
}

/** What was read off the page or made up for it, and what a person should look at. */
function details({ article }: Draft, before: Corpus | null): readonly string[] {
  const { anchor, page, sections, review } = article;
  const known = new Set(
    before?.articles.flatMap((one) => one.sections.map(({ moment }) => moment)) ?? [],
  );
  const moments = new Set(
    sections.map(({ moment }) => (known.has(moment) ? `${moment} (known)` : moment)),
  );
  return [
    `By ${printedByline(article.read) ?? page.byline ?? 'nobody named'}, published ${anchor.published ?? 'on a day not named'}`,
    `Moments: ${[...moments].join(', ')}`,
    ...review,
  ];
}

/** Whom `people.yaml` has gained, with what else they are called. */
function newcomers(after: Corpus, before: Corpus | null, short: boolean): readonly string[] {
  const known = new Set(before?.people.map(({ name }) => name));
  const people = after.people.filter(({ name }) => !known.has(name));
  if (people.length === 0) return [];
  const lines = people.map(
    ({ name, spellings, titles, aliases }) =>
      `  ${[...new Set([name, ...spellings.map(({ form }) => form), ...titles, ...aliases])].join(', ')}`,
  );
  return ['', `New in people.yaml: ${people.length}`, ...(short ? [] : lines)];
}

function differences(accepted: readonly Draft[], before: Corpus | null) {
  const days = new Map(
    before?.articles.map(({ id, published }) => [id, published ?? before.event.lastDay]),
  );
  const known: Statement[] = [
    ...statements(before ? allPassages(before) : [], (id) => days.get(id) ?? null),
  ];
  return accepted.flatMap(({ article }) => {
    const ours = statements(
      article.read.readings.map(({ prose }) => ({
        article: article.id,
        text: prose.text,
        paragraphs: [prose.number],
      })),
      () => article.anchor.day,
    );
    const found = proposePoints(ours, known);
    known.push(...ours);
    return found;
  });
}
