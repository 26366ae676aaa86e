import { type Reading, tokenOf } from '../reading.ts';
import { type Case, type Finding, type Rule, spokenBy, standsAlone } from '../rule.ts';
import { cueRightAfter } from './cue-after.ts';

/** `“One,” said Ann Lee. “Two.”`: a quotation that stands alone goes on with the speaker of the sentence before. */
export const splitByNarration: Rule = {
  name: 'split by narration',
  find(quotation) {
    const { reading, paragraph, span, token, assigned } = quotation;
    if (span === 0 || !opensSentence(quotation)) return null;
    const before = tokenOf(reading, span - 1);
    const gap = (reading.tokens[token]?.sentence ?? 0) - (reading.tokens[before]?.sentence ?? 0);
    const speaker = assigned.get(`${paragraph}:${span - 1}`);
    return gap <= 1 && speaker ? speaker : null;
  },
};

/** The paragraph before left its quotation open, and this one starts with a quotation. */
export const runsOverParagraphs: Rule = {
  name: 'runs over paragraphs',
  find({ readings, paragraph, span, token, assigned }) {
    const before = readings[paragraph - 1];
    const last = (before?.prose.spans.length ?? 0) - 1;
    const open = before?.prose.spans[last];
    const reaches = open?.closing === 'open' && open.end >= (before?.prose.text.length ?? 0) - 1;
    return span === 0 && token === 0 && reaches
      ? (assigned.get(`${paragraph - 1}:${last}`) ?? null)
      : null;
  },
};

/** A paragraph that leaves its quotation open and names nobody: the speaker of the paragraph that goes on with it. */
export const runsOn: Rule = {
  name: 'runs on',
  find(quotation) {
    const { readings, reading, paragraph, span } = quotation;
    const next = readings[paragraph + 1];
    const own = reading.prose.spans[span];
    if (own?.closing !== 'open' || own.end < reading.prose.text.length - 1 || !next) return null;
    if (next.tokens[0]?.kind !== 'quotation' || next.prose.spans.length === 0) return null;
    return cueRightAfter.find({
      ...quotation,
      reading: next,
      paragraph: paragraph + 1,
      span: 0,
      token: 0,
    });
  },
};

/** A paragraph that is nothing but a quotation: the speaker of the paragraph above, if it ends with one or leads in. */
export const carriedOver: Rule = {
  name: 'carried over',
  find(quotation) {
    const { readings, reading, paragraph, assigned } = quotation;
    const above = readings[paragraph - 1];
    if (!above || reading.tokens.some(({ kind }) => kind === 'word')) return null;
    const lead = leadIn(quotation, above);
    if (lead) return lead;
    const last = above.prose.spans.length - 1;
    const token = last < 0 ? undefined : above.tokens[tokenOf(above, last)];
    const ends = token?.sentence === above.prose.sentences.length - 1;
    return ends ? (assigned.get(`${paragraph - 1}:${last}`) ?? null) : null;
  },
};

/** `Ann Lee was blunt. “…”`: a quotation that stands alone belongs to whom the sentence before is about. */
export const sentenceBefore: Rule = {
  name: 'sentence before',
  find(quotation) {
    const { reading, paragraph, token, resolver } = quotation;
    const sentence = (reading.tokens[token]?.sentence ?? 0) - 1;
    if (sentence < 0 || !standsAlone(quotation)) return null;
    const cue = reading.cues.findLast(({ verb }) => reading.tokens[verb]?.sentence === sentence);
    if (cue) return spokenBy(quotation, paragraph, cue.subject);
    const who = resolver.topic(paragraph, sentence);
    const { start = 0, end = 0 } = reading.prose.sentences[sentence] ?? {};
    return who ? { who, source: { paragraph, start, end } } : null;
  },
};

function opensSentence({ reading, token }: Case): boolean {
  return reading.tokens[token - 1]?.sentence !== reading.tokens[token]?.sentence;
}

/** The paragraph above ends with a colon, or with a cue that has no quotation of its own. */
function leadIn(quotation: Case, above: Reading): Finding | null {
  const last = above.prose.sentences.length - 1;
  const inLast = above.cues.filter(({ verb }) => above.tokens[verb]?.sentence === last);
  const bare = !above.tokens.some(
    ({ kind, sentence }) => kind === 'quotation' && sentence === last,
  );
  const [cue] = /:\s*$/u.test(above.prose.text) ? inLast.slice(-1) : bare ? inLast : [];
  return cue ? spokenBy(quotation, quotation.paragraph - 1, cue.subject) : null;
}
