import type { Rule } from '../rule.ts';

const HELP =
  /^(?:\/?help(?: me)?(?: please| pls)?|commands?|menu|options|usage|manual|info|start|instructions|what(?:'s| is) this|(?:so )?what (?:can|do|are) (?:you|u)(?: do| answer| know| for| able to do)?(?: .{0,20})?|who are you|what are you|how (?:do|does|can|should) (?:i|you|this|it|one)\b.{0,20}\b(?:use|work|works|ask|search|start)\b.{0,60}|what (?:should|can|could) i (?:ask|type|do)(?: .{0,20})?|are you (?:a |an )?(?:bot|ai|human|real|chatgpt|llm|robot).{0,20}|how (?:do|does) (?:you|this|it) work|can you help(?: me)?|what commands .{0,30}|show (?:me )?(?:the )?commands)$/u;

/** Questions about the bot itself. */
export const helpRule: Rule = ({ folded }) =>
  HELP.test(
    folded
      .replace(/[?!.,]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  )
    ? { command: 'help', options: {} }
    : null;
