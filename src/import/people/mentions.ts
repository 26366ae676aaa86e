import type { Token } from '../quotations/tokens.ts';
import { isFunctionWord, isPreposition } from '../words/function-words.ts';
import { COVERED_ROLES, isRole } from '../words/roles.ts';
import type { Cast, Character } from './cast.ts';
import type { NamedRun } from './read-names.ts';

/** Words that stand for somebody; indexes of tokens, `end` exclusive. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** `owner`: "his", "her", "their". `group`: "both leaders". `role`: "the harbour minister", "a spokesman". */
  readonly kind: 'name' | 'pronoun' | 'owner' | 'role' | 'group';
  /** Empty for pronouns and groups, and where it stays open who is meant. */
  readonly who: readonly Character[];
}

const GROUP =
  /^(?:(?:the )?(?:two|both) (?:leaders|men|women|presidents|sides|ministers|premiers|candidates|officials)|the pair|the duo|both|the two)$/u;

/** Finds who is mentioned in a paragraph: names, pronouns, roles, groups; left to right, not overlapping. */
export function findMentions(
  tokens: readonly Token[],
  names: readonly NamedRun[],
  cast: Cast,
): readonly Mention[] {
  const found: Mention[] = names.map(({ start, end, who }) => ({
    start,
    end,
    kind: 'name' as const,
    who: [who],
  }));
  const taken = new Set(
    found.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
  );
  for (let i = 0; i < tokens.length; i++) {
    if (taken.has(i)) continue;
    const mention =
      pronoun(tokens, i) ?? group(tokens, i) ?? role({ tokens, i, taken, cast, names });
    if (!mention) continue;
    found.push(mention);
    i = mention.end - 1;
  }
  return found.sort((a, b) => a.start - b.start);
}

function pronoun(tokens: readonly Token[], i: number): Mention | null {
  const lower = tokens[i]?.lower ?? '';
  const at = { start: i, end: i + 1, who: [] };
  if (/^(?:he|she|they)$/u.test(lower)) return { ...at, kind: 'pronoun' };
  return /^(?:his|her|their)$/u.test(lower) ? { ...at, kind: 'owner' } : null;
}

function group(tokens: readonly Token[], i: number): Mention | null {
  for (const length of [3, 2, 1]) {
    const words = tokens.slice(i, i + length).map(({ lower }) => lower);
    if (words.length === length && GROUP.test(words.join(' ')))
      return { start: i, end: i + length, kind: 'group', who: [] };
  }
  return null;
}

/** A determiner, up to five words, a role: "the former harbour minister"; with "of …" behind it. */
function role({
  tokens,
  i,
  taken,
  cast,
  names,
}: {
  tokens: readonly Token[];
  i: number;
  taken: ReadonlySet<number>;
  cast: Cast;
  names: readonly NamedRun[];
}): Mention | null {
  const determiner = tokens[i]?.lower ?? '';
  if (!/^(?:the|a|an|one|another)$/u.test(determiner)) return null;
  let end = -1;
  for (let j = i + 1; j < Math.min(i + 7, tokens.length) && !taken.has(j); j++) {
    const token = tokens[j];
    if (token?.kind !== 'word' || (isFunctionWord(token.lower) && token.lower !== 'former')) break;
    if (isRole(token.text)) end = j + 1;
  }
  if (end < 0) return null;
  const words = tokens.slice(i + 1, end).map(({ lower }) => lower);
  const ofWhom = tokens[end]?.lower === 'of' || tokens[end]?.lower === 'for';
  const who =
    apposed(tokens, end, names) ?? (determiner === 'the' && !ofWhom ? bearerOf(words, cast) : null);
  return { start: i, end, kind: 'role', who: who ? [who] : [] };
}

/** `the leader of the council, Ann Lee,`: the name between the commas that follow. */
function apposed(
  tokens: readonly Token[],
  end: number,
  names: readonly NamedRun[],
): Character | null {
  const comma = tokens.findIndex(({ kind }, i) => i >= end && kind !== 'word');
  const named = names.find(({ start }) => start === comma + 1);
  return comma - end < 6 && tokens[comma]?.text === ',' && tokens[named?.end ?? -1]?.text === ','
    ? (named?.who ?? null)
    : null;
}

/** The only one whose titles hold all the words: "the northern leader" is the "Northern Premier". */
export function bearerOf(words: readonly string[], cast: Cast): Character | null {
  const exact = cast.exact(words.join(' ')) ?? cast.exact(`the ${words.join(' ')}`);
  if (exact) return exact;
  const fitting = [...cast.present].filter(
    ({ titles, kind }) => kind === 'person' && words.every((word) => holds(titles, word)),
  );
  const present = fitting.filter(({ titles }) => words.includes('former') || !titles.has('former'));
  return present.length === 1 ? (present[0] ?? null) : null;
}

/** Whether one of a person's titles is, or covers, a role: a president is a "leader". */
export function bears({ titles }: Character, role: string): boolean {
  return holds(titles, role);
}

function holds(titles: ReadonlySet<string>, word: string): boolean {
  if (titles.has(word)) return true;
  const plain = word.replaceAll('.', '');
  const covered = COVERED_ROLES[word] ?? [];
  for (const title of titles) {
    const bare = title.replaceAll('.', '');
    if (bare === plain || covered.includes(bare)) return true;
    // a country and its people: the stems agree
    if (plain.length > 5 && bare.length > 4 && bare.slice(0, 5) === plain.slice(0, 5)) return true;
  }
  return false;
}

/** Whether a mention hangs on a preposition: "a friend of Ann Lee". */
export function hangs(tokens: readonly Token[], { start, kind }: Mention): boolean {
  const determined = /^(?:a|an|the|his|her|their|its|some|all)$/u.test(
    tokens[start - 1]?.lower ?? '',
  );
  const before = tokens[determined ? start - 2 : start - 1]?.lower ?? '';
  return kind !== 'pronoun' && isPreposition(before) && !SUBORDINATOR.test(before);
}

/** Prepositions that as often open a clause, whose subject follows. */
const SUBORDINATOR = /^(?:as|since|before|after|until|than)$/u;
