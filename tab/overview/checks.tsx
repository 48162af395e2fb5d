import { Body1, Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import type { CheckKind } from '../../src/review/model.ts';
import { firstName } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { Panel, Quiet, Row, Stack } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { Target } from '../ui/target.tsx';
import { TextForm } from '../ui/text-form.tsx';
import { useDates } from '../ui/use-dates.ts';
import { checkWords } from '../words.ts';

type Check = HandoverView['checks'][number];

/** Who vouches for what before tech accepts: by name, with a note. */
export function Checks({ view }: { view: HandoverView }) {
  if (view.checks.length === 0) return null;
  return (
    <Target name="checks">
      <Panel title="Checked by tech">
        <Stack>
          {view.checks.map((check) => (
            <CheckLine key={check.kind} view={view} check={check} />
          ))}
        </Stack>
      </Panel>
    </Target>
  );
}

function CheckLine({ view, check }: { view: HandoverView; check: Check }) {
  const dates = useDates();
  const [isOpen, open] = useState(false);
  const change = useHandoverChange(view.id, 'giveCheck');
  const send = async (kind: CheckKind, note: string) => {
    await change.mutateAsync({ body: { kind, note }, version: view.version, isOwn: true });
    open(false);
  };
  return (
    <Target name={[check.kind, `check:${check.kind}`]}>
      <Row>
        <Body1>{checkWords[check.kind]}</Body1>
        {check.at === null ? (
          <Mark kind="check">
            {check.by === null ? 'Not checked yet' : `Waiting for ${firstName(check.by.name)}`}
          </Mark>
        ) : (
          <Mark kind="done">
            {check.by === null ? 'Checked' : firstName(check.by.name)}, {dates.moment(check.at)}
          </Mark>
        )}
        {check.mine && !isOpen ? (
          <Button size="small" onClick={() => open(true)}>
            {check.at === null ? 'Check' : 'Check again'}
          </Button>
        ) : null}
      </Row>
      {check.note === null ? null : <Quiet>{check.note}</Quiet>}
      {isOpen ? (
        <TextForm
          label="What did you look at, and what is it based on?"
          submitLabel="I vouch for it"
          handoverId={view.id}
          draftKey={`${view.id} check ${check.kind}`}
          isBusy={change.isPending}
          error={change.error}
          onSubmit={(note) => send(check.kind, note)}
          onCancel={() => open(false)}
        />
      ) : null}
    </Target>
  );
}
