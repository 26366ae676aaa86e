import { distance } from 'fastest-levenshtein';
import { isStopWord, words } from './words.ts';

/**
 * A name and every form by which it is called. `split`: its single words count as forms where unique. `owns`: so does
 * a single word with an "s", because many type "lees" for "Lee's".
 */
export interface NameEntry {
  readonly name: string;
  readonly forms: readonly string[];
  readonly split: boolean;
  readonly owns?: boolean;
}

/** A name found in a text: words `start` (inclusive) to `end` (exclusive) of `words(text)`. */
export interface Mention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export type Resolution =
  | { readonly kind: 'one'; readonly name: string; readonly exact: boolean }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly kind: 'none'; readonly near: readonly string[] };

export interface NameIndex {
  /** Longest mentions, left to right, not overlapping; no guessing. */
  mentions(tokens: readonly string[]): readonly Mention[];
  /** Whether a form of a name starts with the word; no mention starts with another. */
  starts(word: string): boolean;
  /** The longest mention that starts with a word, by its place. */
  mentionAt(tokens: readonly string[], start: number): Mention | undefined;
  /** Whom a person means who types only a name: exactly, by a part of it, or with a slip of the finger. */
  resolve(text: string): Resolution;
  /** The single-word form that a mistyped word stands for, if exactly one name is that near. */
  correct(word: string): string | null;
}

interface Form {
  readonly tokens: readonly string[];
  readonly name: string;
}

/** Builds the index; of two entries that claim one form the first has it. */
export function createNames(entries: readonly NameEntry[]): NameIndex {
  const forms = collectForms(entries);
  const byFirst = new Map<string, Form[]>();
  for (const form of [...forms.values(), ...possessives(entries, forms)]) {
    const first = form.tokens[0] ?? '';
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), form].sort((a, b) => b.tokens.length - a.tokens.length),
    );
  }
  const single = [...forms.values()].filter(({ tokens }) => tokens.length === 1);

  function mentionAt(tokens: readonly string[], start: number): Mention | undefined {
    const form = byFirst
      .get(tokens[start] ?? '')
      ?.find((form) => form.tokens.every((t, i) => tokens[start + i] === t));
    return form && { name: form.name, start, end: start + form.tokens.length };
  }

  function mentions(tokens: readonly string[]): Mention[] {
    const found: Mention[] = [];
    for (let start = 0; start < tokens.length; ) {
      const mention = mentionAt(tokens, start);
      if (mention) found.push(mention);
      start = mention?.end ?? start + 1;
    }
    return found;
  }

  function correct(word: string): string | null {
    const near = new Map<string, string>();
    let best = slips(word) + 1;
    for (const { tokens, name } of single) {
      const [form = ''] = tokens;
      if (Math.abs(form.length - word.length) > 2 || form.length < 4) continue;
      const edits = distance(form, word);
      if (edits > Math.min(slips(word), slips(form)) || edits > best) continue;
      if (edits < best) near.clear();
      best = edits;
      near.set(name, form);
    }
    const [form] = near.values();
    return near.size === 1 && form !== undefined ? form : null;
  }

  function resolve(text: string): Resolution {
    const typed = words(text);
    const tokens = typed.filter((word) => typed.length === 1 || !ARTICLES.has(word));
    if (tokens.length === 0) return { kind: 'none', near: [] };
    const whole = forms.get(typed.join(' ')) ?? forms.get(tokens.join(' '));
    if (whole) return { kind: 'one', name: whole.name, exact: true };
    if (tokens.every(isStopWord)) return { kind: 'none', near: [] };

    const found = names(
      mentions(tokens).filter(
        ({ start, end }) => end - start === tokens.length || tokens.length < 5,
      ),
    );
    if (found.length === 1 && covers(mentions(tokens), tokens)) return one(found, true);
    if (found.length > 1) return { kind: 'several', names: found };

    const parts = names(
      [...forms.values()].filter((form) => tokens.every((t) => form.tokens.includes(t))),
    );
    if (parts.length === 1) return one(parts, true);
    if (parts.length > 1) return { kind: 'several', names: parts };

    const mended = tokens.map((token) => correct(token) ?? token);
    const slipped = names(mentions(mended));
    if (slipped.length === 1 && covers(mentions(mended), mended)) return one(slipped, false);

    const prefixed = names(
      [...forms.values()].filter(({ tokens: form }) => startsLike(form, tokens)),
    );
    if (prefixed.length === 1) return one(prefixed, false);
    return {
      kind: 'none',
      near: [...new Set([...slipped, ...found, ...prefixed])].slice(0, 5),
    };
  }

  return { mentions, starts: (word) => byFirst.has(word), mentionAt, resolve, correct };
}

const ARTICLES = new Set(['the', 'a', 'an', 'mr', 'mrs', 'ms']);

function collectForms(entries: readonly NameEntry[]): Map<string, Form> {
  const forms = new Map<string, Form>();
  const add = (tokens: readonly string[], name: string) => {
    const key = tokens.join(' ');
    if (key !== '' && !forms.has(key)) forms.set(key, { tokens, name });
  };
  for (const { name, forms: own } of entries)
    for (const form of [name, ...own]) {
      const tokens = words(form);
      add(tokens, name);
      add(
        tokens.filter((token, i) => i > 0 || !ARTICLES.has(token)),
        name,
      );
    }
  const owners = new Map<string, Set<string>>();
  for (const { name, split } of entries)
    for (const token of split ? words(name) : [])
      owners.set(token, (owners.get(token) ?? new Set()).add(name));
  for (const [token, [owner, other]] of [...owners].map(([t, o]) => [t, [...o]] as const))
    if (owner !== undefined && other === undefined && token.length > 2 && !isStopWord(token))
      add([token], owner);
  return forms;
}

/** Single words of those who own, with an "s" but no apostrophe, unless that is a form of a name itself. */
function possessives(
  entries: readonly NameEntry[],
  forms: ReadonlyMap<string, Form>,
): readonly Form[] {
  const owners = new Set(entries.filter(({ owns }) => owns).map(({ name }) => name));
  return [...forms.values()].flatMap(({ tokens: [word = '', ...more], name }) =>
    owners.has(name) && more.length === 0 && word.length > 3 && !forms.has(`${word}s`)
      ? [{ tokens: [`${word}s`], name }]
      : [],
  );
}

/** Typing slips to forgive: none up to three letters, one up to six, two from seven. */
function slips(word: string): number {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
}

/** Whether mentions leave no word that carries a topic. */
function covers(found: readonly Mention[], tokens: readonly string[]): boolean {
  return tokens.every(
    (t, i) => isStopWord(t) || found.some(({ start, end }) => i >= start && i < end),
  );
}

function startsLike(form: readonly string[], typed: readonly string[]): boolean {
  return (
    typed.length === 1 &&
    (typed[0]?.length ?? 0) >= 3 &&
    form.some((token) => token.startsWith(typed[0] ?? ''))
  );
}

function names(found: readonly { readonly name: string }[]): string[] {
  return [...new Set(found.map(({ name }) => name))];
}

function one([name = '']: readonly string[], exact: boolean): Resolution {
  return { kind: 'one', name, exact };
}
