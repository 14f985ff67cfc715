import { LOCALE_NAMES } from '../team-app/locale.ts';
import '../../ui/portal/portal-page.css';
import '../../ui/portal/portal-form.css';
import '../../ui/portal/portal-text.css';
import { KitSection } from './kit-section.tsx';
import { SampleBar, SampleBody, SampleFoot, SampleHead } from './portal-sample.tsx';
import { SAMPLE_WORDS } from './portal-sample-words.ts';

/** The client's side: a page of portal parts, as the server renders it. */
export function KitPortal() {
  const w = SAMPLE_WORDS.en;
  return (
    <KitSection title={`The client’s side (also rendered in ${LOCALE_NAMES.pl} and ${LOCALE_NAMES.ru})`}>
      <div className="kit-phone">
        <SampleHead w={w} locale="en" />
        <div className="p-main"><SampleBody w={w} /></div>
        <div className="p-foot"><SampleFoot w={w} /></div>
        <SampleBar w={w} />
      </div>
    </KitSection>
  );
}
