import { faultsIn } from './faults.ts';
import { general } from './general.ts';
import { template as schema, type Template } from './model.ts';

/** Which template a handover started with; its version never changes under it. */
type Started = { template_id: string; template_version: number };

/** The templates this installation knows, each by its id and version. */
export type Templates = {
  /** The one a handover started with. @throws when it is unknown: another one would be another record. */
  of(handover: Started): Template;
  /** The one a new handover starts with. */
  starting: Template;
};

/**
 * Opens the templates once, at the start; new handovers start with the first.
 * @throws Error with what is wrong, where one cannot be used.
 */
export function openTemplates(
  [starting, ...more]: readonly [Template, ...Template[]] = [general],
): Templates {
  const known = new Map<string, Template>();
  for (const one of [starting, ...more]) {
    const name = nameOf({ template_id: one.id, template_version: one.version });
    const [fault] = faultsIn(schema.parse(one));
    if (fault !== undefined) throw new Error(`Template ${name}: ${fault}`);
    if (known.has(name)) throw new Error(`Template ${name} is there twice.`);
    known.set(name, one);
  }
  return {
    starting,
    of: (handover) => {
      const found = known.get(nameOf(handover));
      if (!found) throw new Error(`The template ${nameOf(handover)} is unknown.`);
      return found;
    },
  };
}

function nameOf({ template_id: id, template_version: version }: Started): string {
  return `${id}, version ${version}`;
}
