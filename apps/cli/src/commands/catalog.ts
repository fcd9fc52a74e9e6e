// collapse catalog: everything that a study may name.
import { describeLab, studyJsonSchema, unknownId, UserError, type MemberDescription } from '@collapse-lab/runner';
import { labAt, loadPlugins } from '@collapse-lab/runner/node';
import pc from 'picocolors';
import { lab } from '../lab.ts';

export interface CatalogOptions {
  readonly json?: boolean;
  readonly jsonSchema?: boolean;
  readonly plugin?: readonly string[];
}

export async function catalog(kind: string | undefined, { json = false, jsonSchema = false, plugin = [] }: CatalogOptions): Promise<void> {
  const all = labAt(lab, process.cwd(), await loadPlugins(plugin, process.cwd()));
  if (jsonSchema) {
    process.stdout.write(`${JSON.stringify(studyJsonSchema(all), null, 2)}\n`);
    return;
  }
  const described = describeLab(all);
  const kinds = [...new Set(described.map((member) => member.kind))];
  if (kind !== undefined && !kinds.includes(kind)) throw new UserError(unknownId('kind', kind, kinds));
  const members = described.filter((member) => kind === undefined || member.kind === kind);
  if (json) process.stdout.write(`${JSON.stringify(members, null, 2)}\n`);
  else process.stdout.write(`${kinds.flatMap((each) => section(each, members.filter((member) => member.kind === each))).join('\n')}\n`);
}

/** One kind's members; those that are the same in several domains are listed once. */
function section(kind: string, members: readonly MemberDescription[]): string[] {
  if (members.length === 0) return [];
  const lines = [pc.bold(`${kind}:`)];
  const looks = ({ id, summary, parameters }: MemberDescription): string => JSON.stringify([id, summary, parameters]);
  for (const member of new Map(members.map((each) => [looks(each), each])).values()) {
    const where = members.filter((other) => looks(other) === looks(member)).flatMap(({ domain }) => domain ?? []).join(', ');
    lines.push(`  ${pc.cyan(member.id)}${where ? pc.dim(` (${where})`) : ''}  ${member.summary}`);
    for (const { name, type, required, default: fallback, summary } of member.parameters) {
      const rule = required ? 'required' : fallback === undefined ? 'optional' : `default ${JSON.stringify(fallback)}`;
      lines.push(`      ${name}: ${type}, ${rule}${summary ? `; ${summary}` : ''}`);
    }
  }
  return [...lines, ''];
}
