import { type Rule, spokenBy } from '../rule.ts';

/**
 * `“…” — Ann Lee`: a dash and a name behind the quotation, to the end of the paragraph or opening the next. `Ann Lee: “…”`:
 * a name alone before it, and a colon.
 */
export const signed: Rule = {
  name: 'signed',
  find(quotation) {
    const { readings, reading, paragraph, token } = quotation;
    const ahead = reading.mentions.find(({ end, kind }) => end === token - 1 && kind === 'name');
    if (ahead?.start === 0 && reading.tokens[token - 1]?.text === ':')
      return spokenBy(quotation, paragraph, { ...ahead, mentions: [ahead] });
    if (token === reading.tokens.length - 1) {
      const next = readings[paragraph + 1];
      return next ? signatureAt(paragraph + 1, 0) : null;
    }
    return signatureAt(paragraph, token + 1);

    function signatureAt(p: number, dash: number) {
      const { tokens = [], mentions = [] } = readings[p] ?? {};
      if (!/^[—–―-]$/u.test(tokens[dash]?.text ?? '')) return null;
      const mention = mentions.find(({ start, kind }) => start === dash + 1 && kind === 'name');
      const ends =
        mention &&
        (mention.end === tokens.length || /^[,(]$/u.test(tokens[mention.end]?.text ?? ''));
      return mention && ends
        ? spokenBy(quotation, p, { start: mention.start, end: mention.end, mentions: [mention] })
        : null;
    }
  },
};
