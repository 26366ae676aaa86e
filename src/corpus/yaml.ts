import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type * as z from 'zod';
import type { Problem } from './problem.ts';

/** A YAML source: `line` is added to its own line numbers, for front matter that starts further down. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly line?: number;
}

export type YamlResult<Data> =
  | {
      readonly data: Data;
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  | { readonly problems: readonly [Problem, ...Problem[]] };

/** Reads YAML and validates it; each problem carries the line and the field. Anchors and tags are refused. */
export function readYaml<Schema extends z.ZodType>(
  { file, text, line: offset = 0 }: YamlSource,
  schema: Schema,
): YamlResult<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    uniqueKeys: true,
  });
  const lineAt = (position: number) => lines.linePos(position).line + offset;
  const [broken] = document.errors;
  if (broken) {
    const message = `is not valid YAML: ${broken.message.split('\n')[0] ?? ''}`;
    return { problems: [{ file, line: lineAt(broken.pos[0]), message }] };
  }
  const alias = firstAlias(document);
  if (alias !== undefined)
    return {
      problems: [
        {
          file,
          line: lineAt(alias),
          message: 'uses a YAML alias; write the value out',
        },
      ],
    };
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1 + offset;
  };
  const parsed = schema.safeParse(document.toJS() ?? undefined);
  if (parsed.success) return { data: parsed.data, lineOf };
  const [first, ...others] = parsed.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.path),
    field: fieldName(issue.path),
    message: issue.message,
  }));
  return { problems: [first ?? { file, message: 'is invalid' }, ...others] };
}

/** Where the first alias stands: aliases can make a small file enormous, and nothing here needs them. */
function firstAlias(document: Document): number | undefined {
  let position: number | undefined;
  visit(document, {
    Alias(_, node) {
      position = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return position;
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');
}
