import { SEND_SIGN_IN_CODE_TASK } from '../platform/auth/mailed-code.store.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { pruneSignInJob, sendSignInCodeJob } from './session.jobs.ts';

/** Removes what a deleted workspace leaves on disk. */
export const REMOVE_FILES_TASK = 'remove_workspace_files';
/** Gives a workspace what it starts with; an area further down does it. */
export const FURNISH_TASK = 'furnish_workspace';
/** Clears away sessions, codes and tries that are over. */
const PRUNE_SIGN_IN_TASK = 'prune_sign_in';

/** What this area does later. */
export function workspaceJobs(services: Services): JobHandlers {
  return {
    [REMOVE_FILES_TASK]: ({ workspaceId }) => services.files.removeWorkspace(workspaceId),
    [SEND_SIGN_IN_CODE_TASK]: sendSignInCodeJob(services),
    [PRUNE_SIGN_IN_TASK]: pruneSignInJob(services),
  };
}

/** What is done every night. */
export const WORKSPACE_NIGHTLY: readonly string[] = [PRUNE_SIGN_IN_TASK];
