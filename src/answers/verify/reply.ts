import { cite } from '../../contract/citations.ts';
import type { Context } from '../../contract/command.ts';
import { quotationBlock } from '../../contract/quotation-block.ts';
import { template } from '../../contract/replies.ts';
import type { Block, Reply, Verdict } from '../../contract/reply.ts';
import type { Passage } from '../../corpus/corpus.ts';
import { comparable } from '../../language/quotations.ts';
import { list } from '../../language/text.ts';
import { shortName } from '../people.ts';
import { differences } from './align.ts';
import type { Finding, Stretch } from './verify.ts';

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
  const { verdict, found } = finding;
  const shown = verdict === 'spliced' ? found : sameWords(found).slice(0, SHOWN);
  const [best] = shown;
  const passages = best ? citedPassages(found, best) : [];
  const speakers = best?.printed.speakers ?? [];
  const changed = verdict === 'altered' || (verdict === 'misattributed' && !isExact(finding, best));
  const block: Block = {
    kind: 'verdict',
    verdict,
    claim: claim.text,
    speaker: best && verdict !== 'not_found' && verdict !== 'spliced' ? list(speakers) : null,
    diff:
      best && changed
        ? differences(finding.claim, best.printed.tokens.slice(best.start, best.end))
        : [],
    citations:
      verdict === 'not_found' ? [] : passages.map((passage) => cite(context.corpus, passage)),
  };
  const quotations = shown
    .flatMap(({ printed }) => printed.passages)
    .map((passage) => quotationBlock(context.corpus, passage));
  const near =
    verdict === 'not_found' && quotations.length > 0 ? [template('The nearest quotation:')] : [];
  const narrated = claim.narration
    ? [
        template('Nobody is quoted as saying this; it is near to a sentence of narration:'),
        claim.narration,
      ]
    : [];
  const others = [...new Set(shown.flatMap(({ printed }) => printed.speakers))];
  return {
    status: verdict === 'not_found' ? 'no_answer' : 'answer',
    visibility: verdict === 'not_found' ? 'private' : 'public',
    blocks: [
      template(sentence(verdict, claim, list(speakers))),
      block,
      ...narrated,
      ...near,
      ...quotations,
    ],
    suggestions: others.slice(0, 2).map((name) => `/quote ${shortName(name, context)}`),
    ...(verdict === 'not_found' && { reason: 'not_printed' }),
  };
}

function sentence(verdict: Verdict, { claimed }: Claim, speaker: string): string {
  switch (verdict) {
    case 'verbatim':
      return `The articles print these words, as words of ${speaker}.`;
    case 'altered':
      return `Not word for word: the articles print other words of ${speaker}.`;
    case 'misattributed':
      return `Not ${claimed ?? 'theirs'}: the articles print this as words of ${speaker}.`;
    case 'spliced':
      return 'These words were not said together: the articles print the parts in different places.';
    case 'not_found':
      return `The articles print no such words${claimed === null ? '' : ` of ${claimed}`}. That does not prove that they were never said; only that these articles do not have them.`;
    default:
      return verdict satisfies never;
  }
}

/** One stretch for each different wording. */
function sameWords(found: readonly Stretch[]): readonly Stretch[] {
  const key = ({ printed }: Stretch) =>
    `${printed.speakers.join()}|${comparable(printed.passages.map(({ text }) => text).join(' '))}`;
  const keys = found.map(key);
  return found.filter((stretch, index) => keys.indexOf(key(stretch)) === index);
}

/** All places that print the same stretch under the same name as the best one. */
function citedPassages(found: readonly Stretch[], best: Stretch): readonly Passage[] {
  const words = ({ printed, start, end }: Stretch) =>
    printed.tokens
      .slice(start, end)
      .map(({ word }) => word)
      .join(' ');
  return found
    .filter(
      (item) =>
        words(item) === words(best) &&
        item.printed.speakers.join() === best.printed.speakers.join(),
    )
    .flatMap(({ printed }) => printed.passages);
}

function isExact({ claim }: Finding, best: Stretch | undefined): boolean {
  return (
    best !== undefined &&
    claim.every(({ word }, i) => best.printed.tokens[best.start + i]?.word === word)
  );
}
