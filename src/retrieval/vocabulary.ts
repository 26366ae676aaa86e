/** Index terms, each with a number, from 0. */
export interface Vocabulary {
  readonly size: number;
  /** Number of a term, a new one where it has none. */
  add(term: string): number;
  /** Number of a term; -1 where it has none. */
  numberOf(term: string): number;
  /** Term of a number; empty where there is none. */
  termOf(number: number): string;
}

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  return {
    get size() {
      return terms.length;
    },
    add(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, terms.length);
      return terms.push(term) - 1;
    },
    numberOf: (term) => numbers.get(term) ?? -1,
    termOf: (number) => terms[number] ?? '',
  };
}
