import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { AmendmentsSection } from './amendments-section.tsx';
import { LawSection } from './law-section.tsx';
import { OrdersSection } from './orders-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { QuestionsSection } from './questions-section.tsx';
import type { SigningParts } from './signing-parts.ts';
import { TimesSection } from './times-section.tsx';
import { VersionsSection } from './versions-section.tsx';

/** What the agreement adds to the document's panel: who signs, what is open, what was sent, how long it took, what its law asks. */
export function AgreementPanel({ agreement, signing, onLeave }: { agreement: AgreementView; signing: SigningParts; onLeave: () => void }) {
  return (
    <>
      <AmendmentsSection agreement={agreement} />
      <OrdersSection agreement={agreement} />
      <PeopleSection agreement={agreement} signing={signing} />
      <QuestionsSection agreement={agreement} onLeave={onLeave} />
      <VersionsSection agreement={agreement} />
      <TimesSection agreement={agreement} />
      <LawSection />
    </>
  );
}
