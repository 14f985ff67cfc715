import { z } from 'zod';
import { Line } from '@entente/core/kernel/plain-text';
import { Id } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

const name = Line(120);
const byId = z.object({ id: Id });

export const TeamView = z.object({ id: Id, name: z.string(), members: z.number().int(), version: z.number().int() });
export type TeamView = z.infer<typeof TeamView>;

export const teamContract = {
  list: procedure.route({ method: 'GET', path: '/teams', operationId: 'listTeams', tags: ['team'], summary: 'Teams by name, with how many people each has' }).input(z.object({})).output(z.object({ rows: z.array(TeamView) })),
  create: procedure.route({ method: 'POST', path: '/teams', operationId: 'createTeam', tags: ['team'], summary: 'Add a team', successStatus: 201 }).input(z.strictObject({ name })).output(z.object({ id: Id })),
  rename: procedure.route({ method: 'PATCH', path: '/teams/{id}', operationId: 'renameTeam', tags: ['team'], summary: 'Rename a team' }).input(z.strictObject({ id: Id, name })).output(z.object({ version: z.number().int() })),
  delete: procedure.route({ method: 'DELETE', path: '/teams/{id}', operationId: 'deleteTeam', tags: ['team'], summary: 'Remove a team that has nobody in it' }).input(byId).output(z.object({})),
};
