import { createRequire } from 'node:module';
import type { Document } from 'yaml';
import type * as z from 'zod';
import { fieldName, type Problem } from './problem.ts';
import { readQuickly } from './quick-yaml.ts';

/** A YAML source: `line` is added to its own line numbers, for front matter that starts further down. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly line?: number;
}

export type YamlResult<Data> =
  | {
      readonly data: Data;
      /** The line of a field, or of the nearest field around it. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  | { readonly problems: readonly [Problem, ...Problem[]] };

/** Reads YAML and validates it; each problem carries the line and the field. Anchors and tags are refused. */
export function readYaml<Schema extends z.ZodType>(
  source: YamlSource,
  schema: Schema,
): YamlResult<z.output<Schema>> {
  const quick = readQuickly(source.text);
  const parsed = quick === undefined ? undefined : schema.safeParse(quick);
  if (!parsed?.success) return readAnyYaml(source, schema);
  let read: YamlResult<z.output<Schema>> | undefined;
  return {
    data: parsed.data,
    // lines are asked for only where something is wrong
    lineOf(path) {
      read ??= readAnyYaml(source, schema);
      return 'lineOf' in read ? read.lineOf(path) : 1 + (source.line ?? 0);
    },
  };
}

/** Loaded only where something is wrong, or odd: that takes as long as reading a hundred articles. */
function yaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml');
}

function readAnyYaml<Schema extends z.ZodType>(
  { file, text, line: offset = 0 }: YamlSource,
  schema: Schema,
): YamlResult<z.output<Schema>> {
  const { LineCounter, parseDocument } = yaml();
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
      const position = positionOf(document, path.slice(0, length));
      if (position !== undefined) return lineAt(position);
    }
    return 1 + offset;
  };
  const parsed = schema.safeParse(document.toJS() ?? undefined);
  if (parsed.success) return { data: parsed.data, lineOf };
  const [first, ...others] = parsed.error.issues.map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const path = [...issue.path, ...unknown];
    const message = unknown.length > 0 ? 'is no field here; remove it' : issue.message;
    const missing = path.length > 0 && !document.hasIn(path);
    return {
      file,
      line: lineOf(path),
      field: fieldName(path),
      message: missing ? 'is missing; add it' : message,
    };
  });
  return { problems: [first ?? { file, message: 'is invalid' }, ...others] };
}

/** Where a field starts, at its name where it has one; undefined where there is none. */
function positionOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const { isMap, isNode, isScalar } = yaml();
  const last = path.at(-1);
  const around = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (isMap(around)) {
    const pair = around.items.find(({ key }) => isScalar(key) && key.value === last);
    if (isNode(pair?.key)) return pair.key.range?.[0];
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

/** Where the first alias stands: aliases can make a small file enormous, and nothing here needs them. */
function firstAlias(document: Document): number | undefined {
  const { visit } = yaml();
  let position: number | undefined;
  visit(document, {
    Alias(_, node) {
      position = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return position;
}
