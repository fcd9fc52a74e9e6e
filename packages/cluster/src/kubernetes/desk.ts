// What stands on Kubernetes before any run: a claim for runs, and a pod to work from, as from the login node of a cluster.
import { stringify } from 'yaml';
import { container, podBase, type PodOptions } from './pod.ts';

export interface DeskOptions extends PodOptions {
  /** What the claim asks for: `10Gi`. */
  readonly storage: string;
}

const DESK = 'collapse-desk';

/** A PersistentVolumeClaim and a Pod that waits to be worked from, with how that is done in comments. */
export function deskManifest(options: DeskOptions): string {
  const { claim, image, mount, storage } = options;
  const inDesk = `kubectl exec ${DESK} --`;
  const volume = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: claim },
    // Many nodes at once: NFS, CephFS and what clouds call file shares can, block devices cannot.
    spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage } } },
  };
  const desk = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: DESK, labels: { app: 'collapse' } },
    spec: {
      // Nothing is lost that it would have to save.
      terminationGracePeriodSeconds: 1,
      ...podBase(options),
      containers: [container(options, { name: 'desk', command: ['sleep', 'infinity'], env: [{ name: 'COLLAPSE_IMAGE', value: image }] })],
    },
  };
  return `# A claim for runs, which pods on many nodes write at once, and a pod to work from; both stay. Checked against the API's reference, and never run.
#   kubectl cp my-study.yaml ${DESK}:${mount}/
#   ${inDesk} collapse cluster submit my-study.yaml --out ${mount}/my-run
#   ${inDesk} collapse cluster manifest ${mount}/my-run --kubernetes | kubectl apply -f -
#   ${inDesk} collapse cluster status ${mount}/my-run
#   ${inDesk} collapse cluster merge ${mount}/my-run
#   kubectl cp ${DESK}:${mount}/my-run my-run
${[volume, desk].map((each) => stringify(each, { lineWidth: 0 })).join('---\n')}`;
}
