import { evaluate, refusalCurve } from './evaluate.ts';

// npm run eval [-- --failed] [--corpus DIR]: one table; with --failed the questions that failed below each row
const at = process.argv.indexOf('--corpus');
const folder = at < 0 ? undefined : process.argv[at + 1];
for (const { name, right, of, failed } of await evaluate(folder)) {
  process.stdout.write(
    `${name.padEnd(40)} ${String(right).padStart(4)} of ${String(of).padStart(4)}  ${((100 * right) / of).toFixed(1).padStart(5)} %\n`,
  );
  if (process.argv.includes('--failed'))
    for (const question of failed) process.stdout.write(`    ${question}\n`);
}

process.stdout.write(
  '\nrefused below a confidence of   answerable   unanswerable   (own questions, both halves)\n',
);
for (const { bound, answerable, unanswerable } of await refusalCurve())
  process.stdout.write(
    `${bound.toFixed(1).padStart(29)}   ${(100 * answerable).toFixed(1).padStart(8)} %   ${(100 * unanswerable).toFixed(1).padStart(10)} %\n`,
  );
