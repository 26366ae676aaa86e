import { momentsOf } from '../../answers/moments.ts';
import { parseWhen } from '../../language/when.ts';
import type { Message, Rule } from '../rule.ts';

const TIMELINE =
  /\b(?:time ?lines?|chronolog\p{L}*|chronicle|schedule of events|sequence of events|order of events|in what order|what happened (?:first|next|when|in (?:what )?order)|step by step|dates only|key dates|list of (?:dates|events)|when did what happen|run ?down)\b/u;
const EVENTS =
  /\b(?:what(?:'s| has| had)? (?:all )?(?:happened|happens|happen|occurred|took place|went on|was going on)|events?|anything happen\p{L}*|what came)\b/u;
const SUMMARY =
  /\b(?:summar(?:y|ies|i[sz]e|i[sz]ed|i[sz]ing)|overview|recap|tl ?;?dr|in (?:short|brief|a nutshell)|the gist|brief (?:me|us)|catch (?:me|us) up|fill (?:me|us) in|(?:main|key|most important) (?:points?|facts?|takeaways?|things?|events?)|highlights?|everything|what happened|what went (?:on|down)|what(?:'s| is| was) (?:this|it|all this) (?:all )?about|the whole story)\b/u;
const SUMMARY_CUES =
  /\b(?:summar\p{L}*|overview|recap|tl ?;?dr|short|brief|nutshell|gist|catch|fill|up|main|key|most|important|points?|facts?|takeaways?|things?|highlights?|everything|all|about|whole|story|down|quick|quickly|know|need|article|articles|news|day|you)\b/gu;
const CUES =
  /\b(?:time ?lines?|chronolog\p{L}*|chronicle|of events|sequence|order|in what order|what happened|what has happened|happened|happen|occurred|took place|went on|events?|dates? only|key dates|list of|list|dates|please|pls|give me|show me|show|when did what|as told in the articles|the articles|with|history of|first|next|then|what|was|going|when|rundown|full|complete|whole|entire|a|the)\b/gu;

/** What happened when: asked for as a timeline, or as what happened at some time. */
export const timelineRule: Rule = (message) => {
  const { folded, context } = message;
  const days = momentsOf(context.corpus).flatMap(({ date }) =>
    [date.from, date.to].filter((day) => day !== null),
  );
  const when = parseWhen(folded, { lastDay: context.corpus.event.lastDay, days });
  const asked = TIMELINE.test(folded);
  if (!asked && isSummary(message)) return { command: 'timeline', options: {} };
  if (!asked && !(EVENTS.test(folded) && when.kind !== 'none' && isGeneral(when, message)))
    return null;
  const filter =
    when.kind === 'range'
      ? dated(folded, when.rest)
      : folded
          .replace(CUES, ' ')
          .replace(/[?!.,]/gu, ' ')
          .replace(/\s+/gu, ' ')
          .trim();
  return { command: 'timeline', options: filter === '' ? {} : { filter } };
};

/** Only the words of the date: what is left is how people ask for a timeline. */
function dated(folded: string, rest: string): string {
  const left = new Set(rest.split(' '));
  return folded
    .split(/\s+/u)
    .filter(
      (word) => !left.has(word) || /^(?:before|after|since|until|from|to|between|and)$/u.test(word),
    )
    .join(' ')
    .replace(/[?!.,]+$/u, '')
    .trim();
}

/** Whether the whole event is asked for in short: its moments in order, each cited, come nearest to that. */
function isSummary(message: Message): boolean {
  const { folded } = message;
  const rest = folded.replace(SUMMARY_CUES, ' ');
  return SUMMARY.test(folded) && isGeneral({ kind: 'none', rest }, message);
}

/** Whether, beside the date, no more is asked than what happened. */
function isGeneral(
  when: { readonly kind: string; readonly rest?: string },
  { context, names }: Message,
): boolean {
  const event = new Set(
    [context.corpus.event.name, ...context.corpus.event.aliases].flatMap((name) =>
      context.index.analyzer.terms(name),
    ),
  );
  const left = context.index.analyzer
    .terms((when.rest ?? '').replace(CUES, ' '))
    .filter((term) => !event.has(term));
  return left.length === 0 && names.length === 0;
}
