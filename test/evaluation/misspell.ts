import { createRandom, type Random } from '../soak/random.ts';

/** Longer words are those that people mistype. */
const LONG = /^\p{L}{5,}$/u;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A question with slips of the fingers in up to `words` of its longer words; the same ones each time. */
export function misspell(question: string, words: number): string {
  const random = createRandom(question.length);
  const typed = question.split(' ');
  const long = typed.flatMap((word, at) => (LONG.test(word) ? [at] : []));
  for (let slips = 0; slips < words && long.length > 0; slips++) {
    const [at = 0] = long.splice(random.below(long.length), 1);
    typed[at] = slip(typed[at] ?? '', random);
  }
  return typed.join(' ');
}

/** A letter left out, typed twice, typed after the next one, or another one instead; never the first. */
function slip(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 1);
  const [before, letter = '', after] = [word.slice(0, at), word[at], word.slice(at + 1)];
  return random.pick([
    before + after,
    before + letter + letter + after,
    before + after.slice(0, 1) + letter + after.slice(1),
    before + random.pick([...LETTERS]) + after,
  ]);
}
