import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery, useAtWork } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, newBackupCodes, type SecondFactorKeys } from '../account-door.ts';
import { BackupCodes } from './backup-codes.tsx';
import { ConfirmPassword } from './confirm-password.tsx';
import { ScanStep } from './scan-step.tsx';
import { ActSetting } from './setting.tsx';

type Open = { name: 'turning-on' } | { name: 'scanning'; keys: SecondFactorKeys } | { name: 'keeping'; codes: readonly string[] } | { name: 'turning-off' } | { name: 'new-codes' };

/** Two-step sign-in: on, off, new backup codes. Each begins with the password. */
export function SecondFactorSetting() {
  const t = usePhrases();
  const { secondFactor } = useAtWork();
  const [open, setOpen] = useState<Open | null>(null);
  const state = <Lamp state={secondFactor ? 'complete' : 'missing'} size="small">{t(secondFactor ? 'settings.secondFactorOn' : 'settings.secondFactorOff')}</Lamp>;
  return (
    <ActSetting id="second-factor" state={state}>
      {secondFactor
        ? <><Button kind="text" onClick={() => setOpen({ name: 'new-codes' })}>{t('settings.newBackupCodes')}</Button><Button onClick={() => setOpen({ name: 'turning-off' })}>{t('settings.turnOff')}</Button></>
        : <Button onClick={() => setOpen({ name: 'turning-on' })}>{t('settings.turnOn')}</Button>}
      {open === null ? null : <Step open={open} setOpen={setOpen} />}
    </ActSetting>
  );
}

function Step({ open, setOpen }: { open: Open; setOpen: (open: Open | null) => void }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const onClose = () => setOpen(null);
  const changed = (words: string, next: Open | null) => {
    setOpen(next);
    say({ words });
    void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  switch (open.name) {
    case 'turning-on':
      return <ConfirmPassword title={t('settings.turningOnTitle')} act={t('settings.goOn')} onClose={onClose} ask={beginSecondFactor} onGiven={(keys) => setOpen({ name: 'scanning', keys })} />;
    case 'scanning':
      return <ScanStep uri={open.keys.totpUri} onClose={onClose} confirm={confirmSecondFactor} onDone={() => changed(t('settings.secondFactorTurnedOn'), { name: 'keeping', codes: open.keys.backupCodes })} />;
    case 'keeping':
      return <Dialog open onClose={onClose} title={t('settings.backupCodesTitle')} back={t('settings.codesKept')} focus="back"><BackupCodes codes={open.codes} /></Dialog>;
    case 'turning-off':
      return <ConfirmPassword title={t('settings.turningOffTitle')} help={t('settings.turningOffHelp')} act={t('settings.turnOff')} danger onClose={onClose} ask={endSecondFactor} onGiven={() => changed(t('settings.secondFactorTurnedOff'), null)} />;
    case 'new-codes':
      return <ConfirmPassword title={t('settings.newBackupCodes')} act={t('settings.goOn')} onClose={onClose} ask={newBackupCodes} onGiven={({ backupCodes }) => setOpen({ name: 'keeping', codes: backupCodes })} />;
  }
}
