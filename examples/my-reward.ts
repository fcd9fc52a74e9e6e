// A plug-in: a taste. Readers prefer points near a place of theirs, and what they prefer is what the next model learns from.
import type { Points } from '@collapse-lab/numeric';
import type { PluginLab } from '@collapse-lab/runner';

export default (lab: PluginLab): void =>
  lab.defineReward({
    domain: 'points',
    id: 'near',
    summary: 'The nearer a point on the line to a place, the better.',
    parameters: lab.z.strictObject({
      place: lab.z.number().describe('where the reward is highest, 0'),
      weight: lab.z.number().positive().describe('what a squared unit of distance costs'),
    }),
    create: ({ place, weight }) => ({
      reward: ({ values }: Points) => values.map((x) => -weight * (x - place) * (x - place)),
    }),
  });
