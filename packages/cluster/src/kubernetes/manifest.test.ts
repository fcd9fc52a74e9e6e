import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { deskManifest } from './desk.ts';
import { jobManifest } from './job.ts';

// The shape of what we give Kubernetes, by the published schema of its API (v1.33: api/openapi-spec/v3/apis__batch__v1_openapi.json and
// api__v1_openapi.json) and by what the server checks besides (pkg/apis/batch/validation): the part of it that we use, strictly, so that a
// misspelt field is found.

/** RFC 1123 label, with room for an index and a pod's suffix where it names a Job. */
const name = z.string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/).max(63);
const quantity = z.string().regex(/^\d+(\.\d+)?(m|[kMGTPE]|[KMGTPE]i)?$/);
const labels = z.record(z.string(), z.string().regex(/^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/).max(63));

const container = z.strictObject({
  name,
  image: z.string().min(1),
  command: z.tuple([z.string()]).rest(z.string()),
  workingDir: z.string().startsWith('/'),
  env: z.array(z.union([
    z.strictObject({ name: z.string(), value: z.string() }),
    z.strictObject({ name: z.string(), valueFrom: z.strictObject({ fieldRef: z.strictObject({ fieldPath: z.enum(['metadata.name', 'metadata.uid', 'spec.nodeName']) }) }) }),
  ])),
  resources: z.strictObject({ requests: z.record(z.enum(['cpu', 'memory']), quantity), limits: z.partialRecord(z.enum(['cpu', 'memory']), quantity) }),
  volumeMounts: z.array(z.strictObject({ name, mountPath: z.string().startsWith('/') })),
});

const podSpec = z.strictObject({
  restartPolicy: z.enum(['Always', 'OnFailure', 'Never']).optional(),
  terminationGracePeriodSeconds: z.int().min(0),
  securityContext: z.strictObject({ runAsNonRoot: z.boolean(), runAsUser: z.int(), runAsGroup: z.int(), fsGroup: z.int() }),
  volumes: z.array(z.strictObject({ name, persistentVolumeClaim: z.strictObject({ claimName: name }) })),
  containers: z.tuple([container]),
}).refine(({ volumes, containers }) => containers.every(({ volumeMounts }) => volumeMounts.every((mount) => volumes.some((volume) => volume.name === mount.name))), 'every mount is of a volume');

/** What the server asks of exit codes: at most 255 of them, ascending, none twice, and not 0 with `In`. */
const exitCodes = z.array(z.int().min(1)).min(1).max(255).refine((values) => values.every((value, i) => i === 0 || values[i - 1]! < value), 'ascending');

const rule = z.union([
  z.strictObject({ action: z.enum(['FailJob', 'FailIndex', 'Ignore', 'Count']), onExitCodes: z.strictObject({ containerName: name, operator: z.enum(['In', 'NotIn']), values: exitCodes }) }),
  z.strictObject({ action: z.enum(['FailJob', 'FailIndex', 'Ignore', 'Count']), onPodConditions: z.array(z.strictObject({ type: z.string(), status: z.enum(['True', 'False', 'Unknown']) })).max(20) }),
]);

/** A batch/v1 Job. `FailIndex` asks for `backoffLimitPerIndex`, that for `Indexed`, and any policy for pods that are not restarted. */
const jobSchema = z.strictObject({
  apiVersion: z.literal('batch/v1'),
  kind: z.literal('Job'),
  // A pod's name, and its host's, are the Job's with `-` and the index.
  metadata: z.strictObject({ name: name.max(63 - '-99999'.length), labels }),
  spec: z.strictObject({
    completionMode: z.literal('Indexed'),
    completions: z.int().min(1).max(100_000),
    parallelism: z.int().min(1).max(100_000),
    backoffLimitPerIndex: z.int().min(0),
    maxFailedIndexes: z.int().min(0),
    podFailurePolicy: z.strictObject({ rules: z.array(rule).max(20) }),
    template: z.strictObject({ metadata: z.strictObject({ labels }), spec: podSpec.refine(({ restartPolicy }) => restartPolicy === 'Never', 'pods are not restarted') }),
  }).refine(({ completions, maxFailedIndexes }) => maxFailedIndexes <= completions, 'no more indices fail than there are'),
});

/** A v1 Pod. */
const podSchema = z.strictObject({ apiVersion: z.literal('v1'), kind: z.literal('Pod'), metadata: z.strictObject({ name, labels }), spec: podSpec });

/** A v1 PersistentVolumeClaim. */
const claimSchema = z.strictObject({
  apiVersion: z.literal('v1'),
  kind: z.literal('PersistentVolumeClaim'),
  metadata: z.strictObject({ name }),
  spec: z.strictObject({ accessModes: z.array(z.enum(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'])).min(1), resources: z.strictObject({ requests: z.strictObject({ storage: quantity }) }) }),
});

const options = { image: 'registry.example/me/collapse:1', claim: 'collapse-runs', mount: '/runs', cpu: '1', memory: '2Gi', parallelism: 100 };
const planOf = (shards: number) => ({ schema: 1 as const, probe: '3f1c9a52-7b1e-4a7e-9c55-0d2f6f4b8a11', shards, costs: [], studies: [] });
const jobOf = (folder: string, shards: number, more: { readonly allowDrift?: boolean } = {}) => jobSchema.parse(parse(jobManifest(folder, planOf(shards), { ...options, ...more })));

describe('the Job of a run', () => {
  it.each([1, 7, 1700, 100_000])('is one that the API takes, of %i shards', (shards) => {
    const { spec } = jobOf('/runs/my-study', shards);
    expect(spec).toMatchObject({ completionMode: 'Indexed', completions: shards, parallelism: Math.min(100, shards), backoffLimitPerIndex: 6 });
    expect(spec.template.spec).toMatchObject({ restartPolicy: 'Never', terminationGracePeriodSeconds: 60, volumes: [{ persistentVolumeClaim: { claimName: 'collapse-runs' } }] });
  });

  it.each(["it's 100% $(mine)", '$$HOME', 'a\nb: c', '$(POD_NAME)', '`id` "x"', '-', 'Große Läufe', 'a'.repeat(200)])('runs the shard of its index, with an attempt of its own for every pod, in a folder called %j', (name) => {
    const job = jobOf(`/runs/${name}`, 40, { allowDrift: true });
    expect(job.metadata.name).toMatch(/^collapse-([a-z0-9-]+-)?3f1c9a52$/);
    const [{ command }] = job.spec.template.spec.containers;
    const env = { POD_NAME: 'collapse-my-study-3f1c9a52-12-x7k2p', JOB_COMPLETION_INDEX: '12' };
    const [shell, ...words] = command.map((word) => expanded(word, env));
    const script = words.at(-1)!.replace('exec collapse', "exec printf '%s\\0'");
    const { stdout } = spawnSync(shell!, [...words.slice(0, -1), script], { encoding: 'utf8', env: { ...process.env, ...env } });
    expect(stdout.split('\0')).toEqual(['task', 'run', `/runs/${name}`, '--shard', '13/40', '--attempt', env.POD_NAME, '--probe', planOf(40).probe, '--allow-drift', '']);
  });

  it('gives a shard up at once where a user must mend something, and does not count what is no fault of it', () => {
    expect(jobOf('/runs/my-study', 40).spec).toMatchObject({
      maxFailedIndexes: 4,
      podFailurePolicy: {
        rules: [
          { action: 'FailIndex', onExitCodes: { values: [2] } },
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] },
          { action: 'Ignore', onExitCodes: { values: [130] } },
        ],
      },
    });
  });

  it('is refused where pods would not find the folder, or one Job cannot have its shards', () => {
    expect(() => jobManifest('/home/me/my-study', planOf(40), options)).toThrow('run must be a folder under /runs, where pods mount the claim, but got /home/me/my-study; say where they see it, --at /runs/my-study, or mount elsewhere, --mount DIR');
    expect(() => jobManifest('/runs/my-study', planOf(100_001), options)).toThrow('shards must be at most 100000 for an Indexed Job, but got 100001; cut the run into longer ones, --minutes');
  });
});

it('what stands before any run is a claim for it and a pod to work from', () => {
  const [claim, desk] = parseAllDocuments(deskManifest({ ...options, storage: '10Gi' })).map((each) => each.toJS() as unknown);
  expect(claimSchema.parse(claim)).toMatchObject({ metadata: { name: 'collapse-runs' } });
  expect(podSchema.parse(desk)).toMatchObject({ metadata: { name: 'collapse-desk' }, spec: { containers: [{ env: [{ name: 'COLLAPSE_IMAGE', value: options.image }] }] } });
});

/** A word of a command as Kubernetes hands it on: `$(NAME)` is the variable where there is one, `$$` a dollar (API reference, Container v1 core). */
function expanded(word: string, env: Readonly<Record<string, string>>): string {
  return word.replace(/\$\$|\$\(([^)]*)\)/g, (all, name?: string) => (name === undefined ? '$' : (env[name] ?? all)));
}
