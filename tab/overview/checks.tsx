import { Body1, Button } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { checkWords, firstName } from '../../src/words.ts';
import { Panel, Quiet, Row, Stack } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { Target } from '../ui/target.tsx';
import { useDates } from '../ui/use-dates.ts';
import { useOpenForm } from '../unsaved/use-open-form.ts';
import { draftNames, Refuse, Vouch } from './check-forms.tsx';

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
  const [typed, answer] = useOpenForm(draftNames(view.id, check.kind));
  const answering = check.mine ? typed : null;
  return (
    <Target name={[check.kind, `check:${check.kind}`]}>
      <Row>
        <Body1>{checkWords[check.kind]}</Body1>
        <Standing check={check} />
        {check.mine && answering === null ? (
          <>
            <Button size="small" onClick={() => answer('yes')}>
              {check.at === null ? 'Check' : 'Check again'}
            </Button>
            <Button size="small" appearance="subtle" onClick={() => answer('no')}>
              No, because…
            </Button>
          </>
        ) : null}
      </Row>
      {check.note === null ? null : <Quiet>{check.note}</Quiet>}
      {check.refusal === null ? null : <Quiet>{check.refusal.text}</Quiet>}
      {answering === 'yes' ? (
        <Vouch view={view} kind={check.kind} onClose={() => answer(null)} />
      ) : null}
      {answering === 'no' ? (
        <Refuse view={view} kind={check.kind} onClose={() => answer(null)} />
      ) : null}
    </Target>
  );
}

function Standing({ check }: { check: Check }) {
  const dates = useDates();
  if (check.refusal !== null) {
    const { by, at } = check.refusal;
    return (
      <Mark kind="blocks">
        {by === null ? 'No' : `${firstName(by.name)} says no`}, {dates.moment(at)}
      </Mark>
    );
  }
  if (check.at === null) {
    return (
      <Mark kind="check">
        {check.by === null ? 'Not checked yet' : `Waiting for ${firstName(check.by.name)}`}
      </Mark>
    );
  }
  return (
    <Mark kind="done">
      {check.by === null ? 'Checked' : firstName(check.by.name)}, {dates.moment(check.at)}
    </Mark>
  );
}
