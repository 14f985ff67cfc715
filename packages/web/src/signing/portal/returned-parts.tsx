import type { PortalFrame } from '@entente/contract/signing/portal-frame';
import type { PortalSignForm } from '@entente/contract/signing/portal-page';
import type { ReturnedFileView } from '@entente/contract/signing/returned-views';
import { bindWords } from '../../ui/bind-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalField } from '../../ui/portal/portal-field.tsx';
import { PortalItem, PortalPairs } from '../../ui/portal/portal-section.tsx';
import { returnedLines } from '../returned-words.ts';
import { momentsIn } from './moments.ts';
import { errorAt } from './portal-words.ts';

type FileToSign = NonNullable<PortalSignForm['file']>;

/** The first two of three steps: get the file, sign it in a program of one's own. */
export function FileSteps({ file: { href, bytes, signedBy, mustBeQualified, onPaper } }: { file: FileToSign }) {
  const t = usePhrases();
  const about = [t('returned.getHelp', { kilobytes: kilobytes(bytes) }), ...(signedBy.length === 0 ? [] : [t('returned.getSigned', { names: signedBy.join(', ') })])];
  const pairs = [
    { id: 'get', term: '1', value: <><a className="p-link" href={href} download>{t('returned.get')}</a><div className="p-hint">{bindWords(about.join(' '))}</div></> },
    { id: 'sign', term: '2', value: <>{t(onPaper ? 'returned.paperSign' : 'returned.signIt')}<div className="p-hint">{bindWords(onPaper ? t('returned.paperSignHelp') : `${mustBeQualified ? `${t('returned.signItQualified')} ` : ''}${t('returned.signItHelp')}`)}</div></> },
  ];
  return <PortalPairs pairs={pairs} />;
}

/** The third step: the signed file comes back. */
export function GiveBack({ file, sign }: { file: FileToSign; sign: PortalSignForm }) {
  const t = usePhrases();
  const { onPaper, mostMegabytes: megabytes } = file;
  return <PortalField name="file" type="file" accept={onPaper ? 'application/pdf,image/jpeg,image/png' : 'application/pdf,.pdf'} required label={`3. ${t(onPaper ? 'returned.paperGiveBack' : 'returned.giveBack')}`} hint={bindWords(t(onPaper ? 'returned.paperHint' : 'returned.giveBackHint', { megabytes }))} error={errorAt(t, sign.error, 'file')} />;
}

/** What was read in a file that came back, and the file itself. */
export function ReturnedFound({ frame, returned, name }: { frame: PortalFrame; returned: ReturnedFileView; name: string }) {
  const t = usePhrases();
  const { moment } = momentsIn(frame.locale, frame.timeZone);
  return (
    <>
      {returned.signatures.map((signature) => {
        const [first = '', ...more] = returnedLines(t, signature, moment);
        return <PortalItem key={signature.fingerprint} title={signature.owner} line={bindWords(first)} note={bindWords(more.join(' '))} />;
      })}
      <p className="p-after"><a href={`${frame.base}/file/returned-${returned.signatureId}`} download>{t('returned.file', { name })}</a> <span className="meta">{t('signing.fileSize', { kilobytes: kilobytes(returned.bytes) })}</span></p>
    </>
  );
}

/** What holds for every file that was taken, and what nobody looked at. */
export function ReturnedHolds({ returned }: { returned: ReturnedFileView }) {
  const t = usePhrases();
  return <p className="meta-2 p-after">{bindWords(t(isScan(returned) ? 'returned.paperHolds' : 'returned.holds'))}</p>;
}

/** A scan of a paper: there is no signature in it that a program could read. */
export function isScan({ signatures }: ReturnedFileView): boolean {
  return signatures.length === 0;
}

function kilobytes(bytes: number): number {
  return bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1000));
}
