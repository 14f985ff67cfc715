import { useState } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { useFormAct } from './after-act.ts';
import type { SigningPart } from './send-dialog.tsx';
import './signing.css';

/** Takes back what was sent: asked about, because everybody who got it is told. */
export function WithdrawDialog({ agreement, open, onClose }: SigningPart) {
  const t = usePhrases();
  const { say } = useToasts();
  const { busy, problem, run } = useFormAct();
  const [reason, setReason] = useState('');
  const withdraw = async () => {
    if (!(await run(async () => { await api.signing.withdraw({ id: agreement.id, reason }); }))) return;
    say({ words: t('sending.withdrawn') });
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('sending.withdrawTitle', { title: agreement.title })} act={<Button kind="danger" onClick={() => void withdraw()} busy={busy ? t('sending.withdrawing') : undefined}>{t('sending.withdraw')}</Button>}>
      <div className="sg-form">
        {problem === null ? null : <Banner tone="bad" title={problem} />}
        <p>{t('sending.withdrawHelp')}</p>
        <TextField label={t('sending.withdrawReason')} optional={t('kit.optional')} value={reason} onChange={setReason} maxLength={1_000} />
      </div>
    </Dialog>
  );
}
