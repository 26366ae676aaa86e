/**
 * What Slack accepts, in characters unless a name says otherwise
 * (https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/reference/methods/chat.postMessage).
 */
export const LIMITS = {
  homeBlocks: 100,
  header: 150,
  buttonText: 75,
  buttonValue: 2000,
  /** Of the top-level text; more is cut off by Slack. */
  text: 40_000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  viewTitle: 24,
  prompts: 4,
} as const;

/** Rich text on one page of a reply: what Slack allows a section, and about what a screen holds. */
export const PAGE = 3000;
