import { shell } from './shell.ts';
import { kit } from './kit.ts';
import { cli } from './cli.ts';
import { refusal } from './refusal.ts';
import { workspace } from './workspace.ts';
import { client } from './client.ts';
import { engagement } from './engagement.ts';
import { interaction } from './interaction.ts';
import { document } from './document.ts';
import { template } from './template.ts';
import { agreement } from './agreement.ts';
import { signing } from './signing.ts';
import { mail } from './mail.ts';
import { outbox } from './outbox.ts';
import { today } from './today.ts';
import { settings } from './settings.ts';
import { verify } from './verify.ts';
import { sample } from './sample.ts';
import { activity } from './activity.ts';
import { sending } from './sending.ts';
import { evidence } from './evidence.ts';
import { frame } from './frame.ts';
import { field } from './field.ts';
import { option } from './option.ts';
import { importing } from './import.ts';
import { integration } from './integration.ts';

/** English, the shape the other languages must satisfy. */
export const en = { shell, kit, cli, refusal, workspace, client, engagement, interaction, document, template, agreement, signing, mail, outbox, today, settings, verify, sample, activity, sending, evidence, frame, field, option, import: importing, integration } as const;
