import type { Reply } from '../../contract/reply.ts';
import { clean } from '../../language/text.ts';

/** Suggestions offered at most: a row of buttons. */
const OFFERED = 5;
/** Longest label of a button, in characters (developers/components/reference.mdx). */
const LABEL = 80;

/** The suggestions of a reply: those that fit whole on a button, and those to list in the text. */
export function suggestionsOf({ suggestions = [] }: Reply): {
  readonly buttons: readonly string[];
  readonly listed: readonly string[];
} {
  const lines = [...new Set(suggestions.map(clean))]
    .filter((line) => line !== '')
    .slice(0, OFFERED);
  return {
    buttons: lines.filter((line) => line.length <= LABEL),
    listed: lines.filter((line) => line.length > LABEL),
  };
}
