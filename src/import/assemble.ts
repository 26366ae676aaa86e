import { buildCorpus } from '../corpus/build.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Problem } from '../corpus/problem.ts';
import type { Draft } from './draft.ts';
import { isAttributed } from './writing/article-file.ts';
import { eventFile } from './writing/event-file.ts';
import { newPeople } from './writing/people-file.ts';

/** Files to write, and the drafts that the corpus would not take. */
export interface Assembly {
  readonly files: ReadonlyMap<string, string>;
  readonly accepted: readonly Draft[];
  readonly refused: readonly { readonly draft: Draft; readonly problem: Problem }[];
  /** What would be wrong outside the new articles: then nothing may be written. */
  readonly problem: Problem | null;
  readonly corpus: Corpus;
}

/**
 * Puts drafts into a corpus, in memory, and checks the whole. Problems that the corpus had before count for nothing;
 * a draft that brings one is refused, and the others go on.
 */
export function assemble(
  drafts: readonly Draft[],
  before: {
    files: ReadonlyMap<string, string>;
    corpus: Corpus | null;
    problems: readonly Problem[];
    today: string;
  },
): Assembly {
  const old = new Set(before.problems.map(({ file, message }) => `${file} ${message}`));
  const refused: { draft: Draft; problem: Problem }[] = [];
  let accepted = [...drafts];
  for (;;) {
    const files = filesOf(accepted, before);
    const { corpus, problems } = buildCorpus(new Map([...before.files, ...files]), before.today);
    const fresh = problems.filter(({ file, message }) => !old.has(`${file} ${message}`));
    const blamed = accepted.flatMap((draft) => {
      const problem = fresh.find(({ file }) => file === draft.file);
      return problem ? [{ draft, problem }] : [];
    });
    if (blamed.length === 0) return { files, accepted, refused, problem: fresh[0] ?? null, corpus };
    refused.push(...blamed);
    accepted = accepted.filter((draft) => !blamed.some((one) => one.draft === draft));
    if (accepted.length === 0)
      return { files: new Map(), accepted, refused, problem: null, corpus };
  }
}

function filesOf(
  drafts: readonly Draft[],
  { files, corpus }: { files: ReadonlyMap<string, string>; corpus: Corpus | null },
): Map<string, string> {
  const made = new Map(drafts.map(({ file, text }) => [file, text]));
  const entries = newPeople(worthListing(drafts), corpus?.people ?? []);
  const people = files.get('people.yaml')?.trimEnd() ?? '';
  if (entries !== '')
    made.set('people.yaml', people === '' || people === '[]' ? entries : `${people}\n${entries}`);
  if (!files.has('event.yaml'))
    made.set(
      'event.yaml',
      eventFile({
        name: drafts[0]?.article.page.title ?? 'the event',
        days: drafts.flatMap(({ article }) => article.anchor.day ?? []),
      }),
    );
  return made;
}

/** Those who speak, or of whom an article says what they are. */
function worthListing(drafts: readonly Draft[]) {
  const speakers = new Set(
    drafts.flatMap(({ article }) =>
      article.read.marked.filter(isAttributed).flatMap(({ speaker }) => speaker?.who ?? []),
    ),
  );
  const met = drafts.flatMap(({ meetings }) => meetings);
  const titled = new Set(
    met.filter(({ roles }) => roles.size > 0).map(({ character }) => character),
  );
  return met.filter(
    ({ character }) =>
      character.kind === 'person' && (speakers.has(character) || titled.has(character)),
  );
}
