import { agreementJobs } from '../agreement/agreement.jobs.ts';
import { mailTemplates } from './mails.ts';
import { makeSignInDoor } from '../platform/auth/door.ts';
import { DELIVER_TASK } from '../platform/outbox/announce.ts';
import { deliverJob } from '../platform/outbox/deliver.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { resolveActor } from '../workspace/session.access.ts';
import { workspaceJobs } from '../workspace/workspace.jobs.ts';
import type { Doors } from './app.ts';

/** Puts the areas together: what answers requests, and what works later. */
export async function makeDoors(services: Services, report: (error: unknown) => void): Promise<{ doors: Doors; jobs: JobHandlers }> {
  const jobs: JobHandlers = { [DELIVER_TASK]: deliverJob(services, mailTemplates), ...workspaceJobs(services), ...agreementJobs(services) };
  const doors: Doors = {
    services,
    mailTemplates,
    resolveActor: (headers) => resolveActor(services, headers),
    signIn: makeSignInDoor(services, report),
    pages: [],
    report,
  };
  return { doors, jobs };
}
