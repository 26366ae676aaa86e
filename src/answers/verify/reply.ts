import { cite, distinct } from '../../contract/citations.ts';
import type { Context } from '../../contract/command.ts';
import { quotationBlock } from '../../contract/quotation-block.ts';
import { template } from '../../contract/replies.ts';
import type { Block, Citation, Reply } from '../../contract/reply.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { comparable } from '../../language/quotations.ts';
import { list } from '../../language/text.ts';
import { shortName } from '../people.ts';
import { differences } from './align.ts';
import type { Finding } from './finding.ts';
import type { Stretch } from './stretch.ts';
import { verdictSentence } from './verdict-sentence.ts';

interface Claim {
  readonly text: string;
  /** Canonical name, or the name as typed where the articles do not know it; null where none was given. */
  readonly claimed: string | null;
  /** The sentence of narration that was taken for a quotation. */
  readonly narration: Block | null;
}

/** Quotations shown at most. */
const SHOWN = 3;

/** The reply to a check: the verdict in a sentence of ours, the difference, what the articles print and where. */
export function verdictReply(finding: Finding, claim: Claim, context: Context): Reply {
  const { verdict, difference, found } = finding;
  const shown = verdict === 'spliced' ? found : toShow(found);
  const [best] = verdict === 'not_found' || verdict === 'spliced' ? [] : shown;
  const speakers = [...new Set(shown.flatMap(({ printed }) => printed.speakers))];
  const names = [...new Set(shown.map(saidBy))].join(', and of ');
  const block: Block = {
    kind: 'verdict',
    verdict,
    claim: claim.text,
    speaker: best ? list(speakers) : null,
    diff:
      best && difference !== 'none'
        ? differences(finding.claim, best.printed.tokens.slice(best.start, best.end))
        : [],
    citations: verdict === 'not_found' ? [] : placesOf(found, shown, context.corpus),
  };
  const quotations = [...new Set(shown.flatMap(({ printed }) => printed.passages))].map((passage) =>
    quotationBlock(context.corpus, passage),
  );
  const near =
    verdict === 'not_found' && quotations.length > 0 ? [template('The nearest quotation:')] : [];
  const narrated = claim.narration
    ? [
        template('Nobody is quoted as saying this; it is near to a sentence of narration:'),
        claim.narration,
      ]
    : [];
  return {
    status: verdict === 'not_found' ? 'no_answer' : 'answer',
    visibility: verdict === 'not_found' ? 'private' : 'public',
    blocks: [
      template(verdictSentence(finding, claim.claimed, names)),
      block,
      ...narrated,
      ...near,
      ...quotations,
    ],
    suggestions: speakers.slice(0, 2).map((name) => `/quote ${shortName(name, context)}`),
    ...(verdict === 'not_found' && { reason: 'not_printed' }),
  };
}

/** One stretch for each different wording, the first of each speaker before the others. */
function toShow(found: readonly Stretch[]): readonly Stretch[] {
  const wordings = distinctBy(
    found,
    (stretch) =>
      `${saidBy(stretch)}|${comparable(stretch.printed.passages.map(({ text }) => text).join(' '))}`,
  );
  return [...new Set([...distinctBy(wordings, saidBy), ...wordings])].slice(0, SHOWN);
}

/** All places that print the same stretch as the best one under a name that is shown, each once. */
function placesOf(
  found: readonly Stretch[],
  shown: readonly Stretch[],
  corpus: Corpus,
): readonly Citation[] {
  const names = new Set(shown.map(saidBy));
  const [words] = shown.map(wordsOf);
  return distinct(
    found
      .filter((stretch) => wordsOf(stretch) === words && names.has(saidBy(stretch)))
      .flatMap(({ printed }) => printed.passages.map((passage) => cite(corpus, passage))),
  );
}

function saidBy({ printed }: Stretch): string {
  return list(printed.speakers);
}

function wordsOf({ printed, start, end }: Stretch): string {
  return printed.tokens
    .slice(start, end)
    .map(({ word }) => word)
    .join(' ');
}

function distinctBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  const keys = items.map(key);
  return items.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
