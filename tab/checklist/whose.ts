import type { AskedView, ItemView } from '../../src/checklist/model.ts';
import { counted, firstName } from '../../src/words.ts';

/** Who is to say what is missing: "Tomás will propose", "Ana will be asked". */
export function saysWho({ party, of }: AskedView): string {
  if (party === 'tech') return `${of ? firstName(of.name) : 'Tech'} will propose`;
  return `${of ? firstName(of.name) : 'The client'} will be asked`;
}

/** Whether somebody still has to say something: the item itself, or a field its rows need. */
export function isMissing(item: ItemView): boolean {
  return item.status === 'unknown' || item.status === 'asked' || item.lacks.length > 0;
}

/** Whether sales is to say it: nobody else was asked, by name or by the template. */
export function isForSales(item: ItemView): boolean {
  return item.status === 'unknown' || item.lacks.some(({ asked }) => asked === null);
}

/** Whether this person is asked for something in it. */
export function isAskedOf(item: ItemView, personId: string | undefined): boolean {
  return personId !== undefined && askedIn(item).some(({ of }) => of?.id === personId);
}

function askedIn({ asked, lacks }: ItemView): AskedView[] {
  return [asked, ...lacks.map((lack) => lack.asked)].filter((one) => one !== null);
}

/** What the rows lack, in words: "2 without Accepted when". */
export function lackWords({ definition, lacks }: ItemView): string[] {
  return lacks.map(({ field, rows }) => {
    const label = definition.fields?.find(({ key }) => key === field)?.label ?? field;
    return `${rows.length} without “${label}”`;
  });
}

/** How much waits for others: "Tomás will propose 14", "Ana will be asked 3". */
export function othersTurn(items: readonly ItemView[]): string[] {
  const asked = items.flatMap((item) => (item.required ? askedIn(item) : []));
  const counts = new Map<string, number>();
  for (const one of asked) counts.set(saysWho(one), (counts.get(saysWho(one)) ?? 0) + 1);
  return [...counts].map(([who, count]) => `${who}: ${counted(count, 'thing')}`);
}
