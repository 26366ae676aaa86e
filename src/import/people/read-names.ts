import type { Token } from '../quotations/tokens.ts';
import { isRole } from '../words/roles.ts';
import { type Cast, type Character, noteTitle } from './cast.ts';
import { type NameRun, nameRuns } from './name-runs.ts';

/** A name in a paragraph, and who it is; indexes of tokens, `end` exclusive, `start` with its title. */
export interface NamedRun {
  readonly start: number;
  readonly end: number;
  readonly who: Character;
}

const BODY =
  /^(?:house|news|council|party|department|ministry|agency|university|college|institute|institution|group|post|times|journal|court|office|committee|commission|union|nations|association|center|centre|bank|company|corp|inc|ltd|foundation|force|army|navy|police|board|bureau|administration|government|parliament|congress|assembly|network|radio|television|press|magazine|tribune|herald|gazette|courier|weekly|service|services|league|club|team|society|federation|organization|organisation|alliance|coalition|campaign|project|conference|states|kingdom|republic|city|county|island|islands|street|base|airport|sea|ocean|river|mountain|social|one|act|law|treaty|accord|war|day|week|prize|cup|festival|rights|affairs|results)$/iu;
const PLACE =
  /^(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Saint|San|Santa|Los|Las|Fort|Mount|Lake|Port|Cape|Great|Air|Joint)$/u;

/**
 * Names every person and body of an article, in two rounds: first those printed in full or with a title, then the
 * short forms that stand for them.
 * @returns by paragraph, in the order given.
 */
export function readNames(
  paragraphs: readonly {
    readonly number: number;
    readonly tokens: readonly Token[];
    readonly heading: boolean;
  }[],
  cast: Cast,
): readonly (readonly NamedRun[])[] {
  const runs = paragraphs.map(({ tokens }) => nameRuns(tokens));
  for (const [i, { number, tokens, heading }] of paragraphs.entries())
    if (!heading) for (const run of runs[i] ?? []) introduce({ run, tokens, number, cast });
  // somebody whose first name no paragraph prints: "President Lee"
  for (const [i, { number, tokens, heading }] of paragraphs.entries())
    if (!heading)
      for (const run of runs[i] ?? [])
        if (standsForNobody(run, tokens, cast)) {
          cast.full(nameOf(run, tokens), 'person');
          introduce({ run, tokens, number, cast });
        }
  return paragraphs.map(({ number, tokens, heading }, i) =>
    (runs[i] ?? []).flatMap((run) => {
      const who = identify({ run, tokens, cast, heading });
      if (!who) return [];
      cast.meet(who);
      const form = nameOf(run, tokens);
      if (!who.forms.has(form)) who.forms.set(form, number);
      return [{ start: run.start, end: run.end, who }];
    }),
  );
}

/** A title in capitals and one word behind it, no body, and nobody's name so far. */
function standsForNobody(run: NameRun, tokens: readonly Token[], cast: Cast): boolean {
  const title = tokens[run.name - 1];
  const name = nameOf(run, tokens);
  return (
    run.end - run.name === 1 &&
    run.start < run.name &&
    /^\p{Lu}\p{Ll}/u.test(title?.text ?? '') &&
    isRole(title?.text ?? '') &&
    /^\p{Lu}\p{Ll}{2,}/u.test(name) &&
    !BODY.test(name) &&
    !isRole(name) &&
    !cast.exact(name) &&
    !cast.short(name, null)
  );
}

function introduce({
  run,
  tokens,
  number,
  cast,
}: {
  run: NameRun;
  tokens: readonly Token[];
  number: number;
  cast: Cast;
}): void {
  const name = nameOf(run, tokens);
  const length = run.end - run.name;
  const who =
    cast.exact(name) ?? (length > 1 && isPersonal(run, tokens) ? cast.full(name, 'person') : null);
  if (!who) return;
  noteTitle(who, run.titles);
  cast.meet(who);
  if (run.title !== null && !who.roles.has(run.title)) who.roles.set(run.title, number);
}

function identify({
  run,
  tokens,
  cast,
  heading,
}: {
  run: NameRun;
  tokens: readonly Token[];
  cast: Cast;
  heading: boolean;
}): Character | null {
  const name = nameOf(run, tokens);
  const gender = run.titles.some((word) => /^(?:mrs|ms|miss)\.?$/u.test(word))
    ? 'she'
    : run.titles.some((word) => /^mr\.?$/u.test(word))
      ? 'he'
      : null;
  const exact = cast.exact(name);
  if (exact) return exact;
  const length = run.end - run.name;
  if (length > 1) return !heading && isPersonal(run, tokens) ? cast.full(name, 'person') : null;
  const short = cast.short(name, gender);
  if (short && gender) short.gender ??= gender;
  return short;
}

/** Whether a run of two words or more looks like somebody's name: a title, or nothing that a body or place has. */
function isPersonal(run: NameRun, tokens: readonly Token[]): boolean {
  const words = tokens.slice(run.name, run.end).map(({ text }) => text);
  if (words.length > 5 || BODY.test(words.at(-1) ?? '') || PLACE.test(words[0] ?? '')) return false;
  if (words.some((word) => /^\p{Lu}{3,}$/u.test(word)))
    return words.every((word) => /^\p{Lu}{3,}$/u.test(word)) && run.title !== null;
  if (words.some((word) => /^(?:\p{Lu}\.){2,}$|^\p{Lu}{2}$/u.test(word))) return false;
  return run.title !== null || !/^(?:the|an?)$/u.test(tokens[run.start - 1]?.lower ?? '');
}

function nameOf(run: NameRun, tokens: readonly Token[]): string {
  return tokens
    .slice(run.name, run.end)
    .map(({ text }) => text)
    .join(' ');
}
