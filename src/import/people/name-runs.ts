import type { Token } from '../quotations/tokens.ts';
import { CALENDAR_WORD, isFunctionWord } from '../words/function-words.ts';
import { isReportingVerb } from '../words/reporting-verbs.ts';
import { isRole } from '../words/roles.ts';

/** A run of capitalised words; indexes of tokens, `end` exclusive. */
export interface NameRun {
  /** Where the title starts: "U.S. President" of "U.S. President Ann Lee"; equals `name` where there is none. */
  readonly start: number;
  /** Where the name itself starts. */
  readonly name: number;
  readonly end: number;
  /** Words of title and of an apposition behind the name, lower case. */
  readonly titles: readonly string[];
  /** The title as it is printed, without "former" and the like dropped; null where there is none. */
  readonly title: string | null;
}

const PARTICLE = /^(?:de|del|della|van|von|der|den|bin|ibn|al|el|la|di|da|dos|du)$/u;

/** Finds the names of a paragraph and takes titles off them: before, small or capital, and behind a comma. */
export function nameRuns(tokens: readonly Token[]): readonly NameRun[] {
  const found: NameRun[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!startsName(tokens, i)) continue;
    let end = i + 1;
    while (end < tokens.length && continues(tokens, end)) end++;
    found.push(readRun(tokens, i, end));
    i = end - 1;
  }
  return found.filter(({ name, end }) => end > name);
}

function startsName(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.kind !== 'word' || !/^\p{Lu}/u.test(token.text)) return false;
  if (token.text === 'I' || CALENDAR_WORD.test(token.text)) return false;
  if (/^\p{Lu}{2,}$/u.test(token.text)) return true;
  if (isFunctionWord(token.lower)) return false;
  const initial =
    i === 0 || tokens[i - 1]?.sentence !== token.sentence || tokens[i - 1]?.kind === 'quotation';
  return !(initial && /(?:ing|ly)$/u.test(token.text) && !adjacentCapital(tokens, i + 1));
}

function continues(tokens: readonly Token[], i: number): boolean {
  if (adjacentCapital(tokens, i)) return true;
  return (
    PARTICLE.test(tokens[i]?.text ?? '') && adjacent(tokens, i) && adjacentCapital(tokens, i + 1)
  );
}

function adjacentCapital(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  return (
    token?.kind === 'word' &&
    /^\p{Lu}/u.test(token.text) &&
    token.text !== 'I' &&
    !CALENDAR_WORD.test(token.text) &&
    adjacent(tokens, i)
  );
}

function adjacent(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const token = tokens[i];
  return (
    before !== undefined &&
    token !== undefined &&
    token.start === before.end + 1 &&
    token.sentence === before.sentence
  );
}

function readRun(tokens: readonly Token[], from: number, end: number): NameRun {
  let name = from;
  for (let i = from; i < end - 1; i++) if (isRole(tokens[i]?.text ?? '')) name = i + 1;
  if (name === from && isOfRole(tokens, from) && end - from > 1) name = from + 1;
  let start = from;
  // modifiers and small titles before the run: "former navy spokesman Bo Ek"
  if (isRole(tokens[from - 1]?.text ?? '') || isOfRole(tokens, from)) {
    let i = from - 1;
    while (i >= 0 && from - i <= 7 && isTitlePart(tokens, i)) i--;
    start = i + 1;
  }
  const title = tokens.slice(start, name);
  const behind = apposition(tokens, end);
  return {
    start,
    name,
    end,
    titles: [...title, ...behind].filter(({ kind }) => kind === 'word').map(({ lower }) => lower),
    title: title.length === 0 ? (behind.length === 0 ? null : textOf(behind)) : textOf(title),
  };
}

/** "Secretary of" before "State Ann Lee". */
function isOfRole(tokens: readonly Token[], from: number): boolean {
  return tokens[from - 1]?.lower === 'of' && isRole(tokens[from - 2]?.text ?? '');
}

function isTitlePart(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (!token || tokens[i + 1]?.sentence !== token.sentence || token.kind === 'quotation')
    return false;
  if (token.kind === 'mark') return false;
  if (token.lower === 'of') return isRole(tokens[i - 1]?.text ?? '');
  return (
    !isFunctionWord(token.lower) &&
    !/(?:ed|ing|[’']s)$/u.test(token.lower) &&
    !isReportingVerb(token.lower)
  );
}

/** `, a former harbour minister,` behind a name: the words between the commas, when one of them is a role. */
function apposition(tokens: readonly Token[], end: number): readonly Token[] {
  if (tokens[end]?.text !== ',') return [];
  const close = tokens.findIndex(
    ({ text, kind }, i) => i > end && kind !== 'word' && /^[,.;—–-]$/u.test(text),
  );
  const inner = tokens.slice(end + 1, close < 0 ? tokens.length : close);
  const lead = inner[0]?.lower ?? '';
  const cut = inner.findIndex(
    ({ lower }) => lower === 'who' || lower === 'to' || lower === 'for' || lower === 'and',
  );
  const words = cut < 0 ? inner : inner.slice(0, cut);
  const opens = /^(?:a|an|the|former|then|who|\p{L}+’?s?)$/u.test(lead) && words.length <= 9;
  const verbless = !words.some(({ lower }) =>
    /^(?:is|was|said|has|had|will|were|are)$/u.test(lower),
  );
  return opens && verbless && words.some(({ text }) => isRole(text)) ? words : [];
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ text }) => text)
    .join(' ')
    .replace(/ ([’']s)\b/gu, '$1')
    .replace(/ ,/gu, ',')
    .replace(/^(?:a|an|the) /iu, '');
}
