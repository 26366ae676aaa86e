import type { Line } from './page.ts';

interface Around {
  readonly line: Line;
  readonly index: number;
  readonly lines: readonly Line[];
}

/** Rules that recognise what is not the article, by name; the first that holds gives the reason. */
export const FURNITURE_RULES: readonly {
  readonly name: string;
  readonly holds: (around: Around) => boolean;
}[] = [
  { name: 'stray mark', holds: isStray },
  { name: 'newsletter', holds: isNewsletter },
  {
    name: 'link to another article',
    holds: ({ line }) => line.kind === 'link' || LINK.test(line.text) || BRACKETED.test(line.text),
  },
  { name: 'listed among other articles', holds: isListed },
  { name: 'caption', holds: ({ line }) => line.kind === 'caption' },
  { name: 'share button', holds: ({ line }) => SHARE.test(line.text) },
  { name: 'advertisement', holds: ({ line }) => ADVERTISEMENT.test(line.text) },
  { name: 'page notice', holds: ({ line }) => NOTICE.test(line.text) },
  {
    name: 'byline',
    holds: ({ line, index }) => index < 6 && BYLINE.test(line.text) && line.text.length < 120,
  },
  { name: 'date line', holds: ({ line, index }) => index < 8 && DATE_LINE.test(line.text) },
  { name: 'photograph credit', holds: isCredit },
  { name: 'about the author', holds: isAboutAuthor },
  { name: 'repeated', holds: isRepeated },
  { name: 'menu', holds: isMenu },
  { name: 'heading that states nothing', holds: isBareHeading },
];

/** Why a line is not part of the article, or null. */
export function furnitureReason(lines: readonly Line[], index: number): string | null {
  const line = lines[index];
  if (!line) return null;
  return FURNITURE_RULES.find(({ holds }) => holds({ line, index, lines }))?.name ?? null;
}

const LINK =
  /^(?:read more|read also|also read|read next|see also|related(?: (?:stories|articles|story|article|news|content|topics))?|more (?:on this(?: story)?|from|about|(?:\p{L}+ )?(?:stories|news|coverage))|learn more|gallery(?=:)|view (?:photos?|gallery)|watch(?: (?:more|live|now))?|listen|recommended|you may (?:also )?like|don['’]t miss|most (?:read|popular)|trending(?: now)?|top stories|up next|story continues below|continue reading|click here|next article|previous article|editor['’]s picks?|in pictures|in case you missed it)\b(?:\s*[:|–—-].*|[^.!?]{0,30})$/iu;
/** `[Read: Why the ferry stopped]`: nothing but brackets. */
const BRACKETED = /^\[[^[\]]+[^.!?[\]]\]$/u;
const SHARE =
  /^(?:(?:share|tweet|print|e-?mail|copy link|save|comments?|follow us|facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|flipboard|bookmark)(?:[\s|·,/]+|$))+$|^share (?:this|on|via|with)\b[^.]{0,40}$|^(?:(?:leave|add|post) a comment|(?:view|show|see) (?:all )?comments?(?: \(\d+\))?|\d+ (?:comments?|shares?|min(?:ute)?s? read)|join the (?:conversation|discussion)|listen to (?:this )?article|gift (?:this )?article)$/iu;
const ADVERTISEMENT =
  /^(?:advertisement|advertising|ad|sponsored(?: content)?|promoted|paid (?:content|post)|article continues (?:below|after)[^.]*|story continues (?:below|after)[^.]*|(?:skip|remove) ads?[^.]*)\.?$/iu;
const NOTICE =
  /^(?:(?:©|\(c\)|copyright)\s.{0,160}|all rights reserved.{0,80}|this (?:article|story) (?:was|has been) (?:originally |first )?(?:published|republished|reprinted|updated|amended|translated)\b.{0,160}|(?:a|this) version (?:of this (?:article|story)|corrects)\b.{0,200}|.{0,160}\border reprints\b.{0,60}|powered by \S+|exclusive|(?:subscribe|log ?in|sign in|sign up|register|menu|search|home|skip to (?:main )?content|back to top|cookie (?:policy|settings)|privacy policy|terms of (?:use|service)|accept(?: all)?(?: cookies)?|close|loading\.*|play|pause|mute|video|photos?|gallery|image|caption|abstract\.?|full text\.?|correction appended\.?)|we use cookies.{0,200})$/iu;
const BYLINE =
  /^(?:by|written by|reported by|story by|words by|posted by)\s*:?\s+\p{Lu}[^.!?]*$|^\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+,? (?:senior |chief |political |foreign |world )*(?:correspondent|reporter|editor|staff writer|writer)(?:,? [^.!?]*)?$/iu;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\\.?';
const DATE_LINE = new RegExp(
  `^(?:(?:first |last )?(?:published|updated|posted|modified)\\b[^.!?]{0,70}\\d[^.!?]{0,40}|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:${MONTH} \\d{1,2},? \\d{4}|\\d{1,2} ${MONTH} \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4})(?:[\\s,|·–—-]*(?:at )?\\d{1,2}[:.]\\d{2}[^.!?]{0,20})?)$`,
  'iu',
);

/** A lone letter or two, initials, a number: left over from something embedded. */
function isStray({ line: { text } }: Around): boolean {
  return /^(?:\p{Lu}{1,4}|[\p{P}\p{S}\s]+|\d{1,3}|\d+ ?\/ ?\d+)$/u.test(text.trim());
}

const NEWSLETTER =
  /\b(?:newsletter|(?:to|in) your inbox|delivered to your|daily briefing|breaking news alerts?|get (?:the )?(?:latest|breaking|daily|top) [^.!?]{0,40}(?:news|headlines|updates)|sign up (?:for|to)|by signing up|unsubscribe|subscribe (?:to|for|now|today)|email address|your free trial|support (?:our|independent) journalism|download (?:our|the) app|follow (?:us|our) (?:on|live))\b/iu;
const CALL =
  /^(?:get|sign|subscribe|join|receive|enter|start|want|don['’]t|never|stay|by|download|follow|support|for more|our|the best|your|a weekly|a daily|news)\b/iu;

/** A box that asks the reader for something; never a line that quotes or reports somebody. */
function isNewsletter({ line: { text } }: Around): boolean {
  return (
    text.length < 260 &&
    NEWSLETTER.test(text) &&
    CALL.test(text) &&
    !/[“”"]|\b(?:said|says|told)\b/u.test(text)
  );
}

function isCredit({ line: { text } }: Around): boolean {
  return /^(?:photo(?:graph)?s?|image|picture|video|credit|source|graphic|illustration)(?: (?:by|credit|courtesy(?: of)?))?\s*[:|–—-]\s*[^.!?]{2,80}$|^\(?(?:[^.!?/]{2,60}\/)?(?:AP|AFP|EPA|Getty|Reuters)(?: (?:Photo|Images?))?(?:\/[^.!?]{2,60})?\)?\.?$/iu.test(
    text,
  );
}

const LIST_HEAD =
  /^(?:read more|also read|see also|related|recommended|trending|most (?:read|popular)|top stories|(?:\p{L}+ )?more (?:\p{L}+ )?(?:from|stories|news|coverage|about|on this))\b[^.!?]{0,30}$/iu;

const LONGEST_LIST = 40;

/** Titles below "Read more" or "Related stories": two or more together, or down to the end of the page. */
function isListed({ index, lines }: Around): boolean {
  let first = index;
  while (first > index - LONGEST_LIST && isTitle(lines[first])) first--;
  if (first === index || !LIST_HEAD.test(lines[first + 1]?.text ?? '') || first + 1 === index)
    return false;
  let end = index + 1;
  while (end < index + LONGEST_LIST && isTitle(lines[end])) end++;
  return end - first > 3 || end === lines.length;
}

const MENU = 8;

/** Many short lines together that are no sentences. */
function isMenu({ index, lines }: Around): boolean {
  let first = index;
  while (index - first < MENU && isEntry(lines[first])) first--;
  let end = index;
  while (end - index < MENU && isEntry(lines[end])) end++;
  return end - first > MENU;
}

function isEntry(line: Line | undefined): boolean {
  return line?.kind === 'text' && line.text.length < 60 && looksLikeHeading(line);
}

function isTitle(line: Line | undefined): boolean {
  return line !== undefined && (LIST_HEAD.test(line.text) || looksLikeHeading(line));
}

const NAME = "\\p{Lu}[\\p{L}.’'-]*(?: \\p{Lu}[\\p{L}.’'-]*){1,3}";
const ABOUT_AUTHOR = new RegExp(
  `^(?:about the author|${NAME},? (?:is|was) (?:an?|the) [^.]{0,60}\\b(?:reporter|correspondent|editor|writer|journalist|columnist|contributor)\\b|${NAME} (?:covers|has covered|reports on|reported from|writes about|is on twitter)\\b|.{0,160}\\bcontributed (?:reporting|research|to this (?:report|article|story))\\b|(?:reporting|editing|additional reporting) by ${NAME}|follow (?:him|her|them|${NAME}) )`,
  'u',
);

/** At the end of a page, who wrote it; no line that quotes. */
function isAboutAuthor({ line: { text }, index, lines }: Around): boolean {
  return (
    index > 2 &&
    index >= lines.length - 8 &&
    text.length < 500 &&
    !/[“”"]/u.test(text) &&
    ABOUT_AUTHOR.test(text)
  );
}

/** A line of some length that stood before, word for word: captions come twice. */
function isRepeated({ line, index, lines }: Around): boolean {
  return line.text.length > 20 && lines.slice(0, index).some(({ text }) => text === line.text);
}

/** "Setting the stage", "Behind closed doors", "What was not said": no name and no statement. */
function isBareHeading({ line, index }: Around): boolean {
  return (
    index > 0 &&
    looksLikeHeading(line) &&
    /^(?:\p{L}+ing|behind|before|after|beyond|inside|between|under|on|in|at|into|from|against|toward|towards|what|why|how|where|when|who|analysis|background|context|overview|introduction|conclusion|summary|timeline|key (?:points|takeaways|facts))\b/iu.test(
      line.text,
    ) &&
    line.text.split(/\s+/u).length <= 6
  );
}

/** A short line without closing mark, one in title case, or one marked as a heading in the page. */
export function looksLikeHeading({ text, kind }: Line): boolean {
  if (kind === 'heading' || isTitleCase(text)) return true;
  if (/[.!?…:;,”"’)]$/u.test(text) || /^[“"—–-]/u.test(text)) return false;
  return text.length < 100 && text.split(/\s+/u).length <= 14;
}

/** Nearly all long words with a capital, and more of them than a name has. */
function isTitleCase(text: string): boolean {
  const words = text.split(/\s+/u).filter((word) => /^\p{L}{4,}/u.test(word));
  return (
    text.length < 200 &&
    words.length > 4 &&
    words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.8 * words.length
  );
}
