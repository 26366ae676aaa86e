import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { healthRoutes } from '../../src/adapters/http/health.ts';
import { PATH as SLACK_PATH } from '../../src/adapters/slack/endpoint.ts';
import { DEPLOYMENT, kubernetesObjects, SELECTING } from './kubernetes.ts';
import { strangers } from './variables.ts';

const objects = kubernetesObjects();
const ofKind = (kind: string) =>
  objects.map(({ object }) => object).filter((object) => kindOf(object) === kind);
const deployments = ofKind('Deployment').map((object) => DEPLOYMENT.parse(object));

test('what is applied is there, and the secret is not among it', () => {
  const [kustomization] = ofKind('Kustomization');
  const { resources } = z.object({ resources: z.array(z.string()) }).parse(kustomization);
  const files = objects.map(({ file }) => file);
  expect(resources.filter((file) => !files.includes(file))).toEqual([]);
  expect(resources).not.toContain('secret.example.yaml');
});

test('the platforms call in at several replicas; one process alone holds the gateway', () => {
  const replicas = deployments.map(({ metadata, spec }) => [metadata.name, spec.replicas]);
  expect(Object.fromEntries(replicas)).toEqual({ 'anchorage-web': 3, 'anchorage-gateway': 1 });
  const gateway = deployments.find(({ metadata }) => metadata.name === 'anchorage-gateway');
  expect(gateway?.spec.strategy.type).toBe('Recreate');
  const holders = deployments.filter(({ spec }) =>
    spec.template.spec.containers[0].env.some(({ name }) => name === 'DISCORD_TOKEN'),
  );
  expect(holders).toEqual([gateway]);
});

describe.each(deployments.map((item) => [item.metadata.name, item.spec] as const))(
  '%s',
  (_, spec) => {
    const pod = spec.template.spec;
    const [container] = pod.containers;

    test('runs without rights on a file system that it cannot write to', () => {
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 });
      expect(pod.securityContext.seccompProfile).toEqual({ type: 'RuntimeDefault' });
      expect(pod.automountServiceAccountToken).toBe(false);
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    });

    test('is asked for its health at the paths that it serves, and has time to end', () => {
      const served = healthRoutes([]).map(({ path }) => path);
      const { startupProbe, livenessProbe, readinessProbe } = container;
      const asked = [startupProbe, livenessProbe, readinessProbe].map(
        ({ httpGet }) => httpGet.path,
      );
      expect(asked).toEqual(['/healthz', '/healthz', '/readyz']);
      expect(asked.filter((path) => !served.includes(path))).toEqual([]);
      const before = /\d+/u.exec(JSON.stringify(container.lifecycle ?? '')) ?? ['0'];
      expect(pod.terminationGracePeriodSeconds - Number(before[0]) / 1000).toBeGreaterThan(5);
    });

    test('gets variables that the bot knows, the secret ones out of the secret', () => {
      expect(strangers(container.env.map(({ name }) => name))).toEqual([]);
      const [secret] = ofKind('Secret');
      const { stringData } = z
        .object({ stringData: z.record(z.string(), z.string()) })
        .parse(secret);
      for (const { name, value, valueFrom } of container.env) {
        const key = valueFrom?.secretKeyRef.key;
        if (/TOKEN|SECRET|KEY/u.test(name)) expect([key, value]).toEqual([name, undefined]);
        if (key !== undefined) expect(stringData).toHaveProperty(key, '');
      }
    });

    test('is found by its own selector', () => {
      expect(spec.template.metadata.labels).toEqual(spec.selector.matchLabels);
    });
  },
);

test.each(['Service', 'PodDisruptionBudget'])('a %s selects the pods of a deployment', (kind) => {
  const labels = deployments.map(({ spec }) => spec.selector.matchLabels);
  for (const object of ofKind(kind)) {
    const { selector } = SELECTING.parse(object).spec;
    expect(labels).toContainEqual('matchLabels' in selector ? selector.matchLabels : selector);
  }
});

test('the addresses that the platforms call are let in, and no others', () => {
  const paths = JSON.stringify(ofKind('Ingress')).match(/(?<="path":")[^"]+/gu);
  expect(paths).toEqual(['/discord/interactions', SLACK_PATH]);
});

function kindOf(object: unknown): string {
  return z.object({ kind: z.string() }).parse(object).kind;
}
