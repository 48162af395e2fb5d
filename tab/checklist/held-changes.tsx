import { Button } from '@fluentui/react-components';
import { counted } from '../../src/words.ts';
import { Quiet, Row } from '../ui/layout.tsx';

/** "2 items changed · Show": what others did around the item that is being edited. */
export function HeldChanges({ changed, onShow }: { changed: number; onShow: () => void }) {
  return (
    <div role="status">
      {changed > 0 ? (
        <Row>
          <Quiet>{counted(changed, 'item')} changed</Quiet>
          <Button size="small" appearance="subtle" onClick={onShow}>
            Show
          </Button>
        </Row>
      ) : null}
    </div>
  );
}
