import type { OptionValue, Origin, Request } from '../../contract/request.ts';
import { clean } from '../../language/text.ts';

/** What was asked, without where and by whom: enough to answer it again. */
export type Question =
  | { readonly kind: 'command'; readonly command: string; readonly options: Options }
  | { readonly kind: 'text'; readonly text: string };

type Options = Readonly<Record<string, OptionValue>>;

/** The symbol for "unit separator": nobody types it. */
const SEPARATOR = '␟';

/** The request for a question that came from `origin`. */
export function requestOf(question: Question, origin: Origin): Request {
  return { ...question, origin };
}

/** A question as one short line of text; null where it holds the separator. `readQuestion` reads it back. */
export function writeQuestion(question: Question): string | null {
  const parts =
    question.kind === 'text'
      ? ['', clean(question.text)]
      : [
          question.command,
          ...Object.entries(question.options).map(([name, value]) =>
            typeof value === 'string' ? `${name}=${clean(value)}` : `${name}:${value}`,
          ),
        ];
  return parts.some((part) => part.includes(SEPARATOR)) ? null : parts.join(SEPARATOR);
}

/** Reads what `writeQuestion` wrote. */
export function readQuestion(line: string): Question {
  const [command = '', ...parts] = line.split(SEPARATOR);
  if (command === '') return { kind: 'text', text: parts.join(' ') };
  const options = parts.flatMap((part): readonly (readonly [string, OptionValue])[] => {
    const [, name = '', mark, value = ''] = /^([^=:]+)([=:])(.*)$/su.exec(part) ?? [];
    if (mark === '=') return [[name, value]];
    return mark === ':' ? [[name, plainValue(value)]] : [];
  });
  return { kind: 'command', command, options: Object.fromEntries(options) };
}

/** A question as people type it, for showing what was asked. */
export function questionLine(question: Question): string {
  if (question.kind === 'text') return clean(question.text);
  const options = Object.entries(question.options);
  const values = options.map(([name, value]) => (options.length > 1 ? `${name}:${value}` : value));
  return clean([`/${question.command}`, ...values].join(' '));
}

function plainValue(text: string): OptionValue {
  return text === 'true' || text === 'false' ? text === 'true' : Number(text);
}
