import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import * as z from 'zod';
import { ROOT } from '../fixtures/sources.ts';

const FOLDER = join(ROOT, '.deploy', 'kubernetes');

const LABELS = z.record(z.string(), z.string());
const PROBE = z.strictObject({
  httpGet: z.strictObject({ path: z.string(), port: z.literal('http') }),
  periodSeconds: z.int(),
  timeoutSeconds: z.int().optional(),
  failureThreshold: z.int().optional(),
});

const CONTAINER = z.looseObject({
  name: z.string(),
  image: z.string(),
  env: z.array(
    z.strictObject({
      name: z.string(),
      value: z.string().optional(),
      valueFrom: z
        .strictObject({ secretKeyRef: z.strictObject({ name: z.string(), key: z.string() }) })
        .optional(),
    }),
  ),
  startupProbe: PROBE,
  livenessProbe: PROBE,
  readinessProbe: PROBE,
  resources: z.looseObject({ limits: z.looseObject({ memory: z.string() }) }),
  securityContext: z.looseObject({}),
});

/** A deployment, as far as it is judged. */
export const DEPLOYMENT = z.object({
  kind: z.literal('Deployment'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.object({
    replicas: z.int(),
    selector: z.object({ matchLabels: LABELS }),
    strategy: z.looseObject({ type: z.string().optional() }),
    template: z.object({
      metadata: z.object({ labels: LABELS }),
      spec: z.looseObject({
        terminationGracePeriodSeconds: z.int(),
        containers: z.tuple([CONTAINER]),
        securityContext: z.looseObject({}),
      }),
    }),
  }),
});

/** Something with a selector of pods. */
export const SELECTING = z.object({
  spec: z.object({ selector: z.union([z.strictObject({ matchLabels: LABELS }), LABELS]) }),
});

/** Everything that the Kubernetes example declares, by file. */
export function kubernetesObjects(): readonly {
  readonly file: string;
  readonly object: unknown;
}[] {
  return readdirSync(FOLDER).flatMap((file) =>
    parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8'), { merge: true }).map((document) => {
      const [problem] = [...document.errors, ...document.warnings];
      if (problem) throw new Error(`${file}: ${problem.message}`);
      return { file, object: document.toJS() };
    }),
  );
}
