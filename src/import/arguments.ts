import { parseArgs } from 'node:util';
import { AnchorageError } from '../errors.ts';
import { partialDate } from '../language/dates.ts';

export const USAGE = `Usage: npm start -- import <file|-> … [options]

Reads articles as plain text, HTML or Markdown, and writes each as an article file of the corpus, for you to review.

  --corpus DIR       the corpus to add to; made where it does not exist
  --kind KIND        digest (default): a skeleton to write out in your own words; full: the text itself, for those
                     who hold the rights to it
  --id ID            small letters, digits and hyphens; else from the name of the file
  --outlet NAME      who published it
  --published DAY    the day of publication, such as 2024-05-31
  --force            replace an article that is there already`;

export interface ImportOptions {
  readonly files: readonly string[];
  readonly corpus: string;
  readonly kind: 'digest' | 'full';
  readonly id: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly force: boolean;
}

/** @throws AnchorageError USAGE with what is wrong. */
export function readImportArguments(
  args: readonly string[],
  { corpus, today }: { corpus: string; today: string },
): ImportOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const { kind = 'digest', id = null, published = null } = values;
  if (positionals.length === 0) throw usage('names no file; "-" reads standard input');
  if (kind !== 'digest' && kind !== 'full') throw usage(`--kind is digest or full, not "${kind}"`);
  if (id !== null && !/^[a-z0-9][a-z0-9-]{0,79}$/u.test(id))
    throw usage('--id takes small letters, digits and hyphens');
  if (id !== null && positionals.length > 1) throw usage('--id goes with one file');
  if (published !== null && (partialDate(published)?.precision !== 'day' || published > today))
    throw usage('--published takes a day such as 2024-05-31, not later than today');
  if ((values.outlet?.trim().length ?? 0) > 100)
    throw usage('--outlet takes 100 characters at most');
  if (positionals.filter((file) => file === '-').length > 1) throw usage('"-" can stand only once');
  return {
    files: positionals,
    corpus: values.corpus ?? corpus,
    kind,
    id,
    outlet: values.outlet?.trim() || null,
    published,
    force: values.force ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        corpus: { type: 'string' },
        kind: { type: 'string' },
        id: { type: 'string' },
        outlet: { type: 'string' },
        published: { type: 'string' },
        force: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw usage(
      cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause),
      cause,
    );
  }
}

function usage(message: string, cause?: unknown): AnchorageError {
  return new AnchorageError('USAGE', `import: ${message}\n\n${USAGE}`, { cause });
}
