import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import type { OwnSigningView, SigningView } from '@entente/contract/signing/signing-views';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { useToasts } from '../../ui/toasts-context.tsx';
import { useFormAct } from './after-act.ts';
import { hindranceWords, SignForm, type SignFields } from './sign-form.tsx';
import './signing.css';

/** What a scan of a paper may be. */
export const SCANS = 'application/pdf,image/jpeg,image/png';

type FileSigningProps = { title: string; agreementId: string; own: OwnSigningView; version: NonNullable<SigningView['version']>; onClose: () => void };

/** The member's own signature with a program of theirs: take the file, sign it there, send it back. The same three steps as the client's. */
export function FileSigning({ title, agreementId, own, version, onClose }: FileSigningProps) {
  const t = usePhrases();
  const { say } = useToasts();
  const { busy, problem, run } = useFormAct();
  const [signatureId] = useState(freshId);
  const [file, setFile] = useState<File | null>(null);
  const [form, setForm] = useState<SignFields>({ typedName: own.typedName, roleTitle: own.roleTitle, onBehalfOf: own.onBehalfOf, consents: [] });
  const time = (at: string) => new Intl.DateTimeFormat(intlTag(t.locale), { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  const takeBack = async () => {
    await api.signing.takeBack({ id: signatureId });
    say({ words: t('sending.takenBack') });
  };
  const sign = async () => {
    const done = await run(async () => {
      const sent = await sendSignedFile(agreementId, file, { signatureId, versionNumber: String(version.number), sha256: version.sha256, shown: own.shown, ...form, consents: form.consents.join(',') });
      if (sent.finalAt === undefined) say({ words: t('returned.handedIn') });
      else say({ words: t('sending.signed', { time: time(sent.finalAt) }), undo: () => void run(takeBack) });
    });
    if (done) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('sending.signTitle', { title })} act={own.maySign ? <Button kind="main" onClick={() => void sign()} busy={busy ? t(own.file?.onPaper === true ? 'returned.handingIn' : 'returned.looking') : undefined}>{own.buttonText}</Button> : undefined}>
      <div className="sg-form">
        {problem === null ? null : <Banner tone="bad" title={problem} />}
        {own.maySign ? null : <Banner tone="warn" title={t('sending.mayNot')}>{hindranceWords(t, own.hindrance)}</Banner>}
        {own.maySign && own.file !== null ? <Steps agreementId={agreementId} file={own.file} onFile={setFile} /> : null}
        {own.maySign ? <SignForm form={form} set={(part) => setForm((before) => ({ ...before, ...part }))} own={own} /> : null}
      </div>
    </Dialog>
  );
}

function Steps({ agreementId, file: { bytes, signedBy, mustBeQualified, mostMegabytes, onPaper }, onFile }: { agreementId: string; file: NonNullable<OwnSigningView['file']>; onFile: (file: File | null) => void }) {
  const t = usePhrases();
  return (
    <ol className="sg-steps">
      <li><ButtonAnchor kind="text" small href={`/api/v1/agreements/${agreementId}/file-to-sign`} download>{t('returned.get')}</ButtonAnchor><p className="meta">{t('returned.getHelp', { kilobytes: Math.max(1, Math.round(bytes / 1000)) })}{signedBy.length === 0 ? null : <> {t('returned.getSigned', { names: signedBy.join(', ') })}</>}</p></li>
      <li>{t(onPaper ? 'returned.paperSign' : 'returned.signIt')}<p className="meta">{mustBeQualified && !onPaper ? <>{t('returned.signItQualified')} </> : null}{t(onPaper ? 'returned.paperSignHelp' : 'returned.signItHelp')}</p></li>
      <li><label className="sg-label">{t(onPaper ? 'returned.paperGiveBack' : 'returned.giveBack')}<input type="file" accept={onPaper ? SCANS : 'application/pdf,.pdf'} onChange={(event) => onFile(event.target.files?.[0] ?? null)} /></label><p className="meta">{t(onPaper ? 'returned.paperHint' : 'returned.giveBackHint', { megabytes: mostMegabytes })}</p></li>
    </ol>
  );
}

/** Sends the signed file's bytes with what is said beside them; a scan counts later and has no time yet. @throws ORPCError with the refusal, as every call of the API does. */
export async function sendSignedFile(agreementId: string, file: File | null, said: Readonly<Record<string, string>>): Promise<{ finalAt?: string }> {
  const query = new URLSearchParams({ ...said, name: file?.name ?? '' }).toString();
  const response = await fetch(`/api/v1/agreements/${agreementId}/signed-file?${query}`, { method: 'PUT', body: file });
  const body = (await response.json()) as { finalAt?: string; data?: unknown };
  if (!response.ok) throw new ORPCError('BAD_REQUEST', { status: response.status, data: body.data });
  return body;
}
