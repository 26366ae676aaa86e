import type { Mention } from '../people/mentions.ts';
import type { Token } from '../quotations/tokens.ts';
import { isNounForm, isReportingVerb, isWeakVerb } from '../words/reporting-verbs.ts';
import { findSubject, type Subject } from './subject.ts';

/** A reporting verb and its subject; indexes of tokens. */
export interface Cue {
  readonly verb: number;
  readonly subject: Subject;
  /** Reports only right beside a quotation. */
  readonly weak: boolean;
}

const NO_VERB_AFTER =
  /^(?:a|an|the|his|her|their|its|my|our|your|of|any|no|some|this|that|these|those|[’']s|such)$/u;
const PARTICIPLE =
  /^(?:told|known|read|written|spoken|sworn|thought|felt|sung|begun|said|\p{Ll}+ed)$/u;
const BE = /^(?:is|are|was|were|be|been|being|gets?|got)$/u;

/** Finds the reporting verbs of a paragraph that have a subject; those inside quotations are not seen. */
export function findCues(tokens: readonly Token[], mentions: readonly Mention[]): readonly Cue[] {
  const found: Cue[] = [];
  for (const [verb, { kind, lower, text, sentence }] of tokens.entries()) {
    const putIt = lower === 'put' && /^(?:it|this)$/u.test(tokens[verb + 1]?.lower ?? '');
    if (kind !== 'word' || !(putIt || isReportingVerb(lower))) continue;
    const before = tokens[verb - 1];
    if (/^\p{Lu}/u.test(text) && !opensInverted(tokens, mentions, verb)) continue;
    if (before && before.sentence === sentence && NO_VERB_AFTER.test(before.lower)) continue;
    const passive = PARTICIPLE.test(lower) && isPassive(tokens, verb);
    const subject = passive
      ? agentOf(tokens, mentions, verb)
      : findSubject({ tokens, mentions, verb, cues: found });
    if (subject?.mentions.length === 0 && isNounForm(lower)) continue;
    if (subject && isNounForm(lower) && (subject.end !== verb || !agrees(lower, subject))) continue;
    if (subject) found.push({ verb, subject, weak: isWeakVerb(lower) });
  }
  return found;
}

/** `Ann Lee claims`, `Lee and Ek claim`; `the Imbry Seafood label` is a noun. */
function agrees(verb: string, { mentions }: Subject): boolean {
  const [one] = mentions;
  return /s$/u.test(verb) || mentions.length > 1 || !/^(?:name|role)$/u.test(one?.kind ?? '');
}

/** `Said Ann Lee: “…”`: at the start of a sentence, with the speaker right behind. */
function opensInverted(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  verb: number,
): boolean {
  return (
    tokens[verb - 1]?.sentence !== tokens[verb]?.sentence &&
    /^(?:said|added|wrote|asked|tweeted|replied)$/u.test(tokens[verb]?.lower ?? '') &&
    mentions.some(({ start, kind }) => start === verb + 1 && kind !== 'owner')
  );
}

/** `Ann Lee was asked by Bo Ek`. */
function agentOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  verb: number,
): Subject | null {
  const agent = mentions.find(({ start, kind }) => start === verb + 2 && kind !== 'owner');
  return agent && tokens[verb + 1]?.lower === 'by'
    ? { start: agent.start, end: agent.end, mentions: [agent] }
    : null;
}

function isPassive(tokens: readonly Token[], verb: number): boolean {
  const before = [tokens[verb - 1], tokens[verb - 2]].map((token) => token?.lower ?? '');
  return (
    BE.test(before[0] ?? '') ||
    (/ly$|^(?:not|also|once|often|being)$/u.test(before[0] ?? '') && BE.test(before[1] ?? ''))
  );
}
