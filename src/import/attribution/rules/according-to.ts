import { type Rule, spokenBy } from '../rule.ts';

/** `“…,” according to Ann Lee`: before or behind, in the same sentence. */
export const accordingTo: Rule = {
  name: 'according to',
  find(quotation) {
    const { reading, paragraph, token } = quotation;
    const sentence = reading.tokens[token]?.sentence;
    const at = reading.tokens.findIndex(
      (one, i) =>
        one.sentence === sentence &&
        one.lower === 'according' &&
        reading.tokens[i + 1]?.lower === 'to',
    );
    if (at < 0) return null;
    const close = reading.tokens.findIndex(({ kind }, i) => i >= at + 2 && kind !== 'word');
    const mention = reading.mentions.find(
      ({ start }) => start >= at + 2 && start <= at + 8 && (close < 0 || start < close),
    );
    const subject = mention
      ? { start: mention.start, end: mention.end, mentions: [mention] }
      : { start: at + 2, end: at + 5, mentions: [] };
    return spokenBy(quotation, paragraph, subject);
  },
};
