import type { Run } from './run-goal.ts';

/** The runs as a Markdown table: goal, figure, held or not. */
export function tableOf(runs: readonly Run[]): string {
  return [
    '| Goal | What came of it | Held |',
    '|---|---|---|',
    ...runs.map(
      (run) => `| ${[`${run.id} ${run.title}`, run.figure, heldOf(run)].map(cell).join(' | ')} |`,
    ),
  ].join('\n');
}

function heldOf({ held, cause = '', notJudged, load }: Run): string {
  const unjudged =
    notJudged.length > 0 ? `; ${notJudged.length} times not judged: load ${load}` : '';
  return held ? `yes${unjudged}` : `**no**: ${cause.split('\n')[0]}${unjudged}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/gu, ' ').trim();
}
