/**
 * Measures the import on annotated articles: `npx tsx test/import/measure.ts [DIR]`. DIR holds `articles/*.txt` and
 * `gold/{articles,quotes,events}.json`; without it, or without the files, nothing is measured.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureImport, type Tally } from './measure-import.ts';

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../../../shared', import.meta.url));

if (existsSync(join(FOLDER, 'gold/quotes.json'))) await print();
else console.log('not measured: no annotated articles');

async function print(): Promise<void> {
  const { tallies, rules, remarks } = await measureImport(FOLDER, { introduced: true });
  for (const remark of remarks) console.log(`  ${remark}`);
  for (const [name, tally] of tallies) console.log(line(name, tally));
  for (const [rule, tally] of rules) console.log(line(`  ${rule}`, tally));
  console.log('Without people known beforehand; names are then as the articles print them:');
  const strangers = await measureImport(FOLDER, { introduced: false });
  for (const [name, tally] of strangers.tallies)
    if (name.startsWith('speaker')) console.log(line(`  ${name}`, tally));
}

function line(name: string, { yes, all }: Tally): string {
  return `${name}: ${yes} of ${all} (${((100 * yes) / all).toFixed(1)} %)`;
}
