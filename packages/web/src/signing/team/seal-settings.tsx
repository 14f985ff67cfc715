import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SealCertificateView, SealSettingsView } from '@entente/contract/signing/signing-views';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { useToasts } from '../../ui/toasts-context.tsx';
import { sealQuery } from '../signing.queries.ts';
import { useFormAct } from './after-act.ts';
import './signing.css';

/** The certificate that seals: what it is, where it comes from, an own one instead, the ones before. */
export function SealSettings() {
  const t = usePhrases();
  const { data: seal, error, refetch } = useQuery(sealQuery);
  if (error !== null && seal === undefined) return <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (seal === undefined) return <Skeleton />;
  return (
    <div className="sg-form">
      <p>{t('sending.sealHelp')}</p>
      <Certificate certificate={seal.current} />
      {seal.current.origin === 'made_here' ? <p className="meta-2">{t('sending.readerNote')}</p> : null}
      <SealActs />
      <section><SectionRule>{t('sending.timestamp')}</SectionRule><p>{seal.timestampUrl === null ? t('sending.timestampNone') : t('sending.timestampSet', { url: seal.timestampUrl })}</p></section>
      <Older retired={seal.retired} />
    </div>
  );
}

function Certificate({ certificate }: { certificate: SealCertificateView }) {
  const t = usePhrases();
  const day = new Intl.DateTimeFormat(intlTag(t.locale), { dateStyle: 'long' });
  const { subject, issuer, notBefore, notAfter, fingerprint, origin } = certificate;
  return (
    <>
      <Facts wide facts={[
        { term: t('sending.subject'), value: subject, strong: true },
        { term: t('sending.issuer'), value: issuer },
        { term: t('sending.validity'), value: t('sending.validityText', { from: day.format(new Date(notBefore)), to: day.format(new Date(notAfter)) }) },
        { term: t('sending.origin'), value: t(`sending.origin_${origin}`) },
        { term: t('sending.fingerprint'), value: <span className="sg-hash">{fingerprint.match(/.{1,4}/g)?.join(' ')}</span> },
      ]} />
      <p><a href={`/api/v1/seal/certificates/${fingerprint}`} download={`entente-${fingerprint.slice(0, 8)}.pem`}>{t('sending.download')}</a></p>
    </>
  );
}

function SealActs() {
  const t = usePhrases();
  const [dialog, setDialog] = useState<'import' | 'renew' | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="sg-acts">
      <Button onClick={() => setDialog('import')}>{t('sending.import')}</Button>
      <Button onClick={() => setDialog('renew')}>{t('sending.renew')}</Button>
      {dialog === 'import' ? <ImportDialog onClose={close} /> : null}
      {dialog === 'renew' ? <RenewDialog onClose={close} /> : null}
    </div>
  );
}

function useNewSeal(onClose: () => void) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const act = useFormAct();
  const change = async (make: () => Promise<SealSettingsView>) => {
    const done = await act.run(async () => { queries.setQueryData(sealQuery.queryKey, await make()); });
    if (!done) return;
    say({ words: t('sending.imported') });
    onClose();
  };
  return { ...act, change };
}

function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = usePhrases();
  const { busy, problem, change } = useNewSeal(onClose);
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const read = () => {
    if (file !== null) void change(async () => api.signing.importSealCertificate({ file: await base64(file), password }));
  };
  return (
    <Dialog open onClose={onClose} title={t('sending.import')} act={<Button kind="main" onClick={read} busy={busy ? t('sending.importing') : undefined}>{t('sending.importDo')}</Button>}>
      <div className="sg-form">
        {problem === null ? null : <Banner tone="bad" title={problem} />}
        <p>{t('sending.importHelp')}</p>
        <label className="sg-label">{t('sending.importFile')}<input type="file" accept=".p12,.pfx,application/x-pkcs12" onChange={(event) => setFile(event.target.files?.[0] ?? null)} /></label>
        <Field label={t('sending.importPassword')} type="password" autoComplete="off" value={password} onChange={setPassword} />
      </div>
    </Dialog>
  );
}

function RenewDialog({ onClose }: { onClose: () => void }) {
  const t = usePhrases();
  const { busy, problem, change } = useNewSeal(onClose);
  return (
    <Dialog open onClose={onClose} title={t('sending.renewTitle')} act={<Button kind="main" onClick={() => void change(() => api.signing.renewSealCertificate())} busy={busy ? t('sending.renewing') : undefined}>{t('sending.renew')}</Button>}>
      {problem === null ? null : <Banner tone="bad" title={problem} />}
      <p>{t('sending.renewHelp')}</p>
    </Dialog>
  );
}

function Older({ retired }: { retired: readonly SealCertificateView[] }) {
  const t = usePhrases();
  const day = new Intl.DateTimeFormat(intlTag(t.locale), { dateStyle: 'long' });
  return (
    <section>
      <SectionRule aside={retired.length}>{t('sending.older')}</SectionRule>
      {retired.length === 0 ? <p className="meta-2">{t('sending.noOlder')}</p> : null}
      <ul className="sg-older">{retired.map(({ fingerprint, subject, retiredAt }) => <li key={fingerprint}><span>{subject}</span><span className="meta">{retiredAt === null ? '' : t('sending.retired', { day: day.format(new Date(retiredAt)) })}</span><a href={`/api/v1/seal/certificates/${fingerprint}`} download={`entente-${fingerprint.slice(0, 8)}.pem`}>{t('sending.download')}</a></li>)}</ul>
    </section>
  );
}

/** A file's bytes as base64, as the API takes them. */
async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
