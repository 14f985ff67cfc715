import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { cancelImport, createImport, deleteImport, listKept, pageOfImports, planImport, runImport, showImport, undoImport } from './import.actions.ts';
import { deleteMap, listMaps, saveMap } from './import-map.actions.ts';
import { lookAtImport } from './look/import.actions.ts';

export const importRoutes = {
  list: signedIn.import.list.handler(({ context, input }) => query(context, (tx) => pageOfImports(tx, context.actor, input))),
  get: signedIn.import.get.handler(({ context, input }) => query(context, (tx) => showImport(tx, context.actor, input.id))),
  create: signedIn.import.create.handler(({ context, input }) => command(context, { operation: 'createImport', input }, (tx) => createImport(tx, context.actor, input))),
  look: signedIn.import.look.handler(({ context, input }) => command(context, { operation: 'lookAtImport', input }, (tx) => lookAtImport(tx, context.actor, { services: context.services, input }))),
  plan: signedIn.import.plan.handler(({ context, input }) => command(context, { operation: 'planImport', input }, (tx) => planImport(tx, context.actor, input))),
  run: signedIn.import.run.handler(({ context, input }) => command(context, { operation: 'runImport', input }, (tx) => runImport(tx, context.actor, input.id))),
  cancel: signedIn.import.cancel.handler(({ context, input }) => command(context, { operation: 'cancelImport', input }, (tx) => cancelImport(tx, context.actor, input.id))),
  undo: signedIn.import.undo.handler(({ context, input }) => command(context, { operation: 'undoImport', input }, (tx) => undoImport(tx, context.actor, input.id))),
  kept: signedIn.import.kept.handler(({ context, input }) => query(context, (tx) => listKept(tx, context.actor, input.id))),
  delete: signedIn.import.delete.handler(({ context, input }) => command(context, { operation: 'deleteImport', input }, (tx) => deleteImport(tx, context.actor, input.id))),
  maps: signedIn.import.maps.handler(({ context }) => query(context, (tx) => listMaps(tx, context.actor))),
  createMap: signedIn.import.createMap.handler(({ context, input }) => command(context, { operation: 'createImportMap', input }, (tx) => saveMap(tx, context.actor, input))),
  deleteMap: signedIn.import.deleteMap.handler(({ context, input }) => command(context, { operation: 'deleteImportMap', input }, (tx) => deleteMap(tx, context.actor, input.id))),
};
