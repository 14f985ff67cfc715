import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { changeTeamName, createTeam, removeTeam, showTeams } from './team.actions.ts';

export const teamRoutes = {
  list: signedIn.team.list.handler(({ context }) => query(context, (tx) => showTeams(tx))),
  create: signedIn.team.create.handler(({ context, input }) => command(context, { operation: 'createTeam', input }, (tx) => createTeam(tx, context.actor, input))),
  rename: signedIn.team.rename.handler(({ context, input }) => command(context, { operation: 'renameTeam', input }, (tx) => changeTeamName(tx, context.actor, input))),
  delete: signedIn.team.delete.handler(({ context, input }) => command(context, { operation: 'deleteTeam', input }, (tx) => removeTeam(tx, context.actor, input.id))),
};
