import { Body1, Button, makeStyles } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { firstName } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { Panel, Quiet, Row } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { Target } from '../ui/target.tsx';
import { TextForm } from '../ui/text-form.tsx';
import { useDates } from '../ui/use-dates.ts';
import { useOpenForm } from '../unsaved/use-open-form.ts';
import { Decline, Standing } from './mirror-answer.tsx';

const useStyles = makeStyles({ text: { whiteSpace: 'pre-line', maxWidth: '72ch' } });

/** What tech understood, in tech's words; sales approves it. */
export function Mirror({ view }: { view: HandoverView }) {
  const [form, open] = useOpenForm({ write: `${view.id} mirror` });
  const isOpen = form === 'write' && view.can.writeMirror;
  const write = useHandoverChange(view.id, 'writeMirror');
  const { mirror, can } = view;
  if (mirror.text === '' && !can.writeMirror) return null;
  return (
    <Target name="mirror">
      <Panel
        title="What tech understood"
        action={
          can.writeMirror && !isOpen ? (
            <Button size="small" onClick={() => open('write')}>
              {mirror.text === '' ? 'Write it' : 'Change'}
            </Button>
          ) : null
        }
      >
        {isOpen ? (
          <TextForm
            label="What will you build, in your own words?"
            hint="Sales reads it and says whether you understood the deal."
            initial={mirror.text}
            submitLabel="Show it to sales"
            handoverId={view.id}
            place="mirror"
            draftKey={`${view.id} mirror`}
            isBusy={write.isPending}
            error={write.error}
            onCancel={() => open(null)}
            onSubmit={async (text) => {
              await write.mutateAsync({ body: { text }, version: view.version, isOwn: true });
              open(null);
            }}
          />
        ) : (
          <MirrorText view={view} />
        )}
      </Panel>
    </Target>
  );
}

function MirrorText({ view }: { view: HandoverView }) {
  const styles = useStyles();
  const dates = useDates();
  const approve = useHandoverChange(view.id, 'approveMirror');
  const [form, open] = useOpenForm({ decline: `${view.id} not the deal` });
  const isDeclining = form === 'decline' && view.can.approveMirror;
  const { mirror } = view;
  if (mirror.text === '') return <Body1>Not written yet.</Body1>;
  return (
    <>
      <Body1 className={styles.text}>{mirror.text}</Body1>
      <Row>
        {mirror.writtenBy === null || mirror.writtenAt === null ? null : (
          <Quiet>
            {firstName(mirror.writtenBy.name)}, {dates.moment(mirror.writtenAt)}
          </Quiet>
        )}
        <Standing mirror={mirror} />
      </Row>
      {mirror.declined === null ? null : (
        <Body1 className={styles.text}>{mirror.declined.because}</Body1>
      )}
      {view.can.approveMirror && !isDeclining ? (
        <Row>
          <Button
            disabled={approve.isPending}
            onClick={() => approve.mutate({ version: view.version })}
          >
            Yes, that is the deal
          </Button>
          <Button appearance="subtle" onClick={() => open('decline')}>
            No, because…
          </Button>
        </Row>
      ) : null}
      {isDeclining ? <Decline view={view} onClose={() => open(null)} /> : null}
      {approve.error ? <Failed error={approve.error} /> : null}
    </>
  );
}
