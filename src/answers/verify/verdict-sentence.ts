import type { Difference, Finding } from './finding.ts';

/**
 * What was found out, in a sentence of ours.
 * @param claimed who is said to have said it; null where nobody is.
 * @param speaker who is quoted, in words; read only where somebody is.
 */
export function verdictSentence(
  { verdict, difference }: Finding,
  claimed: string | null,
  speaker: string,
): string {
  switch (verdict) {
    case 'verbatim':
      return difference === 'hyphens'
        ? `The articles print these words, as words of ${speaker}; only the hyphens differ.`
        : `The articles print these words, as words of ${speaker}.`;
    case 'altered':
      return difference === 'cut'
        ? `Not word for word: between these words of ${speaker} the articles mark a cut, which is missing here.`
        : `Not word for word: the articles print other words of ${speaker}.`;
    case 'misattributed':
      return misattributed(difference, claimed ?? 'theirs', speaker);
    case 'spliced':
      return 'These words were not said together: the articles print the parts in different places.';
    case 'not_found':
      return `The articles quote no such words${claimed === null ? '' : ` of ${claimed}`}. That does not prove that they were never said; only that these articles do not quote them.`;
    default:
      return verdict satisfies never;
  }
}

function misattributed(difference: Difference, claimed: string, speaker: string): string {
  switch (difference) {
    case 'none':
      return `Not ${claimed}: the articles print this as words of ${speaker}.`;
    case 'hyphens':
      return `Not ${claimed}: the articles print this as words of ${speaker}; only the hyphens differ.`;
    case 'cut':
      return `Not ${claimed}, and not word for word: the articles print this as words of ${speaker}, with a cut that is missing here.`;
    case 'words':
      return `Not ${claimed}, and not word for word: the articles print other words, of ${speaker}.`;
    default:
      return difference satisfies never;
  }
}
