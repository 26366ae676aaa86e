import type { Run } from './run-goal.ts';

/** The runs as a Markdown table: goal, with its size where that is not the promised one; figure; held or not. */
export function tableOf(runs: readonly Run[]): string {
  return [
    '| Goal | What came of it | Held |',
    '|---|---|---|',
    ...runs.map((run) => `| ${[goalOf(run), run.figure, heldOf(run)].map(cell).join(' | ')} |`),
  ].join('\n');
}

/** What was not judged, and why; null when all was. */
export function unjudgedIn({ unable, notJudged, load }: Run): string | null {
  if (unable !== undefined) return unable;
  if (notJudged.length === 0) return null;
  return `what a busy machine lengthens (load ${load}): ${notJudged.join(', ')}`;
}

function goalOf({ id, title, size, full, unit }: Run): string {
  const [some, all] = [size, full].map((number) => number.toLocaleString('en'));
  return size === full ? `${id} ${title}` : `${id} ${title} (${some} instead of ${all} ${unit})`;
}

function heldOf(run: Run): string {
  const { held, cause = '', unable } = run;
  const unjudged = unjudgedIn(run);
  if (!held) return `**no**: ${cause.split('\n')[0]}${unjudged ? `; not judged: ${unjudged}` : ''}`;
  if (unable !== undefined) return `not judged: ${unable}`;
  return unjudged === null ? 'yes' : `yes, but for ${unjudged}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/gu, ' ').trim();
}
