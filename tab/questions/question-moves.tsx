import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { QuestionView } from '../../src/questions/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { Row } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { TextForm } from '../ui/text-form.tsx';

type Verb = 'answer' | 'settle' | 'reopen' | 'withdraw';

/** The reader's next moves on a question: answer it, settle it, or say that it isn't settled yet. */
export function QuestionMoves(props: { handoverId: string; question: QuestionView }) {
  const { handoverId, question } = props;
  const { can } = question;
  const [form, setForm] = useState<'answer' | 'reopen' | null>(null);
  const change = useHandoverChange<QuestionView>(handoverId);
  const send = (verb: Verb, body: unknown) =>
    change.mutate(
      {
        method: 'POST',
        rest: `/questions/${question.id}/${verb}`,
        body,
        version: question.version,
        isPart: true,
      },
      { onSuccess: () => setForm(null) },
    );
  const isAnswering = can.answer && question.answer === null && form !== 'reopen';
  if (form !== null || isAnswering) {
    const isReopening = form === 'reopen';
    return (
      <TextForm
        key={isReopening ? 'reopen' : 'answer'}
        label={isReopening ? 'What is still missing?' : 'Answer'}
        submitLabel={isReopening ? 'Not yet' : 'Answer'}
        draftKey={`${handoverId} ${isReopening ? 'reopen' : 'answer'} ${question.id}`}
        isBusy={change.isPending}
        error={change.error}
        onSubmit={(text) => send(isReopening ? 'reopen' : 'answer', { text })}
        onCancel={form === null ? undefined : () => setForm(null)}
      />
    );
  }
  return (
    <>
      <MoveButtons question={question} isBusy={change.isPending} onForm={setForm} onSend={send} />
      {change.error ? <Failed error={change.error} /> : null}
    </>
  );
}

function MoveButtons(props: {
  question: QuestionView;
  isBusy: boolean;
  onForm: (form: 'answer' | 'reopen') => void;
  onSend: (verb: Verb, body: unknown) => void;
}) {
  const { can } = props.question;
  const { isBusy, onForm, onSend } = props;
  return (
    <Row>
      {can.settle ? (
        <Button appearance="primary" disabled={isBusy} onClick={() => onSend('settle', {})}>
          That settles it
        </Button>
      ) : null}
      {can.reopen ? <Button onClick={() => onForm('reopen')}>Not yet</Button> : null}
      {can.answer ? <Button onClick={() => onForm('answer')}>Answer again</Button> : null}
      {can.withdraw ? (
        <Button appearance="subtle" disabled={isBusy} onClick={() => onSend('withdraw', {})}>
          Withdraw
        </Button>
      ) : null}
    </Row>
  );
}
