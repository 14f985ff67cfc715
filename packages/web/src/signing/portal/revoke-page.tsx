import type { PortalFrame } from '@entente/contract/signing/portal-frame';
import type { RevokePage as RevokeData, Revocation, SealedPage as SealedPageData } from '@entente/contract/signing/portal-page';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton, PortalLinkButton } from '../../ui/portal/portal-button.tsx';
import { ConsentBox, PortalField } from '../../ui/portal/portal-field.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { PortalSection } from '../../ui/portal/portal-section.tsx';
import { momentsIn } from './moments.ts';
import { BackToStart, FormProof, SigningFrame, type Drawing } from './portal-frame.tsx';
import { errorAt } from './portal-words.ts';

/** The second of the two steps by which a consumer goes back on an agreement: the declaration, and its confirmation. */
export function RevokePage({ drawing, page }: { drawing: Drawing; page: RevokeData }) {
  return <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t('revocation.tab')}><Revoke page={page} /></SigningFrame>;
}

function Revoke({ page }: { page: RevokeData }) {
  const t = usePhrases();
  const { frame, form, statement, lastDay, typed, confirmationGoesTo, error } = page;
  const refused = errorAt(t, error, null);
  return (
    <>
      <PortalAsk title={t('revocation.title')} about={t('signing.about', { title: frame.agreement.title })} />
      {refused === undefined ? null : <Banner tone="bad" title={refused} />}
      <p className="p-after">{t('revocation.lead', { day: momentsIn(frame.locale, frame.timeZone).date(lastDay) })}</p>
      <form className="p-form p-after" method="post" action={form.action} data-keep="withdraw">
        <FormProof form={form} />
        <input type="hidden" name="locale" value={frame.locale} />
        <p><span className="meta-2">{t('revocation.declare')}</span><br />{statement}</p>
        <PortalField name="name" label={t('signing.fullName')} defaultValue={typed.name} required maxLength={200} autoComplete="name" error={errorAt(t, error, 'name')} />
        <ConsentBox name="yes" error={errorAt(t, error, 'yes')}>{t('revocation.yes')}</ConsentBox>
        <div>
          <PortalButton kind="danger" busy={t('signing.sendingNow')}>{t('revocation.confirm')}</PortalButton>
          <div className="p-hint">{t('revocation.confirmHint', { address: confirmationGoesTo })}</div>
        </div>
        <p className="meta-2">{t('revocation.pays')}</p>
      </form>
      <BackToStart frame={frame} />
    </>
  );
}

/** The first step, on the page of the sealed agreement; once it was used, when and by whom. */
export function RevocationSection({ frame, revocation }: { frame: PortalFrame; revocation: Revocation | null }) {
  const t = usePhrases();
  const moments = momentsIn(frame.locale, frame.timeZone);
  if (revocation === null || revocation.state === 'made') return null;
  return (
    <PortalSection title={t('revocation.openTitle')}>
      <p className="p-after">{t('revocation.openHelp', { day: moments.date(revocation.lastDay) })}</p>
      <p className="p-after"><PortalLinkButton href={`${frame.base}/withdraw`}>{t('revocation.here')}</PortalLinkButton></p>
    </PortalSection>
  );
}

/** Said above everything else once a consumer went back on the agreement, on one amendment to it, or on what this one changes. */
export function RevokedBanner({ page: { frame, revocation, binding, isAmendment } }: { page: SealedPageData }) {
  const t = usePhrases();
  if (revocation?.state !== 'made') return binding === 'revoked' ? <Banner tone="warn" title={t('revocation.wholeTitle')} /> : null;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const made = { name: revocation.name, day: moments.day(revocation.at), time: moments.time(revocation.at) };
  return isAmendment ? <Banner tone="warn" title={t('revocation.doneAmendmentTitle')}>{t('revocation.doneAmendmentHelp', made)}</Banner> : <Banner tone="warn" title={t('revocation.doneTitle')}>{t('revocation.doneHelp', made)}</Banner>;
}
