/** A text to be compared with all others. */
export interface Comparable {
  readonly words: readonly string[];
  /** Texts with one of these in common are always to be compared. */
  readonly marks: readonly string[];
}

/**
 * For each text the earlier ones that may have at least `share` (0 to 1) of the shorter one's words in common with it,
 * and all that have: without comparing each with each. The rarest words of a text, one more than it may lack, must
 * meet the other (prefix filter: Chaudhuri, Ganti and Kaushik, A primitive operator for similarity joins, 2006).
 */
export function nearPairs(
  texts: readonly Comparable[],
  share: number,
): readonly (readonly number[])[] {
  const times = new Map<string, number>();
  for (const { words } of texts)
    for (const word of new Set(words)) times.set(word, (times.get(word) ?? 0) + 1);
  const rarity = (word: string) => times.get(word) ?? 0;
  const holders = new Map<string, number[]>();
  const marked = new Map<string, number[]>();
  return texts.map(({ words, marks }, number) => {
    const all = [...new Set(words)];
    const lacking = Math.floor((1 - share) * words.length);
    const rarest = all.sort((a, b) => rarity(a) - rarity(b)).slice(0, lacking + 1);
    const signs = [...rarest, ...marks.map(markOf)];
    const held = [...all, ...marks.map(markOf)];
    const near = [
      ...signs.flatMap((sign) => holders.get(sign) ?? []),
      ...held.flatMap((sign) => marked.get(sign) ?? []),
    ];
    for (const sign of held) add(holders, sign, number);
    for (const sign of signs) add(marked, sign, number);
    return [...new Set(near)];
  });
}

/** No word has a space. */
function markOf(mark: string): string {
  return ` ${mark}`;
}

function add(to: Map<string, number[]>, sign: string, number: number): void {
  const known = to.get(sign);
  if (known) known.push(number);
  else to.set(sign, [number]);
}
