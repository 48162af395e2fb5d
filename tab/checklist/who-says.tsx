import { Field, Select } from '@fluentui/react-components';
import type { AskedView, AskItemInput, ItemView } from '../../src/checklist/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandover } from '../data/queries.ts';
import { Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { useAskItem } from './proposal-changes.ts';
import { saysWho } from './whose.ts';

type Of = AskItemInput['of'];

interface Target {
  field?: string;
  label: string;
  asked: AskedView | null;
}

/** Of whom what is missing is asked: the item while nothing stands there, else each field its rows lack. */
export function WhoSays({ handoverId, item }: { handoverId: string; item: ItemView }) {
  const { data } = useHandover(handoverId);
  const ask = useAskItem(handoverId, item.definition.key);
  const targets = targetsOf(item);
  if (targets.length === 0 || data?.standing !== 'internal') return null;
  return (
    <Stack>
      {targets.map((target) => (
        <AskSelect
          key={target.field ?? ''}
          view={data}
          target={target}
          onAsk={(of) =>
            ask.mutate({ of, ...(target.field === undefined ? {} : { field: target.field }) })
          }
        />
      ))}
      {ask.error ? <Failed error={ask.error} /> : null}
    </Stack>
  );
}

/** What is never dropped is sales' own: nobody else is asked for it. */
const ownOfSales = new Set(['exclusions', 'change-policy']);

function targetsOf({ definition, status, asked, lacks }: ItemView): Target[] {
  if (ownOfSales.has(definition.meaning ?? '')) return [];
  if (status === 'unknown' || status === 'asked') return [{ label: 'Who says it?', asked }];
  return lacks.map(({ field, rows, asked: ofField }) => {
    const label = definition.fields?.find(({ key }) => key === field)?.label ?? field;
    return { field, label: `Who says “${label}”? (${rows.length})`, asked: ofField };
  });
}

function AskSelect(props: { view: HandoverView; target: Target; onAsk: (of: Of) => void }) {
  const { view, target } = props;
  const people = askable(view);
  const isNamed = target.asked?.isNamed === true;
  const chosen = isNamed ? people.find(({ id }) => id === target.asked?.of?.id) : undefined;
  const usual = target.asked && !isNamed ? saysWho(target.asked) : 'Sales, as usual';
  return (
    <Field label={target.label}>
      <Select
        value={chosen?.id ?? ''}
        onChange={(_event, { value }) =>
          props.onAsk(people.find(({ id }) => id === value)?.of ?? null)
        }
      >
        <option value="">{isNamed ? 'As usual' : usual}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            Ask {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Whoever holds a role on tech's side, and the client's contacts; each once. */
function askable({ people, contacts }: HandoverView): { id: string; name: string; of: Of }[] {
  const holders = people.flatMap(({ role, person }) =>
    person === null || role === 'sales-owner'
      ? []
      : [{ id: person.id, name: person.name, of: { kind: 'role' as const, role } }],
  );
  const clients = contacts.map(({ id, name }) => ({
    id,
    name,
    of: { kind: 'contact' as const, id },
  }));
  const all = [...holders, ...clients];
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
}
