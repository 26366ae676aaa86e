import { type Rule, topicWords } from '../rule.ts';

const WHO =
  /^(?:so |and |ok |hey |please |pls |can you )*(?:who(?:'s| is| was| are| were|s)?|tell me (?:more )?(?:about|who)|what(?:'s| is)|info(?:rmation)? (?:on|about)|profile of|describe|whos this|who tf is|who the (?:hell|heck) is|background on|bio of|explain who)\s+(?:exactly |this |that |is |the |an? |mr |mrs |ms )*(.+?)(?: again| exactly| anyway| then| please| pls)*[?!. ]*$/u;
const TRAILING = /^(.+?)\s+(?:who(?: is (?:he|she|it|that|this))?|bio|profile)[?!. ]*$/u;
const EVERYBODY =
  /\b(?:list|name|show|who are) (?:me )?(?:all|everybody|everyone|every person|the people|all people)\b.{0,40}|\b(?:everybody|everyone|all (?:the )?people|who is) (?:is |that is |who is )?(?:mentioned|named|in the articles|involved)\b/u;

/** Who or what somebody or something is, when nothing else is asked of them. */
export const whoisRule: Rule = ({ folded, text, words, names, context }) => {
  if (EVERYBODY.test(folded) && names.length === 0) return { command: 'whois', options: {} };
  const asked = WHO.exec(folded)?.[1] ?? TRAILING.exec(folded)?.[1];
  if (asked !== undefined && words.length < 12) {
    const found = context.index.analyzer.names.resolve(asked);
    if (found.kind === 'one' && isPersonal(found.name, folded, context))
      return { command: 'whois', options: { name: found.name } };
  }
  const [only, ...more] = names;
  const alone =
    only !== undefined &&
    more.length === 0 &&
    topicWords(text, context, /^(?:please|pls)$/u) === '';
  return alone &&
    words.length < 5 &&
    !/^(?:is|are|was|were|did|does|do|why|when|where|how|what)\b/u.test(folded)
    ? { command: 'whois', options: { name: only } }
    : null;
};

/** "What is …" asks whois for things and bodies, "who is …" for people and bodies. */
function isPersonal(
  name: string,
  folded: string,
  { corpus }: Parameters<Rule>[0]['context'],
): boolean {
  const kind = corpus.people.find((person) => person.name === name)?.kind;
  return /\bwhat(?:'s| is)\b/u.test(folded)
    ? kind !== 'place' && kind !== 'person'
    : kind !== 'place';
}
