import { findPoints, MEANT } from '../../answers/points.ts';
import type { Context } from '../../contract/command.ts';
import type { Rule } from '../rule.ts';
import { topicWords } from '../rule.ts';

const COMPARE =
  /\bcompar(?:e|es|ed|ing|ison)\b|\b(?:differ|differs|differing|differed|disagree|disagrees|disagreed|contradict\p{L}*|discrepanc\p{L}+|inconsisten\p{L}+)\b|\bdifferences?\b|\bside[- ]by[- ]side\b|\bsame (?:everywhere|in (?:all|each|every)|across)\b|\b(?:each|every|all|different|other|various) (?:the |of the )?(?:articles?|outlets?|sources?|reports?|papers?|newspapers?)\b|\bversus\b|\bvs\.?\b|\bconflicting\b|\b(?:do|does|are) (?:the|all|your) (?:articles|outlets|sources|reports) (?:all )?(?:agree|say the same|match|consistent)\b|\bhow (?:does|do) (?:each|the (?:different )?(?:articles|outlets|sources|reports))\b/u;
const CUES =
  /^(?:compar\p{L}*|differ\p{L}*|disagree\p{L}*|contradict\p{L}*|discrepanc\p{L}*|inconsisten\p{L}*|side|same|everywhere|each|every|articles?|outlets?|sources?|reports?|papers?|newspapers?|versus|vs|conflict\p{L}*|agree|match|consistent|anything|something|between|thing|things|other|others|different|various|across|news|global|all|list|show|give)$/u;

/** Without these words, what people compare may be anything: a comparison that somebody drew, two people. */
const ASKED = /\bcompare\b|\b(?:articles?|outlets?|sources?|reports?|papers?|newspapers?)\b/u;

/** Where the articles differ: on a topic, or altogether. */
export const compareRule: Rule = ({ folded, text, names, context }) => {
  if (!COMPARE.test(folded) || /\bwhat did .{1,40} say\b/u.test(folded)) return null;
  const outlets = new Set(context.corpus.articles.flatMap(({ outlet, id }) => [outlet ?? id]));
  const topic = [...names.filter((name) => !outlets.has(name)), topicWords(text, context, CUES)]
    .join(' ')
    .trim();
  if (topic !== '' && !ASKED.test(folded) && !isPoint(topic, context)) return null;
  return { command: 'compare', options: topic === '' ? {} : { topic } };
};

function isPoint(topic: string, { corpus, index }: Context): boolean {
  return findPoints(topic, corpus, index).some(({ score }) => score >= MEANT);
}
