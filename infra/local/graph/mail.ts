import { randomUUID } from 'node:crypto';
import type { StoredMail } from '../state-model.ts';
import type { Person } from '../world.ts';
import {
  actorName,
  type GraphCall,
  type GraphOperations,
  GraphRefusal,
  type GraphReply,
  type GraphTenant,
} from './call.ts';
import { deliver } from './deliveries.ts';
import { readAddress } from './event-input.ts';
import { requireMailbox } from './users.ts';

interface MessageInput {
  subject?: string | null;
  body?: { contentType?: 'text' | 'html'; content?: string | null } | null;
  toRecipients?: RecipientInput[];
  ccRecipients?: RecipientInput[];
  bccRecipients?: RecipientInput[];
  attachments?: { name?: string; contentType?: string; contentBytes?: string }[];
}
interface RecipientInput {
  emailAddress: { address: string; name?: string | null };
}

/** Sending mail as a person, and reading one message. */
export function mailOperations(tenant: GraphTenant): GraphOperations {
  return {
    'POST /users/{user-id}/sendMail': (call) =>
      sendMail(tenant, call, requireMailbox(call.params['user-id'])),
    'GET /users/{user-id}/messages/{message-id}': (call) => {
      const person = requireMailbox(call.params['user-id']);
      const mail = tenant.store.current.mails.find(
        (one) => one.id === call.params['message-id'] && one.mailbox === person.mail,
      );
      if (!mail)
        throw new GraphRefusal(
          404,
          'ErrorItemNotFound',
          'The specified object was not found in the store.',
        );
      return { status: 200, body: messageView(mail) };
    },
  };
}

function sendMail(tenant: GraphTenant, call: GraphCall, sender: Person): GraphReply {
  if (call.actor.personId !== null && call.actor.personId !== sender.id) {
    throw new GraphRefusal(
      403,
      'ErrorSendAsDenied',
      'The user account does not have the right to send mail on behalf of the specified sending account.',
    );
  }
  const message = (call.body['message'] ?? call.body['Message']) as MessageInput;
  const to = addresses(message.toRecipients);
  const cc = addresses(message.ccRecipients);
  const mailboxes = [...to, ...cc, ...addresses(message.bccRecipients)].map(({ mail }) => mail);
  if (mailboxes.length === 0) {
    throw new GraphRefusal(400, 'ErrorInvalidRecipients', 'At least one recipient is required.');
  }
  const mail = toMail(message, { sender, to, cc });
  deliver(tenant, mail, [...new Set(mailboxes)]);
  const id = randomUUID();
  if ((call.body['saveToSentItems'] ?? call.body['SaveToSentItems']) !== false) {
    const at = tenant.now().toISOString();
    tenant.store.current.mails.push({ ...mail, id, mailbox: sender.mail, folder: 'sent', at });
    tenant.store.changed();
  }
  tenant.ledger.add({
    kind: 'mail-sent',
    actor: actorName(call.actor),
    key: call.headers['client-request-id']?.toString() ?? null,
    summary: `${sender.name} sent the mail "${mail.subject}" to ${[...to, ...cc].map(({ name }) => name).join(', ')}`,
    ids: { mailId: id },
  });
  return { status: 202 };
}

function toMail(
  message: MessageInput,
  of: { sender: Person } & Pick<StoredMail, 'to' | 'cc'>,
): Omit<StoredMail, 'id' | 'mailbox' | 'folder' | 'at'> {
  return {
    kind: 'mail',
    from: { name: of.sender.name, mail: of.sender.mail },
    to: of.to,
    cc: of.cc,
    subject: message.subject ?? '',
    bodyType: message.body?.contentType ?? 'text',
    body: message.body?.content ?? '',
    attachments: (message.attachments ?? []).map(({ name, contentType, contentBytes }) => ({
      name: name ?? 'attachment',
      contentType: contentType ?? 'application/octet-stream',
      contentBytes: contentBytes ?? '',
    })),
    eventId: null,
  };
}

function addresses(recipients: RecipientInput[] | undefined): { name: string; mail: string }[] {
  return (recipients ?? []).map(({ emailAddress }) => readAddress(emailAddress));
}

function messageView(mail: StoredMail): Record<string, unknown> {
  const recipient = ({ name, mail: address }: { name: string; mail: string }) => ({
    emailAddress: { name, address },
  });
  return {
    id: mail.id,
    subject: mail.subject,
    body: { contentType: mail.bodyType, content: mail.body },
    bodyPreview: mail.body.slice(0, 255),
    from: recipient(mail.from),
    sender: recipient(mail.from),
    toRecipients: mail.to.map(recipient),
    ccRecipients: mail.cc.map(recipient),
    receivedDateTime: mail.at,
    sentDateTime: mail.at,
    isRead: false,
    isDraft: false,
    hasAttachments: mail.attachments.length > 0,
  };
}
