/**
 * Measures attribution on news that was annotated elsewhere: `npx tsx test/import/polnear.ts DIR [SPLIT]`. DIR is the
 * `data` folder of PolNeAR (github.com/networkdynamics/PolNeAR; Newell, Margolin and Ruths 2018), of which nothing is
 * kept here; SPLIT is `dev` by default. A quotation counts when the annotators gave it a source; ours is right when it
 * is read off the same words, or names the same person. A plain pattern is measured beside it, and each rule's precision
 * is printed, as src/import/attribution/sieve.ts has it from `train`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCast } from '../../src/import/people/cast.ts';
import type { MarkedWords, ReadArticle } from '../../src/import/read-article.ts';
import { readArticle } from '../../src/import/read-article.ts';

const [, , folder = '', split = 'dev'] = process.argv;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Words of somebody, and the words that say whose they are. */
interface Attribution {
  readonly content: readonly Range[];
  readonly source: readonly Range[];
}

type Verdict = 'right' | 'wrong' | 'unclear';

const VERB = '(?:said|says|told|asked|added|wrote|tweeted|explained|noted|continued|argued|warned)';
const VERBS = new RegExp(`^${VERB}\\b`, 'u');
const NAME = "(?:[Hh]e|[Ss]he|[Tt]hey|\\p{Lu}[\\p{L}.’'-]+(?: \\p{Lu}[\\p{L}.’'-]+)*)";

if (existsSync(join(folder, split, 'attributions'))) measure();
else console.log('not measured: no such folder of annotated news');

function measure(): void {
  const texts = join(folder, split, 'text');
  const annotated = readdirSync(join(folder, split, 'attributions'));
  const ours = createTally();
  const plain = createTally();
  const rules = new Map<string, ReturnType<typeof createTally>>();
  for (const file of readdirSync(texts)) {
    const text = doubleMarks(readFileSync(join(texts, file), 'utf8'));
    // two annotators read some of the articles: the first is taken
    const [notes] = annotated.filter((name) => name.startsWith(file.replace(/\.txt$/u, '_')));
    if (notes === undefined) continue;
    const known = attributionsOf(
      readFileSync(join(folder, split, 'attributions', notes), 'utf8'),
      text,
    );
    const starts = [...text.matchAll(/\S.*/gu)].map(({ index }) => index);
    const lines = starts.map((start) => text.slice(start).split('\n', 1)[0]?.trimEnd() ?? '');
    const page = { title: null, outlet: null, published: null, url: null, byline: null };
    const article = readArticle(
      { ...page, lines: lines.map((line) => ({ text: line, kind: 'text' as const })) },
      createCast([]),
    );
    for (const marked of article.marked.filter(({ kind }) => kind === 'quotation')) {
      const offset = starts[marked.paragraph - 1] ?? 0;
      const range = { start: offset + marked.start, end: offset + marked.end };
      const sources = known.flatMap(({ content, source }) =>
        content.some((one) => shared(one, range) > 0.8 * (range.end - range.start)) ? source : [],
      );
      if (sources.length === 0) continue;
      const verdict = judge(marked, { article, starts, text, sources });
      ours.count(verdict);
      const rule = marked.speaker?.rule ?? 'no rule';
      const tally = rules.get(rule) ?? createTally();
      rules.set(rule, tally);
      tally.count(verdict);
      const found = plainPattern(lines[marked.paragraph - 1] ?? '', marked);
      const at = found && { start: offset + found.start, end: offset + found.end };
      plain.count(!at ? 'unclear' : sources.some((one) => shared(one, at) > 0) ? 'right' : 'wrong');
    }
  }
  ours.print('the sieve');
  plain.print('a plain pattern');
  for (const [rule, tally] of rules) tally.printPrecision(`  ${rule}`);
}

/** Pairs of single marks as double ones, which the import makes of them too; a blank keeps the offsets. */
function doubleMarks(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}.,!?])''(?=\S)/gu, ' "').replace(/''/gu, '" ');
}

function judge(
  { speaker }: MarkedWords,
  {
    article,
    starts,
    text,
    sources,
  }: {
    article: ReadArticle;
    starts: readonly number[];
    text: string;
    sources: readonly Range[];
  },
): Verdict {
  if (!speaker) return 'unclear';
  const { number = 1 } = article.readings[speaker.source.paragraph]?.prose ?? {};
  const offset = starts[number - 1] ?? 0;
  const at = { start: offset + speaker.source.start, end: offset + speaker.source.end };
  const printed = sources.map(({ start, end }) => text.slice(start, end));
  const named = speaker.who.some(({ name }) => {
    const last = name.split(' ').at(-1) ?? '';
    return printed.some((words) => words.includes(last));
  });
  if (named || sources.some((one) => shared(one, at) > 0)) return 'right';
  return speaker.who.length > 0 ? 'wrong' : 'unclear';
}

/** The name or pronoun beside a verb of speech behind the quotation or before it, else the last before it. */
function plainPattern(line: string, { start, end }: MarkedWords): Range | null {
  const behind = new RegExp(`^.?[”"]?[^“”"]*?(?:${VERB} (${NAME})|(${NAME}) ${VERB})`, 'u');
  const after = behind.exec(line.slice(end));
  if (after) return { start: end, end: end + after[0].length };
  const head = line.slice(0, start);
  const before =
    [...head.matchAll(new RegExp(`(${NAME}) ${VERB}`, 'gu'))].at(-1) ??
    [...head.matchAll(new RegExp(NAME, 'gu'))].at(-1);
  return before ? { start: before.index, end: before.index + before[0].length } : null;
}

/** Standoff annotation: `T1<tab>Source 89 106;110 120<tab>words`, `E1<tab>Attribution:T4 Content:T3 Source:T1`. */
function attributionsOf(notes: string, text: string): readonly Attribution[] {
  const spans = new Map(
    [...notes.matchAll(/^(T\d+)\t\w+ ([\d ;]+)\t/gmu)].map(([, id = '', offsets = '']) => [
      id,
      offsets.split(';').map((pair) => {
        const [start = 0, end = 0] = pair.trim().split(' ').map(Number);
        return { start, end };
      }),
    ]),
  );
  return [...notes.matchAll(/^E\d+\t(.+)$/gmu)].map(([, roles = '']) => {
    const of = (role: string) =>
      [...roles.matchAll(new RegExp(`\\b${role}\\d*:(T\\d+)`, 'gu'))].flatMap(
        ([, id = '']) => spans.get(id) ?? [],
      );
    const source = of('Source');
    // where an annotator took "said" for the source, the source stands as the cue
    const swapped =
      source.length > 0 && source.every(({ start, end }) => VERBS.test(text.slice(start, end)));
    return { content: of('Content'), source: swapped ? of('Cue') : source };
  });
}

function shared(a: Range, b: Range): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

function createTally() {
  const counts: Record<Verdict, number> = { right: 0, wrong: 0, unclear: 0 };
  const percent = (count: number, all: number) => `${((100 * count) / all).toFixed(1)} %`;
  return {
    count: (verdict: Verdict) => {
      counts[verdict]++;
    },
    /** The right ones among the speakers that a rule points at. */
    printPrecision(name: string) {
      const { right, wrong, unclear } = counts;
      const share = right + wrong === 0 ? 'none' : percent(right, right + wrong);
      console.log(`${name}: ${share} of ${right + wrong}, ${unclear} more left unclear`);
    },
    print(name: string) {
      const all = counts.right + counts.wrong + counts.unclear;
      const shares = Object.entries(counts).map(
        ([verdict, count]) => `${verdict} ${percent(count, all)}`,
      );
      console.log(`${name}: ${shares.join(', ')} of ${all} quotations`);
    },
  };
}
