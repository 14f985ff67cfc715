import type { SealedPage as SealedPageData, SignedPage as SignedPageData } from '@entente/contract/signing/portal-page';
import type { ReturnedFileView } from '@entente/contract/signing/returned-views';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { PortalPairs, PortalSection } from '../../ui/portal/portal-section.tsx';
import { RevocationSection, RevokedBanner } from './revoke-page.tsx';
import { SealedFiles } from './sealed-files.tsx';
import { FrameworkLine } from './framework-line.tsx';
import { momentsIn } from './moments.ts';
import { FormProof, SigningFrame, type Drawing } from './portal-frame.tsx';
import { errorAt, owedWords } from './portal-words.ts';
import { PaperSections } from './paper-section.tsx';
import { isScan, ReturnedFound, ReturnedHolds } from './returned-parts.tsx';

/** After signing: five minutes to take it back, and what happens next and who does it. */
export function SignedPage({ drawing, page }: { drawing: Drawing; page: SignedPageData }) {
  return <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t('signing.signedTab')}><SignedBody page={page} /></SigningFrame>;
}

function SignedBody({ page }: { page: SignedPageData }) {
  const t = usePhrases();
  const { frame, typedName, onBehalfOf, returned, paper, receipt, error } = page;
  const refused = errorAt(t, error, null);
  return (
    <>
      <PortalAsk title={t('signing.signedTitle')} about={t('signing.about', { title: frame.agreement.title })} />
      <p className="meta-2">{onBehalfOf === '' ? typedName : t('signing.signedAs', { name: typedName, firm: onBehalfOf })}</p>
      {refused === undefined ? null : <Banner tone="warn" title={refused} />}
      <TakeBack page={page} />
      {returned === null ? null : <PortalSection title={t(isScan(returned) ? 'returned.paperFound' : 'returned.found')}><ReturnedFound frame={frame} returned={returned} name={typedName} /><ReturnedHolds returned={returned} /></PortalSection>}
      <PaperSections frame={frame} paper={paper} />
      <PortalSection title={t('signing.whatNext')}><PortalPairs pairs={nextSteps(page, t)} /></PortalSection>
      <PortalSection title={t('signing.receipt')}><p className="p-receipt">{t('signing.receiptWords', { seq: receipt.seq, head: receipt.head })}</p></PortalSection>
      <p className="p-after"><a href={`${frame.base}/read`}>{t('signing.readAll')}</a></p>
    </>
  );
}

function TakeBack({ page }: { page: SignedPageData }) {
  const t = usePhrases();
  const { takeBack, finalAt, frame } = page;
  if (takeBack === null) return null;
  return (
    <form className="p-form p-after" method="post" action={takeBack.action}>
      <FormProof form={takeBack} />
      <PortalButton kind="outlined" busy={t('signing.working')}>{t('signing.takeBack')}</PortalButton>
      <div className="p-hint">{t('signing.takeBackUntil', { time: momentsIn(frame.locale, frame.timeZone).time(finalAt) })}<span className="p-clock"> · <time dateTime={finalAt} data-until={finalAt} /></span></div>
    </form>
  );
}

function nextSteps({ frame, finalAt, takeBack, waitsFor, owed }: SignedPageData, t: ReturnType<typeof usePhrases>) {
  const moments = momentsIn(frame.locale, frame.timeZone);
  return [
    ...(takeBack === null ? [] : [{ id: 'final', term: moments.time(finalAt), value: t('signing.nextFinal') }]),
    ...(waitsFor.length === 0 ? [] : [{ id: 'them', term: t('signing.nextAfterThat'), value: t('signing.nextThem', { names: waitsFor.join(', '), count: waitsFor.length }) }]),
    { id: 'copy', term: waitsFor.length === 0 && takeBack === null ? t('signing.nextSoon') : t('signing.nextAfterThat'), value: t('signing.nextCopy') },
    ...(owed.what === 'copy' ? [] : [{ id: 'work', term: t('signing.nextLastly'), value: owedWords(t, moments, owed) }]),
  ];
}

/** Signed by both sides: the file, the evidence, how to check them, what comes now. */
export function SealedPage({ drawing, page }: { drawing: Drawing; page: SealedPageData }) {
  return <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t('signing.sealedTab')}><SealedBody page={page} /></SigningFrame>;
}

function SealedBody({ page }: { page: SealedPageData }) {
  const t = usePhrases();
  const { frame, sealedAt, signatures, files, fingerprint, owed, revocation } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const pairs = signatures.map(({ name, onBehalfOf, signedAt }) => ({ id: name + signedAt, term: moments.day(signedAt), value: onBehalfOf === '' ? name : t('signing.signedAs', { name, firm: onBehalfOf }) }));
  const first = signatures[0]?.returned ?? null;
  const elsewhere = signatures.flatMap(({ name, returned }) => (returned === null ? [] : [<ReturnedFound key={returned.signatureId} frame={frame} returned={returned} name={name} />]));
  return (
    <>
      <PortalAsk title={t('signing.sealedTitle')} about={t('signing.about', { title: frame.agreement.title })} />
      <p className="meta-2">{t('signing.sealedAt', { day: moments.day(sealedAt), time: moments.time(sealedAt) })}</p>
      {page.binding === 'replaced' ? <Banner tone="info" title={t('amendment.replaced')} /> : null}
      <RevokedBanner page={page} />
      <FrameworkLine framework={page.framework} />
      <PortalSection title={t('signing.files')}><SealedFiles files={files} /></PortalSection>
      {owed.what === 'copy' ? null : <PortalSection title={t('signing.nextWork')}><p className="p-after">{owedWords(t, moments, owed)}</p></PortalSection>}
      <PortalSection title={t('signing.signatures')}><PortalPairs pairs={pairs} />{elsewhere}{first === null ? null : <ReturnedHolds returned={first} />}<p className="meta-2 p-after">{t(sealWords(first), { firm: frame.asker.firm })}</p></PortalSection>
      <RevocationSection frame={frame} revocation={revocation} />
      <PortalSection title={t('signing.checkTitle')}>
        <p className="p-after">{t('signing.checkWords')}</p>
        <p className="p-receipt">{fingerprint.match(/.{1,4}/g)?.join(' ')}</p>
        <p className="p-after"><a href="/verify">{t('verify.pageTab')}</a></p>
      </PortalSection>
      <p className="p-after"><a href={`${frame.base}/read`}>{t('signing.readAll')}</a></p>
      {page.binding === 'current' ? <p className="p-after"><a href={`${frame.base}/read`}>{t('amendment.propose')}</a></p> : null}
    </>
  );
}

/** What the seal is beside signatures of this kind. */
function sealWords(returned: ReturnedFileView | null): 'signing.whatSealIs' | 'returned.whatSealIs' | 'returned.paperSealIs' {
  if (returned === null) return 'signing.whatSealIs';
  return isScan(returned) ? 'returned.paperSealIs' : 'returned.whatSealIs';
}
