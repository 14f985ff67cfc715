import type { VerifyPage as VerifyData } from '@entente/contract/signing/portal-page';
import { Banner } from '../../ui/banner.tsx';
import { PhrasesProvider, usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton, PortalLinkButton } from '../../ui/portal/portal-button.tsx';
import { PortalField } from '../../ui/portal/portal-field.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { PortalPage } from '../../ui/portal/portal-page.tsx';
import { PortalSection } from '../../ui/portal/portal-section.tsx';
import { PlainHead } from './plain-head.tsx';
import { languagesOf, type Drawing } from './portal-frame.tsx';
import { errorAt } from './portal-words.ts';

/** Anybody's page: whether a sealed file is as it was sealed, in plain words. Nothing of the file is kept. */
export function VerifyPage({ drawing, page }: { drawing: Drawing; page: VerifyData }) {
  const { t, assets } = drawing;
  return (
    <PhrasesProvider translator={t}>
      <PortalPage locale={page.locale} title={t('verify.pageTab')} assets={assets} skip={t('shell.skipToContent')} head={<PlainHead languages={languagesOf(t, page.locale)} />}>
        <PortalAsk title={t('verify.pageTitle')} about={page.result === null ? t('verify.pageLead') : page.result.name} />
        {page.result === null ? <Ask page={page} /> : <Found result={page.result} />}
        <p className="meta-2 p-after">{t('verify.howElse')}</p>
      </PortalPage>
    </PhrasesProvider>
  );
}

function Ask({ page }: { page: VerifyData }) {
  const t = usePhrases();
  return (
    <form className="p-form p-after" method="post" action="/verify" encType="multipart/form-data">
      <input type="hidden" name="locale" value={page.locale} />
      <PortalField name="file" type="file" accept="application/pdf,.pdf" required label={t('verify.file')} hint={t('verify.fileHint', { megabytes: page.mostMegabytes })} error={errorAt(t, page.error, 'file')} />
      <PortalButton busy={t('verify.checking')}>{t('verify.check')}</PortalButton>
    </form>
  );
}

function Found({ result }: { result: NonNullable<VerifyData['result']> }) {
  const t = usePhrases();
  return (
    <>
      <Banner tone={result.tone} title={result.verdict} />
      {result.findings.length === 0 ? null : <PortalSection title={t('verify.found')}><ul className="p-lines">{result.findings.map((finding) => <li key={finding}>{finding}</li>)}</ul></PortalSection>}
      <PortalSection title={t('verify.aboutFile')}>
        <ul className="p-lines">{result.facts.map((fact) => <li key={fact}>{fact}</li>)}</ul>
        <p className="p-receipt">{t('verify.fingerprint')}: {result.sha256}</p>
      </PortalSection>
      <p className="p-after"><PortalLinkButton href="/verify">{t('verify.another')}</PortalLinkButton></p>
    </>
  );
}
