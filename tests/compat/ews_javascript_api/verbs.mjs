// What the tests order: each verb uses the library as its own documentation shows, and returns plain values.

import ews from "ews-javascript-api";

// The library writes texts into its requests as they are: escaping them is left to its callers.
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const folder = (name) => new ews.FolderId(ews.WellKnownFolderName[name]);

function draft(service, { subject, body, html = false, to = [], cc = [], attachment, categories }) {
  const message = new ews.EmailMessage(service);
  message.Subject = escaped(subject);
  message.Body = new ews.MessageBody(html ? ews.BodyType.HTML : ews.BodyType.Text, escaped(body));
  for (const address of to) message.ToRecipients.Add(address);
  for (const address of cc) message.CcRecipients.Add(address);
  if (categories) message.Categories = new ews.StringList(categories);
  if (attachment) message.Attachments.AddFileAttachment(attachment.name, Buffer.from(attachment.text).toString("base64"));
  return message;
}

async function listed(service, name, filter) {
  const view = new ews.ItemView(50);
  const where = filter ?? new ews.SearchFilter.Exists(ews.ItemSchema.Subject);
  return (await service.FindItems(folder(name), where, view)).Items;
}

async function only(service, name, subject) {
  const found = await listed(service, name, new ews.SearchFilter.IsEqualTo(ews.ItemSchema.Subject, escaped(subject)));
  if (found.length !== 1) throw new Error(`${found.length} items are called ${subject} in ${name}`);
  return found[0];
}

async function whole(service, item) {
  const properties = new ews.PropertySet(ews.BasePropertySet.FirstClassProperties, [
    ews.ItemSchema.Attachments,
    ews.EmailMessageSchema.InternetMessageId,
    ews.ItemSchema.InternetMessageHeaders,
  ]);
  properties.RequestedBodyType = ews.BodyType.Text;
  const message = await ews.EmailMessage.Bind(service, item.Id, properties);
  const attachments = [];
  for (const one of message.Attachments.GetEnumerator()) {
    await one.Load();
    attachments.push({ name: one.Name, text: Buffer.from(one.Base64Content, "base64").toString() });
  }
  return {
    id: message.Id.UniqueId,
    subject: message.Subject,
    body: message.Body.Text,
    from: message.From?.Address ?? null,
    to: message.ToRecipients.GetEnumerator().map((one) => one.Address),
    cc: message.CcRecipients.GetEnumerator().map((one) => one.Address),
    isRead: message.IsRead,
    hasAttachments: message.HasAttachments,
    categories: message.Categories.GetEnumerator(),
    messageId: message.InternetMessageId,
    headers: (message.InternetMessageHeaders?.GetEnumerator() ?? []).map((one) => one.Name),
    attachments,
  };
}

const change = (one) => ({
  change: ews.ChangeType[one.ChangeType],
  id: (one.ItemId ?? one.FolderId ?? one.Id).UniqueId,
});

export const verbs = {
  async server({ service }) {
    await ews.Folder.Bind(service, ews.WellKnownFolderName.Inbox);
    const { MajorVersion, MinorVersion, MajorBuildNumber, MinorBuildNumber } = service.ServerInfo;
    return [MajorVersion, MinorVersion, MajorBuildNumber, MinorBuildNumber].map(Number);
  },

  async send({ service }, { how, ...letter }) {
    const message = draft(service, letter);
    if (how === "SendOnly") await message.Send();
    if (how === "SendAndSaveCopy") await message.SendAndSaveCopy();
    if (how === "draft") {
      await message.Save(ews.WellKnownFolderName.Drafts);
      await message.SendAndSaveCopy();
    }
  },

  async save({ service }, { in: name, ...letter }) {
    const message = draft(service, letter);
    await message.Save(ews.WellKnownFolderName[name]);
    return message.Id.UniqueId;
  },

  async subjects({ service }, { in: name }) {
    return (await listed(service, name)).map((one) => one.Subject);
  },

  async read({ service }, { in: name, subject }) {
    return whole(service, await only(service, name, subject));
  },

  async reply({ service }, { in: name, subject, body, all }) {
    const message = await ews.EmailMessage.Bind(service, (await only(service, name, subject)).Id);
    await message.Reply(new ews.MessageBody(ews.BodyType.Text, body), all);
  },

  async forward({ service }, { in: name, subject, body, to }) {
    const message = await ews.EmailMessage.Bind(service, (await only(service, name, subject)).Id);
    await message.Forward(new ews.MessageBody(ews.BodyType.Text, body), to.map((one) => new ews.EmailAddress(one)));
  },

  async update({ service }, { in: name, subject, key, ...values }) {
    const message = await ews.EmailMessage.Bind(service, (await only(service, name, subject)).Id);
    if (values.subject2) message.Subject = escaped(values.subject2);
    if (values.categories) message.Categories = new ews.StringList(values.categories);
    if (values.isRead !== undefined) message.IsRead = values.isRead;
    if (key) message.SetExtendedProperty(crmKey, key);
    await message.Update(ews.ConflictResolutionMode.AutoResolve);
  },

  async keyed({ service }, { in: name, key }) {
    const view = new ews.ItemView(10);
    view.PropertySet = new ews.PropertySet(ews.BasePropertySet.IdOnly, [ews.ItemSchema.Subject, crmKey]);
    const found = await service.FindItems(folder(name), new ews.SearchFilter.IsEqualTo(crmKey, key), view);
    return found.Items.map((one) => [one.Subject, one.ExtendedProperties.GetEnumerator().map((held) => held.Value)]);
  },

  async move({ service }, { in: name, subject, to }) {
    const moved = await (await only(service, name, subject)).Move(new ews.FolderId(to));
    return moved.Id.UniqueId;
  },

  async remove({ service }, { in: name, subject, how }) {
    await (await only(service, name, subject)).Delete(ews.DeleteMode[how]);
  },

  async bind({ service }, { id }) {
    return (await ews.Item.Bind(service, new ews.ItemId(id))).Subject;
  },

  async createFolder({ service }, { in: name, called }) {
    const made = new ews.Folder(service);
    made.DisplayName = called;
    await made.Save(ews.WellKnownFolderName[name]);
    return made.Id.UniqueId;
  },

  async folders({ service }, { in: name }) {
    const found = await service.FindFolders(folder(name), new ews.FolderView(100));
    return found.Folders.map((one) => [one.DisplayName, one.TotalCount, one.Id.UniqueId]);
  },

  async removeFolder({ service }, { id }) {
    await (await ews.Folder.Bind(service, new ews.FolderId(id))).Delete(ews.DeleteMode.HardDelete);
  },

  async syncItems({ service }, { in: name, state, most = 100 }) {
    const properties = new ews.PropertySet(ews.BasePropertySet.IdOnly);
    const scope = ews.SyncFolderItemsScope.NormalItems;
    const found = await service.SyncFolderItems(folder(name), properties, null, most, scope, state ?? null);
    return { changes: found.GetEnumerator().map(change), state: found.SyncState, more: found.MoreChangesAvailable };
  },

  async syncFolders({ service }, { in: name, state }) {
    const properties = new ews.PropertySet(ews.BasePropertySet.IdOnly);
    const found = await service.SyncFolderHierarchy(folder(name), properties, state ?? null);
    return { changes: found.GetEnumerator().map(change), state: found.SyncState };
  },

  async pull(mailbox, { in: name }) {
    const { service } = mailbox;
    mailbox.pulling = await service.SubscribeToPullNotifications([folder(name)], 5, null, ...kinds(["NewMail", "Created"]));
  },

  async events({ pulling }) {
    const found = await pulling.GetEvents();
    return found.ItemEvents.map((one) => [ews.EventType[one.EventType], one.ItemId.UniqueId]);
  },

  async stopPulling({ pulling }) {
    await pulling.Unsubscribe();
  },

  async stream(mailbox, { in: name }) {
    const { service, tell } = mailbox;
    const subscription = await service.SubscribeToStreamingNotifications([folder(name)], ...kinds(["NewMail"]));
    const streaming = new ews.StreamingSubscriptionConnection(service, 1);
    mailbox.streaming = streaming;
    streaming.AddSubscription(subscription);
    streaming.OnNotificationEvent.push((_, found) => {
      for (const one of found.Events) tell([ews.EventType[one.EventType], one.ItemId.UniqueId]);
    });
    streaming.OnSubscriptionError.push((_, found) => tell(["error", String(found.Exception?.Message)]));
    streaming.OnDisconnect.push(() => tell(["disconnected"]));
    streaming.Open();
    await untilOpen(streaming);
  },

  async stopStreaming({ streaming }) {
    streaming.Close();
  },

  async resolve({ service }, { name }) {
    const found = await service.ResolveName(name, ews.ResolveNameSearchLocation.DirectoryOnly, true);
    return found.GetEnumerator().map((one) => [one.Mailbox.Name, one.Mailbox.Address, one.Contact?.DisplayName ?? null]);
  },

  async convert({ service }, { id, to, mailbox }) {
    const own = new ews.AlternateId(ews.IdFormat.EwsId, id, mailbox);
    const other = await service.ConvertId(own, ews.IdFormat[to]);
    const back = await service.ConvertId(other, ews.IdFormat.EwsId);
    return [other.UniqueId, back.UniqueId];
  },
};

const crmKey = new ews.ExtendedPropertyDefinition(
  ews.DefaultExtendedPropertySet.PublicStrings,
  "crm-key",
  ews.MapiPropertyType.String,
);

const kinds = (names) => names.map((name) => ews.EventType[name]);

// The library says only by this flag that the first bytes of the stream are there.
async function untilOpen(connection) {
  while (!connection.IsOpen) await new Promise((next) => setImmediate(next));
}
