import { agreementJobs } from '../agreement/agreement.jobs.ts';
import { dealJobs } from '../deal/deal.jobs.ts';
import { automationJobs } from '../automation/automation.jobs.ts';
import { mailTemplates } from './mails.ts';
import { integrationJobs } from '../integration/webhook.jobs.ts';
import { qualityJobs } from '../quality/quality.jobs.ts';
import { binJobs } from '../export/bin.jobs.ts';
import { exportJobs } from '../export/export.jobs.ts';
import { erasureJobs } from '../export/erasure.jobs.ts';
import { resolveKey } from '../integration/api-key.access.ts';
import { makeSignInDoor } from '../platform/auth/door.ts';
import { newsPages } from '../communication/portal/notice.portal.ts';
import { newsFor } from '../communication/portal/notice.view.ts';
import { answersBy } from '../commitment/answering/commitment-person.actions.ts';
import { informedOf } from '../communication/portal/touchpoint.actions.ts';
import { groundRuleJobs } from '../ground-rule/ground-rule.jobs.ts';
import { rulesHeld, waitingRules } from '../ground-rule/portal/ground-rule.actions.ts';
import { rulePages } from '../ground-rule/portal/ground-rule.portal.ts';
import { importJobs } from '../import/import.jobs.ts';
import { DELIVER_TASK } from '../platform/outbox/announce.ts';
import { deliverJob } from '../platform/outbox/deliver.ts';
import type { PagePrinter } from '../platform/http/page-printer.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { duplicateJobs } from '../duplicate/duplicate.jobs.ts';
import { searchJobs } from '../search/search.jobs.ts';
import { recordJobs } from '../record/change-set.jobs.ts';
import { recordHandlers } from './record-handlers.ts';
import { signingJobs } from '../signing/signing.jobs.ts';
import { promisePages } from '../commitment/portal/commitment.portal.ts';
import { expectationPages } from '../commitment/portal/expectation.portal.ts';
import { commitmentJobs } from '../commitment/commitment.jobs.ts';
import { touchpointJobs } from '../communication/touchpoint.jobs.ts';
import { meetingJobs } from '../meeting/meeting.jobs.ts';
import { meetingsOf } from '../meeting/portal/meeting.actions.ts';
import { meetingPages } from '../meeting/portal/meeting.portal.ts';
import { verifyPages } from '../signing/seal.portal.ts';
import { portalPages } from '../signing/signing.portal.ts';
import { keepDoorEvent } from '../workspace/access-event.actions.ts';
import { resolveActor } from '../workspace/session.access.ts';
import { workspaceJobs } from '../workspace/workspace.jobs.ts';
import type { Doors } from './app.ts';
import { openPortal } from './portal.ts';

/** Puts the areas together: what answers requests, and what works later. @param printer draws the client's pages; the built ones unless given. */
export async function makeDoors(services: Services, report: (error: unknown) => void, printer?: PagePrinter): Promise<{ doors: Doors; jobs: JobHandlers }> {
  const portal = printer ?? (await openPortal());
  const jobs: JobHandlers = {
    [DELIVER_TASK]: deliverJob(services, mailTemplates),
    ...workspaceJobs(services),
    ...searchJobs(services),
    ...duplicateJobs(services),
    ...recordJobs(services, recordHandlers),
    ...dealJobs(services),
    ...automationJobs(services),
    ...agreementJobs(services),
    ...signingJobs(services),
    ...commitmentJobs(services),
    ...groundRuleJobs(services),
    ...touchpointJobs(services),
    ...meetingJobs(services),
    ...importJobs(services),
    ...binJobs(services),
    ...qualityJobs(services),
    ...erasureJobs(services),
    ...exportJobs(services),
    ...integrationJobs(services),
  };
  const doors: Doors = {
    services,
    mailTemplates,
    portal,
    resolveActor: (headers) => resolveActor(services, headers),
    resolveKey: (token) => resolveKey(services, token),
    signIn: makeSignInDoor(services, { report, watch: (event) => keepDoorEvent(services, event) }),
    pages: [portalPages({ services, portal, report }, { waiting: waitingRules, rulesHeld, answersBy, informed: informedOf, news: newsFor, meetings: meetingsOf }), rulePages({ services, portal, report }), promisePages({ services, portal, report }), expectationPages({ services, portal, report }), newsPages({ services, portal, report }), meetingPages({ services, portal, report }), verifyPages({ services, portal, report })],
    report,
  };
  return { doors, jobs };
}
