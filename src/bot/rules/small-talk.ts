import { answer, template } from '../../contract/replies.ts';
import type { Rule } from '../rule.ts';

/** Each kind of small talk: how it is recognised when it is the whole message, and what we say. */
const TALK: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:(?:hi|hey|hello|hiya|yo|howdy|greetings|sup|good (?:morning|afternoon|evening|day)|moin|g'?day)(?: (?:there|all|bot|everyone|folks|again|friend|you|buddy|mate|world))*)$/u,
    'Hello! Ask me something, or try one of these:',
  ],
  [
    /^(?:(?:ok|okay|great|cool|nice|perfect|wow|awesome|got it|good)[ ,]*)*(?:thanks?|thank you|thx|ty|cheers|tysm|much appreciated|great bot|good bot|nice bot|well done|good job|awesome|love (?:it|you|this(?: bot)?))(?: (?:so much|a lot|very much|you|bot|man|mate|great bot|good bot|that helps?|again|buddy))*(?: (?:for .{1,40}|(?:you|that|this|it)(?: have|'ve|'re|'s| are| is| was| were)?(?: been)?(?: so| very| really| most| extremely| wonderfully| super)* (?:helpful|useful|kind|great|lovely|nice|good|amazing|perfect|brilliant|wonderful|all|enough)))?$/u,
    'You are welcome. There is more to ask:',
  ],
  [
    /^(?:bye|goodbye|see (?:you|ya)(?: later)?|cya|later|good ?night|ciao|farewell)(?: .{1,15})?$/u,
    'Goodbye!',
  ],
  [
    /^(?:you(?:'re| are|r)? |this (?:bot|thing) (?:is|sucks) ?|ur |u |bot )?(?:so |such an? |really |a |an |fucking |bloody )*(?:stupid|dumb|idiot|idiotic|useless|crap|shit|trash|garbage|suck|sucks|terrible|awful|bad|worst|annoying|moron|fuck (?:you|off)|rubbish|liar|bad bot|wrong)(?: (?:bot|thing|machine|robot|asshole|idiot))?$/u,
    'I am sorry that this did not help. I only know what my articles say; another wording, or one of these, may work:',
  ],
  [
    /^(?:how are (?:you|u)(?: doing)?(?: today)?|how(?:'s| is) it going|what'?s up|whats up|wassup|how do you do|you ok(?:ay)?|are you (?:there|ok|alive|awake))$/u,
    'I am a bot and ready to look things up. Try one of these:',
  ],
  [
    /^(?:ok(?:ay)?|k|fine|alright|i see|got it|understood|cool|nice|great|lol|haha+|wow|hm+|yes|no|yep|nope|sure|right|interesting|oh)(?: (?:ok(?:ay)?|then|i see|bot|thanks|cool|nice|great|sure|good))*$/u,
    'Good. What else would you like to know?',
  ],
];

/** A plea for help, or that there is a question, without a word about what. */
const PLEA =
  /^(?:(?:hi|hey|hello|hiya|greetings|good (?:morning|afternoon|evening|day)|there|bot|all|everyone|sorry|excuse me|please|pls|so|well|ok|okay) )*(?:(?:can|could|will|would) (?:you|u|someone|somebody|anyone|anybody) (?:please |pls |kindly |maybe )*help(?: me| us)?(?: out)?|(?:(?:i|we) )?(?:really |just |could |would |might )*(?:need|want|use|like)(?: some| a bit of| a little| your| any)? (?:help|assistance)|help (?:me|us) out|i(?:'ve got|'ve| have| got)(?: a| some| another| one)?(?: quick| small)? questions?(?: for you)?|(?:can|could|may|might) i ask(?: you)?(?: (?:something|(?:a |some |another )?(?:quick |small )?questions?))?)(?: (?:with|about|on) (?:something|some things?|an? (?:few )?(?:things?|questions?)|this|my questions?|some questions?))?(?: (?:please|pls|thanks|thank you|now|here|today))*$/u;

/** Greetings, thanks, goodbyes, insults: a short civil line and things to try; a plea for help leads to the help. */
export const smallTalkRule: Rule = ({ folded, context }) => {
  const bare = folded
    .replace(/[^\p{L}\p{N}' ]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (PLEA.test(bare)) return { command: 'help', options: {} };
  const found = TALK.find(([pattern]) => pattern.test(bare));
  if (!found) return null;
  const { examples } = context.corpus.event;
  const suggestions = ['ask', 'quote', 'timeline'].flatMap((name) =>
    (examples[name] ?? []).slice(0, 1),
  );
  return {
    command: 'help',
    reply: { ...answer([template(found[1])], { suggestions }), visibility: 'private' },
  };
};
