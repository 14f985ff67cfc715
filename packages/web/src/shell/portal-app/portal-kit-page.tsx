import type { Locale } from '@entente/core/kernel/locale';
import { PortalPage, type PortalAssets } from '../../ui/portal/portal-page.tsx';
import { SampleBar, SampleBody, SampleFoot, SampleHead } from '../kit/portal-sample.tsx';
import { SAMPLE_WORDS } from '../kit/portal-sample-words.ts';

/** The portal's parts on one page, in each language: what the size and accessibility checks look at. */
export function PortalKitPage({ locale, assets }: { locale: Locale; assets: PortalAssets }) {
  const w = SAMPLE_WORDS[locale];
  return (
    <PortalPage locale={locale} title={w.asks} assets={assets} skip={w.skip} head={<SampleHead w={w} locale={locale} />} foot={<SampleFoot w={w} />} bar={<SampleBar w={w} />}>
      <SampleBody w={w} />
    </PortalPage>
  );
}
