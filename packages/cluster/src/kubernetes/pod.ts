// What pods of a run have in common: the image, what they ask for, and the claim under which they find its folder.

/** How pods are made. */
export interface PodOptions {
  /** The program's image, made by the repository's Dockerfile. */
  readonly image: string;
  /** Name of the PersistentVolumeClaim that holds runs. */
  readonly claim: string;
  /** Where pods mount it, absolute. */
  readonly mount: string;
  /** Quantities as Kubernetes writes them: `1`, `500m`; `2Gi`. */
  readonly cpu: string;
  readonly memory: string;
}

/** The user of the image's base, who may write under the claim. */
const USER = 1000;

/** What stands in a pod's spec beside its containers. */
export function podBase({ claim }: PodOptions): object {
  return {
    securityContext: { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, fsGroup: USER },
    volumes: [{ name: 'runs', persistentVolumeClaim: { claimName: claim } }],
  };
}

/** A container of the image: as much memory as it asks for and no more, but whatever processor is free. */
export function container({ image, mount, cpu, memory }: PodOptions, own: { readonly name: string; readonly command: readonly string[]; readonly env: readonly object[] }): object {
  return {
    ...own,
    image,
    workingDir: mount,
    resources: { requests: { cpu, memory }, limits: { memory } },
    volumeMounts: [{ name: 'runs', mountPath: mount }],
  };
}
