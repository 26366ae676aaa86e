/** What stands between marks: somebody's words, a title or sign, or words held at a distance. */
export type QuotationKind = 'quotation' | 'title' | 'scare';

interface Marked {
  /** The words between the marks. */
  readonly text: string;
  /** The sentence up to the opening mark, and from the closing mark on. */
  readonly before: string;
  readonly after: string;
  /** Whether the sentence holds a verb of speech, or an owner, to which the words belong. */
  readonly spoken: boolean;
}

/** The tests in their order; the first that holds decides, and what passes all is a quotation. */
export const KIND_RULES: readonly {
  readonly name: string;
  readonly kind: QuotationKind;
  readonly holds: (marked: Marked) => boolean;
}[] = [
  { name: 'sign', kind: 'title', holds: isSign },
  { name: 'named', kind: 'title', holds: isNamed },
  { name: 'mentioned word', kind: 'scare', holds: isMentioned },
  { name: 'name in apposition', kind: 'title', holds: isTitled },
  { name: 'held at a distance', kind: 'scare', holds: isDistanced },
];

/** Tells quotations from titles, signs and scare quotes. */
export function kindOf(marked: Marked): QuotationKind {
  return KIND_RULES.find(({ holds }) => holds(marked))?.kind ?? 'quotation';
}

const SURFACE =
  /\b(?:signs?|banners?|placards?|posters?|backdrops?|billboards?|screens?|plaques?|stickers?|labels?|t-?shirts?|shirts?|hats?|caps?|flags?|walls?|words|letters|slogans?|inscriptions?|graffiti|headlines?|logos?)\b(?:[^.;:]{0,40}?\b)?(?:read|reads|reading|saying|said|says|proclaiming|proclaimed|displaying|displayed|bearing|emblazoned with|spelling out|spelled|with the words|declaring|showing)?,?:?\s*$/iu;
const SHOWN =
  /^[\s,]*(?:displayed|printed|written|emblazoned|painted|scrawled|on (?:it|them|the (?:wall|screen|front|back)))\b/iu;

/** `a banner that read “…”`, `with the words “…” displayed`. */
function isSign({ before, after }: Marked): boolean {
  const near = before.split(/[;:](?=\s)/u).at(-1) ?? '';
  const match = SURFACE.exec(near);
  if (!match) return false;
  if (/\bwords\b/iu.test(match[0]))
    return SHOWN.test(after) || /\b(?:bearing|displaying|with) the words\b/iu.test(near);
  return /(?:read|reads|reading|saying|said|says|proclaim\w+|display\w+|bearing|with|out|spelled|declaring|showing),?:?\s*$/iu.test(
    near,
  );
}

/** `a film called “…”`, `her book, “…”`, `nicknamed “…”`. */
function isNamed({ text, before }: Marked): boolean {
  if (/\b(?:entitled|titled|nicknamed|codenamed|code-named|christened)\s*$/iu.test(before))
    return true;
  const title = isTitleCase(text);
  if (title && /\b(?:called|known as|dubbed|named)\s*$/iu.test(before)) return true;
  return (
    title &&
    /\b(?:book|novel|memoir|film|movie|documentary|song|album|show|series|programme|program|podcast|play|essay|article|report|column|episode|operation|ship|boat|campaign|anthem|hymn|poem|painting)s?,?\s*$/iu.test(
      before,
    )
  );
}

/** `so-called “…”`, `the term “…”`, `the word “…” never fell`. */
function isMentioned({ before }: Marked): boolean {
  return /\b(?:so-called|the (?:terms?|words?|phrases?|expressions?|labels?|concepts?)|known as(?: the)?|referred to as(?: the)?|what is called(?: the)?|in terms of)\s*$/iu.test(
    before,
  );
}

/** `the ferry, “The Grey Lady”`: capital words behind a noun and a comma, or behind a determiner, and nobody speaking. */
function isTitled({ text, before, after, spoken }: Marked): boolean {
  if (!isTitleCase(text)) return false;
  const apposed =
    /\p{Ll}{3,},\s*$/u.test(before) &&
    /^[\s]*(?:[.,;)]|$)/u.test(after) &&
    !/\b(?:said|says|adds?|added|asked|replied|smile|smiling)\b[^,]*,\s*$/iu.test(before);
  return (
    apposed ||
    (!spoken && /\b(?:the|a|an|on|of|in|as|to|its|his|her|their|[’']s)\s*$/iu.test(before))
  );
}

/** A word or three in small letters that nobody in the sentence says. */
function isDistanced({ text, spoken, before, after }: Marked): boolean {
  const alone = before.trim() === '' && after.replace(/[.\s]/gu, '') === '';
  // `that “a-ha!” moment`: a word among words
  const within = /^\p{Ll}/u.test(text) && /\p{L}\s$/u.test(before) && /^\s\p{Ll}/u.test(after);
  return !spoken && !alone && text.split(/\s+/u).length <= 3 && (within || !/[.!?]$/u.test(text));
}

/** Two words or more, all that matter with a capital, or one behind "The". */
function isTitleCase(text: string): boolean {
  const words = text.replace(/[.,!?]+$/u, '').split(/\s+/u);
  const weighty = words.filter(
    (word) => !/^(?:a|an|the|of|in|on|at|by|to|for|and|or|with|from)$/u.test(word),
  );
  return (
    words.length > 1 &&
    words.length < 9 &&
    /^\p{Lu}/u.test(text) &&
    weighty.every((word) => /^[\p{Lu}\p{N}]/u.test(word)) &&
    weighty.some((word) => /\p{Ll}/u.test(word))
  );
}
