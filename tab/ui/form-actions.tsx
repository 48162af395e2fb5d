import { Button } from '@fluentui/react-components';
import { Row } from './layout.tsx';
import { Failed } from './states.tsx';

/** The end of a form: what went wrong, the one button, and Cancel. */
export function FormActions(props: {
  label: string;
  isReady: boolean;
  isBusy: boolean;
  error: unknown;
  onCancel: () => void;
}) {
  return (
    <>
      {props.error ? <Failed error={props.error} /> : null}
      <Row>
        <Button type="submit" appearance="primary" disabled={!props.isReady || props.isBusy}>
          {props.isBusy ? 'Saving…' : props.label}
        </Button>
        <Button onClick={props.onCancel}>Cancel</Button>
      </Row>
    </>
  );
}
