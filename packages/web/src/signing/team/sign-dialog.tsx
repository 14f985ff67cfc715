import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { OwnSigningView, SigningView } from '@entente/contract/signing/signing-views';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { useToasts } from '../../ui/toasts-context.tsx';
import { signingQuery } from '../signing.queries.ts';
import { useFormAct } from './after-act.ts';
import { FileSigning } from './file-signing.tsx';
import type { SigningPart } from './send-dialog.tsx';
import { hindranceWords, SignForm, type SignFields } from './sign-form.tsx';
import './signing.css';

/** Only where a device signs. */
const DeviceSigning = lazy(async () => ({ default: (await import('./device-signing.tsx')).DeviceSigning }));

type Version = NonNullable<SigningView['version']>;

/** The member's own signature: the same steps as the client's, with a code to the member's own address. */
export function SignDialog({ agreement, open, onClose }: SigningPart) {
  const { data: signing } = useQuery({ ...signingQuery(agreement.id), enabled: open });
  if (!open || signing?.own === undefined || signing.own === null || signing.version === null) return null;
  if (signing.own.file !== null) return <FileSigning title={agreement.title} agreementId={agreement.id} own={signing.own} version={signing.version} onClose={onClose} />;
  if (signing.signingLevel === 'device') return <Suspense fallback={null}><DeviceSigning title={agreement.title} agreementId={agreement.id} own={signing.own} version={signing.version} onClose={onClose} /></Suspense>;
  return <Signing title={agreement.title} agreementId={agreement.id} own={signing.own} version={signing.version} level={signing.signingLevel} onClose={onClose} />;
}

type SigningProps = { title: string; agreementId: string; own: OwnSigningView; version: Version; level: SigningView['signingLevel']; onClose: () => void };

function Signing({ title, agreementId, own, version, level, onClose }: SigningProps) {
  const t = usePhrases();
  const { say } = useToasts();
  const { busy, problem, run } = useFormAct();
  const [ids] = useState(() => ({ signatureId: freshId(), browser: crypto.randomUUID().replaceAll('-', '') }));
  const [validUntil, setValidUntil] = useState<string | null>(null);
  const [form, setForm] = useState<SignFields & { code: string }>({ typedName: own.typedName, roleTitle: own.roleTitle, onBehalfOf: own.onBehalfOf, consents: [], code: '' });
  const time = (at: string) => new Intl.DateTimeFormat(intlTag(t.locale), { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  const set = (part: Partial<SignFields & { code: string }>) => setForm((before) => ({ ...before, ...part }));
  const askCode = () => run(async () => setValidUntil((await api.signing.requestCode({ id: agreementId, codeId: freshId(), browser: ids.browser })).validUntil));
  const takeBack = async () => {
    await api.signing.takeBack({ id: ids.signatureId });
    say({ words: t('sending.takenBack') });
  };
  const sign = async () => {
    const done = await run(async () => {
      const { finalAt } = await api.signing.sign({ id: agreementId, ...ids, versionNumber: version.number, sha256: version.sha256, shown: own.shown, ...form, consents: [...form.consents] });
      say({ words: t('sending.signed', { time: time(finalAt) }), undo: () => void run(takeBack) });
    });
    if (done) onClose();
  };
  const needsCode = level === 'code';
  const act = needsCode && validUntil === null
    ? <Button kind="main" onClick={() => void askCode()} busy={busy ? t('sending.askingCode') : undefined}>{t('sending.askCode')}</Button>
    : <Button kind="main" onClick={() => void sign()} busy={busy ? t('sending.signing') : undefined}>{own.buttonText}</Button>;
  return (
    <Dialog open onClose={onClose} title={t('sending.signTitle', { title })} act={own.maySign ? act : undefined}>
      <div className="sg-form">
        {problem === null ? null : <Banner tone="bad" title={problem} />}
        {own.maySign ? <SignForm form={form} set={set} own={own} /> : <Banner tone="warn" title={t('sending.mayNot')}>{hindranceWords(t, own.hindrance)}</Banner>}
        {own.maySign && needsCode && validUntil !== null ? (
          <div>
            <Field label={t('sending.code', { address: own.codeGoesTo })} value={form.code} onChange={(code) => set({ code })} inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus hint={t('sending.codeUntil', { time: time(validUntil) })} />
            <Button kind="text" small onClick={() => void askCode()}>{t('sending.codeAgain')}</Button>
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
