import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import type { AskInput } from '../../src/questions/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useChecklist, useMe, usePromises } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { Panel } from '../ui/layout.tsx';
import { TextForm } from '../ui/text-form.tsx';
import { useDrafts } from '../unsaved/drafts.ts';

type Party = 'sales' | 'tech';

/** Asks a question about the handover, an item or a promise; the same text sent twice asks once. */
export function AskForm({ view }: { view: HandoverView }) {
  const { place, go } = useNavigation();
  const about = aboutOf(place.ref);
  const name = `${view.id} ask ${about.ref ?? ''}`;
  const label = useAboutLabel(view.id, about);
  const me = useMe().data?.person.id;
  const isSales = view.people.some(
    ({ role, person }) => role === 'sales-owner' && person?.id === me,
  );
  const [chosen, choose] = useState<Party | null>(null);
  const [isBlocking, setBlocking] = useState(true);
  const drafts = useDrafts();
  const change = useHandoverChange(view.id, 'ask');
  const to: Party = chosen ?? (isSales ? 'tech' : 'sales');
  const mayBlock = to === 'sales' && (view.state === 'draft' || view.state === 'in-review');
  const ask = async (text: string) => {
    const body: AskInput = { text, to, about, ...(mayBlock ? { blocking: isBlocking } : {}) };
    const question = await change.mutateAsync({ body, key: drafts.onceKey(name, body) });
    go('questions', question.id);
  };
  return (
    <Panel title={label === null ? 'Ask a question' : `Ask about ${label}`}>
      <TextForm
        label="What do you want to know?"
        submitLabel="Ask"
        handoverId={view.id}
        draftKey={name}
        isBusy={change.isPending}
        error={change.error}
        onSubmit={ask}
        onCancel={() => go('questions')}
      >
        <Field label="Who knows?">
          <RadioGroup
            layout="horizontal"
            value={to}
            onChange={(_event, { value }) => choose(value as Party)}
          >
            <Radio value="sales" label="Sales" />
            <Radio value="tech" label="Tech" />
          </RadioGroup>
        </Field>
        {mayBlock ? (
          <Checkbox
            label="Acceptance waits for the answer"
            checked={isBlocking}
            onChange={(_event, { checked }) => setBlocking(checked === true)}
          />
        ) : null}
      </TextForm>
    </Panel>
  );
}

type About = NonNullable<AskInput['about']>;

/** Reads `ask`, `ask:item:<key>` or `ask:promise:<id>`. */
function aboutOf(ref: string | null): About {
  const [, kind, name] = /^ask:(item|promise):(.+)$/u.exec(ref ?? '') ?? [];
  if ((kind === 'item' || kind === 'promise') && name !== undefined) return { kind, ref: name };
  return { kind: 'handover', ref: null };
}

function useAboutLabel(handoverId: string, about: About): string | null {
  const items = useChecklist(handoverId).data?.items;
  const promises = usePromises(handoverId).data?.promises;
  if (about.kind === 'item') {
    return items?.find((item) => item.definition.key === about.ref)?.definition.title ?? null;
  }
  const promise = promises?.find((one) => one.id === about.ref);
  return promise === undefined ? null : `“${promise.text}”`;
}
