import type { ReactElement } from 'react';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import { ExpectationsPage } from '../../commitment/portal/expectations-page.tsx';
import { MeetingsPage } from '../../meeting/portal/meetings-page.tsx';
import { PromisePage } from '../../commitment/portal/promise-page.tsx';
import { PromisesPage } from '../../commitment/portal/promises-page.tsx';
import { NewsPage } from '../../communication/portal/news-page.tsx';
import { ChangePage } from '../../signing/portal/change-page.tsx';
import { ClosedPage, DoorPage } from '../../signing/portal/closed-page.tsx';
import { DevicesPage } from '../../signing/portal/devices-page.tsx';
import { DeclinePage, LaterPage, NotMePage, SomeoneElsePage } from '../../signing/portal/exit-pages.tsx';
import type { Drawing } from '../../signing/portal/portal-frame.tsx';
import { ReadPage } from '../../signing/portal/read-page.tsx';
import { ResponsibilitiesPage } from '../../signing/portal/responsibilities-page.tsx';
import { RevokePage } from '../../signing/portal/revoke-page.tsx';
import { SealedPage, SignedPage } from '../../signing/portal/signed-page.tsx';
import { SignPage } from '../../signing/portal/sign-page.tsx';
import { RulesPage } from '../../ground-rule/portal/rules-page.tsx';
import { UsPage } from '../../signing/portal/us-page.tsx';
import { VerifyPage } from '../../signing/portal/verify-page.tsx';

/** The page that data describes. `seconds` is what the signing page names as its length. */
export function drawPage(drawing: Drawing, page: PortalPage, seconds: number): ReactElement {
  switch (page.page) {
    case 'sign':
      return <SignPage drawing={drawing} page={page} seconds={seconds} />;
    case 'read':
      return <ReadPage drawing={drawing} page={page} />;
    case 'signed':
      return <SignedPage drawing={drawing} page={page} />;
    case 'sealed':
      return <SealedPage drawing={drawing} page={page} />;
    case 'revoke':
      return <RevokePage drawing={drawing} page={page} />;
    case 'us':
      return <UsPage drawing={drawing} page={page} />;
    case 'promises':
      return <PromisesPage drawing={drawing} page={page} />;
    case 'promise':
      return <PromisePage drawing={drawing} page={page} />;
    case 'rules':
      return <RulesPage drawing={drawing} page={page} seconds={seconds} />;
    case 'door':
      return <DoorPage drawing={drawing} page={page} />;
    case 'verify':
      return <VerifyPage drawing={drawing} page={page} />;
    default:
      return drawSideStep(drawing, page);
  }
}

type SideStep = Extract<PortalPage, { page: 'change' | 'expectations' | 'meetings' | 'news' | 'devices' | 'responsibilities' | 'decline' | 'later' | 'someone-else' | 'not-me' | 'closed' }>;

function drawSideStep(drawing: Drawing, page: SideStep): ReactElement {
  switch (page.page) {
    case 'change':
      return <ChangePage drawing={drawing} page={page} />;
    case 'expectations':
      return <ExpectationsPage drawing={drawing} page={page} />;
    case 'meetings':
      return <MeetingsPage drawing={drawing} page={page} />;
    case 'news':
      return <NewsPage drawing={drawing} page={page} />;
    case 'devices':
      return <DevicesPage drawing={drawing} page={page} />;
    case 'responsibilities':
      return <ResponsibilitiesPage drawing={drawing} page={page} />;
    case 'decline':
      return <DeclinePage drawing={drawing} page={page} />;
    case 'later':
      return <LaterPage drawing={drawing} page={page} />;
    case 'someone-else':
      return <SomeoneElsePage drawing={drawing} page={page} />;
    case 'not-me':
      return <NotMePage drawing={drawing} page={page} />;
    case 'closed':
      return <ClosedPage drawing={drawing} page={page} />;
  }
}
