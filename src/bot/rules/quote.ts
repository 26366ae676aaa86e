import { type Rule, speakersIn, topicWords } from '../rule.ts';

const QUOTE =
  /\b(?:quot(?:e|es|ed|ing|ation|ations)|verbatim|word for word|exact (?:words|wording|statement)|in quotation marks|own words|statements? (?:by|from|of)|sound ?bites?|transcript of what)\b|\bwhat exactly did\b|\beverything .{1,40} said\b|\ball (?:that )?.{1,40} said\b|\banything .{1,40} said\b/u;
const CUES =
  /^(?:quot\p{L}*|verbatim|word|words|exact|exactly|wording|statements?|mark|marks|said|say|everything|anything|all|own|show|give|list|find|get|one|search|sound|soundbites?|transcript|pull|need|want|best|top|some|any|please|did|friday|monday|tuesday|wednesday|thursday|saturday|sunday|good|thing|things|press)$/u;

/** Somebody's words, when it is clear whose. */
export const quoteRule: Rule = (message) => {
  if (!QUOTE.test(message.folded)) return null;
  const [speaker] = speakersIn(message);
  if (speaker === undefined) return null;
  const others = message.names.filter((name) => name !== speaker);
  const topic = [...others, topicWords(message.text, message.context, CUES)].join(' ').trim();
  if (topic === '') return { command: 'quote', options: { speaker } };
  const otherwise = { command: 'ask', options: { question: message.text } };
  return { command: 'quote', options: { speaker, about: topic }, otherwise };
};
