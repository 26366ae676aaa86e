import { buildCorpus } from '../../../src/corpus/build.ts';
import type { Corpus } from '../../../src/corpus/corpus.ts';
import type { CorpusFiles } from '../../../src/corpus/files.ts';

/**
 * A corpus with a hostile text in each title, paragraph, quotation, occasion, role and value; `next` says the next one.
 * @throws Error when the hostile texts break it: they stand where any text may stand.
 */
export function hostileCorpus(files: CorpusFiles, next: () => string): Corpus {
  const poisoned = new Map(
    [...files].map(([name, text]) => [
      name,
      name.endsWith('.md') ? poisonedArticle(text, next) : poisonedYaml(text, next),
    ]),
  );
  const { corpus, problems } = buildCorpus(poisoned);
  const [first] = problems;
  if (first) throw new Error(`${first.file}:${first.line}: ${first.field}: ${first.message}`);
  return corpus;
}

/** Longest name of an outlet, in characters. */
const OUTLET = 100;

/** Each paragraph ends with a hostile text, each occasion is one, and the title. */
function poisonedArticle(text: string, next: () => string): string {
  return text
    .replace(/^title: .*$/mu, () => `title: ${JSON.stringify(next())}`)
    .replace(
      /^outlet: .*$/mu,
      () => `outlet: ${JSON.stringify(next().slice(0, OUTLET).toWellFormed())}`,
    )
    .replaceAll(
      /^(?![>#-])(.+?) (\{¶[^}]*\})$/gmu,
      (_, told: string, mark: string) => `${told} ${line(next())} ${mark}`,
    )
    .replaceAll(
      /^(> — [^,\n]+)(?:, .+?)? (\{¶[^}]*\})$/gmu,
      (_, by: string, mark: string) => `${by}, ${line(next())} ${mark}`,
    )
    .replaceAll(/^> (?!—)(.+)$/gmu, (_, said: string) => `> ${said} ${line(next())}`);
}

/** Each text that is shown: points, values, roles. */
function poisonedYaml(text: string, next: () => string): string {
  return text
    .replaceAll(/^(\s+point: ).*$/gmu, (_, key: string) => key + JSON.stringify(next()))
    .replaceAll(
      /(\{ article: [\w-]+, text: )(?:'[^']*'|[^,}]+)/gu,
      (_, key: string) => key + JSON.stringify(next()),
    )
    .replaceAll(
      /(\{ text: )(?:'[^']*'|[^,}]+)/gu,
      (_, key: string) => key + JSON.stringify(next()),
    );
}

/** As one line that the format of articles does not take for its own marks. */
function line(text: string): string {
  return (
    text
      .replaceAll(/[\r\n\v\f\u0085\u2028\u2029]+/gu, ' ')
      .replaceAll(/[{}]/gu, '')
      .trim() || 'x'
  );
}
