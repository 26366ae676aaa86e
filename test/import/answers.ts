/**
 * Measures the bot over the imported articles: `npx tsx test/import/answers.ts`. The shipped corpus and the articles
 * imported whole, each with the questions that readers ask and without them.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '../evaluation/evaluate.ts';
import { hasGold } from '../evaluation/gold.ts';
import { SHIPPED } from '../fixtures/corpora.ts';
import { importArticles } from './imported-corpus.ts';

if (!hasGold) console.log('not measured: no articles to import');
else {
  const folder = await mkdtemp(join(tmpdir(), 'imported-'));
  try {
    await importArticles(join(folder, 'asked'), { questions: true });
    await importArticles(join(folder, 'alone'), { questions: false });
    await cp(SHIPPED, join(folder, 'unasked'), { recursive: true });
    await rm(join(folder, 'unasked', 'queries'), { recursive: true });
    const tables = await Promise.all([
      evaluate(),
      evaluate(join(folder, 'asked')),
      evaluate(join(folder, 'unasked')),
      evaluate(join(folder, 'alone')),
    ]);
    console.log(`${''.padEnd(40)} with questions:       without:`);
    console.log(`${''.padEnd(40)}   shipped   imported   shipped   imported`);
    for (const [i, { name, of }] of tables[0].entries()) {
      const shares = tables.map((table) => ((100 * (table[i]?.right ?? 0)) / of).toFixed(1));
      // the answers to the project's own questions are written in the words of the shipped corpus
      if (!/^(?:development|report): right/u.test(name))
        console.log(`${name.padEnd(40)}  ${shares.map((share) => share.padStart(9)).join(' ')} %`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
