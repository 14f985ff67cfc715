import type { PortalFrame } from '@entente/contract/signing/portal-frame';
import type { PortalPaper, ScanToReview } from '@entente/contract/signing/portal-page';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalField } from '../../ui/portal/portal-field.tsx';
import { PortalFold, PortalSection } from '../../ui/portal/portal-section.tsx';
import { momentsIn } from './moments.ts';
import { FormProof } from './portal-frame.tsx';

/** Papers: those the provider handed in, to be confirmed; the reader's own that waits; and the word on one that was not known. */
export function PaperSections({ frame, paper }: { frame: PortalFrame; paper: PortalPaper }) {
  const t = usePhrases();
  const { moment } = momentsIn(frame.locale, frame.timeZone);
  const { toReview, waiting, refused } = paper;
  return (
    <>
      {toReview.map((scan) => <Review key={scan.id} frame={frame} scan={scan} />)}
      {waiting === null ? null : (
        <PortalSection look="act" title={t('returned.waiting')}>
          <p>{t('returned.waitingHelp', { when: moment(waiting.at), firm: frame.asker.firm })}</p>
          <p><a className="p-link" href={waiting.href} download>{t('returned.scanFile')}</a></p>
        </PortalSection>
      )}
      {refused === null ? null : <Banner tone="warn" title={t('returned.scanRefused', { name: refused.by })}>{refused.words === '' ? null : refused.words}</Banner>}
    </>
  );
}

function Review({ frame, scan: { id, name, handedInBy, at, href, mine, confirm, refuse } }: { frame: PortalFrame; scan: ScanToReview }) {
  const t = usePhrases();
  const { moment } = momentsIn(frame.locale, frame.timeZone);
  return (
    <PortalSection look="act" title={t('returned.review')}>
      <p>{t(mine ? 'returned.reviewMine' : 'returned.reviewTheirs', { name, by: handedInBy, when: moment(at) })} <a href={href} download>{t('returned.scanFile')}</a></p>
      <form className="p-form" method="post" action={confirm.action}><FormProof form={confirm} /><PortalButton busy={t('signing.working')}>{t('returned.confirm')}</PortalButton></form>
      <PortalFold label={t('returned.refuse')}>
        <form className="p-form" method="post" action={refuse.action}>
          <FormProof form={refuse} />
          <PortalField name="body" id={`body-${id}`} label={t('returned.refuseWhy')} optional={t('kit.optional')} maxLength={1_000} />
          <PortalButton kind="outlined" busy={t('signing.working')}>{t('returned.refuse')}</PortalButton>
        </form>
      </PortalFold>
    </PortalSection>
  );
}
