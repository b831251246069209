import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import microsoft.exchange.webservices.data.core.ExchangeService;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.availability.*;
import microsoft.exchange.webservices.data.core.enumeration.misc.*;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.notification.EventType;
import microsoft.exchange.webservices.data.core.enumeration.permission.folder.*;
import microsoft.exchange.webservices.data.core.enumeration.property.*;
import microsoft.exchange.webservices.data.core.enumeration.property.time.*;
import microsoft.exchange.webservices.data.core.enumeration.search.*;
import microsoft.exchange.webservices.data.core.enumeration.service.*;
import microsoft.exchange.webservices.data.core.enumeration.service.calendar.*;
import microsoft.exchange.webservices.data.core.enumeration.sync.ChangeType;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceRequestException;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceResponseException;
import microsoft.exchange.webservices.data.core.response.*;
import microsoft.exchange.webservices.data.core.service.folder.*;
import microsoft.exchange.webservices.data.core.service.item.*;
import microsoft.exchange.webservices.data.core.service.response.ResponseMessage;
import microsoft.exchange.webservices.data.core.service.schema.*;
import microsoft.exchange.webservices.data.credential.WebCredentials;
import microsoft.exchange.webservices.data.misc.CalendarActionResults;
import microsoft.exchange.webservices.data.misc.NameResolutionCollection;
import microsoft.exchange.webservices.data.misc.UserConfiguration;
import microsoft.exchange.webservices.data.misc.availability.*;
import microsoft.exchange.webservices.data.misc.id.AlternateId;
import microsoft.exchange.webservices.data.notification.*;
import microsoft.exchange.webservices.data.property.complex.*;
import microsoft.exchange.webservices.data.property.complex.availability.*;
import microsoft.exchange.webservices.data.property.complex.recurrence.pattern.Recurrence;
import microsoft.exchange.webservices.data.property.complex.time.TimeZoneDefinition;
import microsoft.exchange.webservices.data.property.definition.ExtendedPropertyDefinition;
import microsoft.exchange.webservices.data.search.*;
import microsoft.exchange.webservices.data.search.filter.SearchFilter;
import microsoft.exchange.webservices.data.sync.*;

/**
 * What two people do with Microsoft's EWS Java API: a line a step, "ok NAME" or "no NAME: what was wrong".
 *
 * <p>Arguments: address of EWS, address of Alice, address of Bob, their password.
 */
public final class Story {
  private static final ExtendedPropertyDefinition FLAGS =
      new ExtendedPropertyDefinition(0x0E07, MapiPropertyType.Integer);
  private static final PropertySet ALL = new PropertySet(BasePropertySet.FirstClassProperties);
  private static final Instant NOW = Instant.now();

  private final String url;
  private final String alice;
  private final String bob;
  private final String password;
  private final ExchangeService hers;
  private final ExchangeService his;

  private Story(String[] said) throws Exception {
    url = said[0];
    alice = said[1];
    bob = said[2];
    password = said[3];
    hers = service(alice, password);
    his = service(bob, password);
  }

  public static void main(String[] said) throws Exception {
    Story story = new Story(said);
    story.mail();
    story.items();
    story.folders();
    story.calendar();
    story.meetings();
    story.people();
    story.changes();
    story.mailboxes();
    story.refusals();
    System.exit(0); // threads of the streaming connection are no daemons
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void step(String name, Step step) {
    try {
      step.run();
      System.out.println("ok " + name);
    } catch (Throwable wrong) {
      System.out.println("no " + name + ": " + String.valueOf(wrong).replaceAll("\\s+", " "));
    }
  }

  private static void equal(Object seen, Object wanted) {
    if (!wanted.equals(seen)) {
      throw new AssertionError(seen + " instead of " + wanted);
    }
  }

  private static void has(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("no " + what);
    }
  }

  private ExchangeService service(String user, String secret) throws Exception {
    ExchangeService service = new ExchangeService(ExchangeVersion.Exchange2010_SP2); // the newest that it knows
    service.setUrl(new URI(url));
    service.setCredentials(new WebCredentials(user, secret));
    return service;
  }

  private static Date in(int hours) {
    return Date.from(NOW.truncatedTo(ChronoUnit.HOURS).plus(hours, ChronoUnit.HOURS));
  }

  /** Mail is there when it was sent: the emulator delivers within the request. */
  private static Item found(ExchangeService service, WellKnownFolderName folder, String subject) throws Exception {
    SearchFilter filter = new SearchFilter.IsEqualTo(ItemSchema.Subject, subject);
    List<Item> items = service.findItems(folder, filter, new ItemView(2)).getItems();
    equal(items.size(), 1);
    return items.get(0);
  }

  private static EmailMessage draft(ExchangeService service, String subject) throws Exception {
    EmailMessage message = new EmailMessage(service);
    message.setSubject(subject);
    message.save(WellKnownFolderName.Drafts);
    return message;
  }

  private static void send(ExchangeService service, String subject, String to) throws Exception {
    EmailMessage message = new EmailMessage(service);
    message.setSubject(subject);
    message.setBody(new MessageBody("Hello"));
    message.getToRecipients().add(to);
    message.send();
  }

  private EmailMessage offer() throws Exception {
    return EmailMessage.bind(his, found(his, WellKnownFolderName.Inbox, "Offer").getId());
  }

  private void mail() {
    ExtendedPropertyDefinition mark;
    try {
      mark = new ExtendedPropertyDefinition(DefaultExtendedPropertySet.PublicStrings, "Mark", MapiPropertyType.String);
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
    step("a mail with a file is sent and a copy kept", () -> {
      EmailMessage message = new EmailMessage(hers);
      message.setSubject("Offer");
      message.setBody(MessageBody.getMessageBodyFromText("<b>Hello</b>"));
      message.getToRecipients().add(bob);
      message.getCcRecipients().add(alice);
      message.setImportance(Importance.High);
      message.setIsReadReceiptRequested(true);
      message.setExtendedProperty(mark, "blue");
      message.getAttachments().addFileAttachment("a.txt", "content".getBytes(UTF_8));
      message.sendAndSaveCopy();
    });
    step("it is received with everything that it had", () -> {
      EmailMessage message = offer();
      equal(message.getFrom().getAddress(), alice);
      equal(message.getImportance(), Importance.High);
      has(message.getConversationId() != null, "conversation");
      FileAttachment file = (FileAttachment) message.getAttachments().getPropertyAtIndex(0);
      file.load();
      equal(new String(file.getContent(), UTF_8), "content");
      message.load(new PropertySet(BasePropertySet.FirstClassProperties, ItemSchema.MimeContent));
      has(new String(message.getMimeContent().getContent(), ISO_8859_1).contains("Subject: Offer"), "subject in MIME");
    });
    step("the copy is found by an extended property", () -> {
      ItemView view = new ItemView(5);
      view.setPropertySet(new PropertySet(BasePropertySet.IdOnly, mark));
      SearchFilter filter = new SearchFilter.IsEqualTo(mark, "blue");
      List<Item> items = hers.findItems(WellKnownFolderName.SentItems, filter, view).getItems();
      equal(items.size(), 1);
      equal(items.get(0).getExtendedProperties().getPropertyAtIndex(0).getValue(), "blue");
    });
    step("it is answered, forwarded, and answered by a draft", () -> {
      offer().reply(new MessageBody("Thanks"), true);
      found(hers, WellKnownFolderName.Inbox, "RE: Offer");
      offer().forward(new MessageBody("See"), new EmailAddress(alice));
      found(hers, WellKnownFolderName.Inbox, "FW: Offer");
      ResponseMessage answer = offer().createReply(false);
      answer.setBodyPrefix(new MessageBody("Later"));
      EmailMessage draft = answer.save();
      draft.load();
      equal(draft.getSubject(), "RE: Offer");
      has(draft.getIsDraft(), "draft");
    });
    step("it is read, and no receipt is sent", () -> {
      EmailMessage message = offer();
      message.suppressReadReceipt();
      message.setIsRead(true);
      message.update(ConflictResolutionMode.AutoResolve);
      message.load();
      has(message.getIsRead(), "mark of being read");
      equal(hers.findItems(WellKnownFolderName.Inbox, new SearchFilter.ContainsSubstring(ItemSchema.Subject, "Read:"),
          new ItemView(1)).getTotalCount(), 0);
    });
  }

  private void items() {
    step("items are sorted, paged and changed", () -> {
      for (int number = 0; number < 5; number++) {
        draft(hers, "draft " + number);
      }
      ItemView view = new ItemView(2, 1);
      view.getOrderBy().add(ItemSchema.Subject, SortDirection.Descending);
      view.setPropertySet(new PropertySet(BasePropertySet.IdOnly, ItemSchema.Subject));
      FindItemsResults<Item> results = hers.findItems(WellKnownFolderName.Drafts,
          new SearchFilter.ContainsSubstring(ItemSchema.Subject, "DRAFT ", ContainmentMode.Prefixed,
              ComparisonMode.IgnoreCase), view);
      equal(results.getTotalCount(), 5);
      has(results.isMoreAvailable(), "more");
      Item item = results.getItems().get(0);
      equal(item.getSubject(), "draft 3");
      item.setSubject("changed");
      item.update(ConflictResolutionMode.AlwaysOverwrite);
      item.load();
      equal(item.getSubject(), "changed");
    });
    step("items are found by filters within filters and by bits", () -> {
      SearchFilter isDraft = new SearchFilter.Not(new SearchFilter.ExcludesBitmask(FLAGS, 8));
      SearchFilter either = new SearchFilter.SearchFilterCollection(LogicalOperator.Or,
          new SearchFilter.IsEqualTo(ItemSchema.Subject, "draft 1"),
          new SearchFilter.IsEqualTo(ItemSchema.Subject, "draft 2"));
      SearchFilter both = new SearchFilter.SearchFilterCollection(LogicalOperator.And, isDraft, either);
      equal(hers.findItems(WellKnownFolderName.Drafts, both, new ItemView(10)).getTotalCount(), 2);
    });
    step("items are grouped, and found by words", () -> {
      Grouping grouping = new Grouping(ItemSchema.Subject, SortDirection.Ascending, ItemSchema.DateTimeCreated,
          AggregateType.Maximum);
      FolderId drafts = new FolderId(WellKnownFolderName.Drafts);
      equal(hers.findItems(drafts, new ItemView(100), grouping).getItemGroups().size(), 5);
      equal(hers.findItems(WellKnownFolderName.Drafts, "subject:draft", new ItemView(10)).getTotalCount(), 4);
    });
    step("items are made, got and moved by batches", () -> {
      List<Item> made = new ArrayList<>();
      for (int number = 0; number < 3; number++) {
        EmailMessage message = new EmailMessage(hers);
        message.setSubject("batch " + number);
        made.add(message);
      }
      FolderId drafts = new FolderId(WellKnownFolderName.Drafts);
      equal(hers.createItems(made, drafts, MessageDisposition.SaveOnly, null).getOverallResult(),
          ServiceResult.Success);
      List<ItemId> ids = new ArrayList<>();
      for (Item item : made) {
        ids.add(item.getId());
      }
      equal(hers.bindToItems(ids, ALL).getCount(), 3);
      equal(hers.moveItems(ids, new FolderId(WellKnownFolderName.JunkEmail)).getOverallResult(),
          ServiceResult.Success);
    });
    step("a post and a task are made, and the task done", () -> {
      PostItem post = new PostItem(hers);
      post.setSubject("Note");
      post.save(WellKnownFolderName.Inbox);
      Task task = new Task(hers);
      task.setSubject("Write");
      task.setDueDate(in(24));
      task.setPercentComplete(50.0);
      task.save();
      task.setStatus(TaskStatus.Completed);
      task.update(ConflictResolutionMode.AutoResolve);
      task.load();
      has(task.getIsComplete(), "completion");
      Task daily = new Task(hers);
      daily.setSubject("Daily");
      daily.setStartDate(in(0));
      daily.setRecurrence(new Recurrence.DailyRegenerationPattern(in(0), 3));
      daily.save();
      daily.load();
      has(daily.getIsRecurring(), "recurrence");
    });
  }

  private void folders() {
    step("folders are made, renamed, found, copied, moved, emptied and deleted", () -> {
      Folder projects = new Folder(hers);
      projects.setDisplayName("Projects");
      projects.save(WellKnownFolderName.Inbox);
      Folder old = new Folder(hers);
      old.setDisplayName("Old");
      old.save(projects.getId());
      projects.setDisplayName("Plans");
      projects.update();
      projects.load();
      equal(projects.getChildFolderCount(), 1);
      FolderView deep = new FolderView(100);
      deep.setTraversal(FolderTraversal.Deep);
      equal(hers.findFolders(WellKnownFolderName.Inbox, new SearchFilter.IsEqualTo(FolderSchema.DisplayName, "Old"),
          deep).getTotalCount(), 1);
      projects.copy(WellKnownFolderName.MsgFolderRoot).delete(DeleteMode.HardDelete);
      Item draft = draft(hers, "to be moved");
      Item copy = draft.copy(projects.getId());
      Item moved = draft.move(projects.getId());
      has(!copy.getId().getUniqueId().equals(moved.getId().getUniqueId()), "other id");
      moved.delete(DeleteMode.MoveToDeletedItems);
      projects.empty(DeleteMode.HardDelete, true);
      projects.delete(DeleteMode.MoveToDeletedItems);
    });
    step("a folder is shared", () -> {
      PropertySet wanted = new PropertySet(BasePropertySet.FirstClassProperties, FolderSchema.Permissions);
      CalendarFolder calendar = CalendarFolder.bind(hers, WellKnownFolderName.Calendar, wanted);
      calendar.getPermissions().add(new FolderPermission(bob, FolderPermissionLevel.Reviewer));
      calendar.update();
      calendar.load(wanted);
      FolderPermissionLevel level = null;
      for (FolderPermission permission : calendar.getPermissions()) {
        if (bob.equals(permission.getUserId().getPrimarySmtpAddress())) {
          level = permission.getPermissionLevel();
        }
      }
      equal(level, FolderPermissionLevel.Reviewer);
      CalendarFolder.bind(his, new FolderId(WellKnownFolderName.Calendar, new Mailbox(alice)));
    });
    step("a search folder finds what is unread", () -> {
      SearchFolder folder = new SearchFolder(his);
      folder.setDisplayName("Unread");
      folder.getSearchParameters().getRootFolderIds().add(WellKnownFolderName.Inbox);
      folder.getSearchParameters().setTraversal(SearchFolderTraversal.Deep);
      folder.getSearchParameters().setSearchFilter(new SearchFilter.IsEqualTo(EmailMessageSchema.IsRead, false));
      folder.save(WellKnownFolderName.SearchFolders);
      send(hers, "Unread", bob);
      has(SearchFolder.bind(his, folder.getId()).getSearchParameters().getSearchFilter()
          instanceof SearchFilter.IsEqualTo, "filter");
      equal(his.findItems(folder.getId(), new ItemView(10)).getTotalCount(), 1);
    });
  }

  private Appointment appointment(String subject, Date start) throws Exception {
    Appointment appointment = new Appointment(hers);
    appointment.setSubject(subject);
    appointment.setStart(start);
    appointment.setEnd(Date.from(start.toInstant().plus(1, ChronoUnit.HOURS)));
    return appointment;
  }

  private void calendar() {
    step("an appointment is made and changed", () -> {
      Appointment appointment = appointment("Dentist", in(24));
      appointment.setLegacyFreeBusyStatus(LegacyFreeBusyStatus.OOF);
      appointment.save(SendInvitationsMode.SendToNone);
      Appointment bound = Appointment.bind(hers, appointment.getId());
      equal((int) bound.getDuration().getTotalSeconds(), 3600);
      bound.setLocation("Town");
      bound.update(ConflictResolutionMode.AutoResolve, SendInvitationsOrCancellationsMode.SendToNone);
      bound.load();
      equal(bound.getLocation(), "Town");
    });
    step("an appointment keeps its zone", () -> {
      TimeZoneDefinition zone = null;
      for (TimeZoneDefinition one : hers.getServerTimeZones()) {
        if (one.getId().equals("W. Europe Standard Time")) {
          zone = one;
        }
      }
      Appointment appointment = appointment("Zoned", in(50));
      appointment.setStartTimeZone(zone);
      appointment.setEndTimeZone(zone);
      appointment.save(SendInvitationsMode.SendToNone);
      appointment.load(new PropertySet(BasePropertySet.IdOnly, AppointmentSchema.StartTimeZone));
      equal(appointment.getStartTimeZone().getId(), "W. Europe Standard Time");
    });
    step("a series has days, one that moves and one that falls out", () -> {
      Date monday = Date.from(Instant.parse("2027-03-01T09:00:00Z"));
      Appointment series = appointment("Weekly", monday);
      series.setRecurrence(
          new Recurrence.WeeklyPattern(monday, 1, DayOfTheWeek.Monday, DayOfTheWeek.Wednesday));
      series.getRecurrence().setNumberOfOccurrences(6);
      series.save(SendInvitationsMode.SendToNone);
      Date end = Date.from(Instant.parse("2027-04-01T00:00:00Z"));
      equal(hers.findAppointments(WellKnownFolderName.Calendar, new CalendarView(monday, end)).getItems().size(), 6);
      Appointment second = Appointment.bindToOccurrence(hers, series.getId(), 2);
      second.setSubject("Weekly, moved");
      second.update(ConflictResolutionMode.AutoResolve, SendInvitationsOrCancellationsMode.SendToNone);
      Appointment.bindToOccurrence(hers, series.getId(), 3)
          .delete(DeleteMode.MoveToDeletedItems, SendCancellationsMode.SendToNone);
      Appointment master = Appointment.bindToRecurringMaster(hers, second.getId());
      equal(master.getModifiedOccurrences().getCount(), 1);
      equal(master.getDeletedOccurrences().getCount(), 1);
    });
    step("every pattern comes back as it was said", () -> {
      Date start = Date.from(Instant.parse("2027-01-04T09:00:00Z"));
      for (Recurrence pattern : Arrays.asList(
          new Recurrence.DailyPattern(start, 2),
          new Recurrence.MonthlyPattern(start, 1, 15),
          new Recurrence.RelativeMonthlyPattern(start, 1, DayOfTheWeek.Friday, DayOfTheWeekIndex.Last),
          new Recurrence.YearlyPattern(start, Month.March, 3),
          new Recurrence.RelativeYearlyPattern(start, Month.May, DayOfTheWeek.Day, DayOfTheWeekIndex.First))) {
        Appointment series = appointment(pattern.getClass().getSimpleName(), start);
        pattern.setNumberOfOccurrences(3);
        series.setRecurrence(pattern);
        series.save(SendInvitationsMode.SendToNone);
        Recurrence kept = Appointment.bind(hers, series.getId()).getRecurrence();
        equal(kept.getClass(), pattern.getClass());
        equal(kept.getNumberOfOccurrences(), 3);
      }
    });
    step("free and busy times are told, and a time suggested", () -> {
      AvailabilityOptions options = new AvailabilityOptions();
      options.setMeetingDuration(60);
      options.setRequestedFreeBusyView(FreeBusyViewType.DetailedMerged);
      GetUserAvailabilityResults results = hers.getUserAvailability(
          Arrays.asList(new AttendeeInfo(alice), new AttendeeInfo(bob)), new TimeWindow(in(0), in(72)),
          AvailabilityData.FreeBusyAndSuggestions, options);
      for (AttendeeAvailability one : results.getAttendeesAvailability()) {
        equal(one.getErrorCode(), ServiceError.NoError);
        has(one.getWorkingHours() != null, "working hours");
      }
      has(results.getSuggestions().iterator().hasNext(), "suggestion");
    });
  }

  private void meetings() {
    step("a meeting is called, accepted, changed and cancelled", () -> {
      Appointment meeting = appointment("Talk", in(72));
      meeting.getRequiredAttendees().add(bob);
      meeting.save(SendInvitationsMode.SendToAllAndSaveCopy);
      MeetingRequest request = MeetingRequest.bind(his, found(his, WellKnownFolderName.Inbox, "Talk").getId());
      CalendarActionResults accepted = request.accept(true);
      has(accepted.getAppointment() != null, "appointment");
      has(found(hers, WellKnownFolderName.Inbox, "Accepted: Talk") instanceof MeetingResponse, "answer");
      meeting.load();
      equal(meeting.getRequiredAttendees().getPropertyAtIndex(0).getResponseType(), MeetingResponseType.Accept);
      meeting.setLocation("Here");
      meeting.update(ConflictResolutionMode.AutoResolve, SendInvitationsOrCancellationsMode.SendToAllAndSaveCopy);
      meeting.load();
      meeting.cancelMeeting("Sorry");
      Item cancelled = found(his, WellKnownFolderName.Inbox, "Canceled: Talk");
      MeetingCancellation.bind(his, cancelled.getId()).removeMeetingFromCalendar();
    });
    step("a meeting is declined from the calendar", () -> {
      Appointment meeting = appointment("Party", in(82));
      meeting.getOptionalAttendees().add(bob);
      meeting.save(SendInvitationsMode.SendOnlyToAll);
      Appointment there = Appointment.bind(his, found(his, WellKnownFolderName.Calendar, "Party").getId());
      equal(there.getMyResponseType(), MeetingResponseType.NoResponseReceived);
      there.decline(true);
      found(hers, WellKnownFolderName.Inbox, "Declined: Party");
    });
  }

  private void people() {
    step("a name is resolved in the directory", () -> {
      NameResolutionCollection names = hers.resolveName("bob", ResolveNameSearchLocation.DirectoryOnly, true);
      equal(names.getCount(), 1);
      equal(names.iterator().next().getMailbox().getAddress(), bob);
      has(names.iterator().next().getContact() != null, "contact");
    });
    step("a contact is kept, changed and resolved", () -> {
      Contact contact = new Contact(hers);
      contact.setGivenName("Cy");
      contact.setSurname("Young");
      contact.setSubject("Cy Young");
      contact.setFileAs(FileAsMapping.SurnameCommaGivenName);
      contact.getEmailAddresses().setEmailAddress(EmailAddressKey.EmailAddress1, new EmailAddress("cy@outside.test"));
      contact.getPhoneNumbers().setPhoneNumber(PhoneNumberKey.MobilePhone, "123");
      PhysicalAddressEntry address = new PhysicalAddressEntry();
      address.setCity("Rome");
      contact.getPhysicalAddresses().setPhysicalAddress(PhysicalAddressKey.Business, address);
      contact.setContactPicture("picture".getBytes(UTF_8));
      contact.save();
      Contact bound = Contact.bind(hers, contact.getId());
      equal(bound.getFileAs(), "Young, Cy");
      has(bound.getHasPicture(), "picture");
      equal(bound.getPhysicalAddresses().getPhysicalAddress(PhysicalAddressKey.Business).getCity(), "Rome");
      bound.getPhoneNumbers().setPhoneNumber(PhoneNumberKey.MobilePhone, "456");
      bound.update(ConflictResolutionMode.AlwaysOverwrite);
      bound.load();
      equal(bound.getPhoneNumbers().getPhoneNumber(PhoneNumberKey.MobilePhone), "456");
      equal(hers.resolveName("Cy", ResolveNameSearchLocation.ContactsOnly, true).getCount(), 1);
    });
    step("a group is kept and expanded", () -> {
      ContactGroup group = new ContactGroup(hers);
      group.setDisplayName("Team");
      group.getMembers().addOneOff("Dee", "dee@outside.test", "SMTP");
      group.getMembers().addPersonalContact(found(hers, WellKnownFolderName.Contacts, "Cy Young").getId());
      group.save();
      equal(hers.expandGroup(group.getId()).getMembers().size(), 2);
      equal(ContactGroup.bind(hers, group.getId(), ALL).getMembers().getCount(), 2);
    });
    step("a delegate is added, changed and removed", () -> {
      DelegateUser delegate = new DelegateUser(bob);
      delegate.getPermissions().setCalendarFolderPermissionLevel(DelegateFolderPermissionLevel.Editor);
      Mailbox mailbox = new Mailbox(alice);
      Collection<DelegateUserResponse> added =
          hers.addDelegates(mailbox, MeetingRequestsDeliveryScope.DelegatesAndMe, delegate);
      equal(added.iterator().next().getResult(), ServiceResult.Success);
      equal(hers.getDelegates(mailbox, true).getDelegateUserResponses().size(), 1);
      hers.updateDelegates(mailbox, MeetingRequestsDeliveryScope.NoForward, delegate);
      hers.removeDelegates(mailbox, new UserId(bob));
      equal(hers.getDelegates(mailbox, false).getDelegateUserResponses().size(), 0);
    });
    step("lists of rooms are told", () -> equal(hers.getRoomLists().getCount(), 0));
  }

  private void changes() {
    step("a folder is synchronised in steps, and then tells what is new", () -> {
      FolderId drafts = new FolderId(WellKnownFolderName.Drafts);
      ChangeCollection<ItemChange> changes = hers.syncFolderItems(drafts, PropertySet.FirstClassProperties, null, 3,
          SyncFolderItemsScope.NormalItems, null);
      equal(changes.getCount(), 3);
      while (changes.getMoreChangesAvailable()) {
        changes = hers.syncFolderItems(drafts, PropertySet.IdOnly, null, 3, SyncFolderItemsScope.NormalItems,
            changes.getSyncState());
      }
      draft(hers, "synchronised");
      changes = hers.syncFolderItems(drafts, PropertySet.IdOnly, null, 100, SyncFolderItemsScope.NormalItems,
          changes.getSyncState());
      equal(changes.getCount(), 1);
      equal(changes.getChangeAtIndex(0).getChangeType(), ChangeType.Create);
    });
    step("the folders are synchronised", () -> {
      ChangeCollection<FolderChange> changes = hers.syncFolderHierarchy(PropertySet.FirstClassProperties, null);
      has(changes.getCount() > 10, "folders");
      equal(hers.syncFolderHierarchy(PropertySet.IdOnly, changes.getSyncState()).getCount(), 0);
    });
    step("events are asked for", () -> {
      PullSubscription subscription = hers.subscribeToPullNotifications(
          Collections.singletonList(new FolderId(WellKnownFolderName.Drafts)), 10, null, EventType.Created,
          EventType.Deleted);
      draft(hers, "pulled").delete(DeleteMode.HardDelete);
      List<EventType> told = new ArrayList<>();
      for (ItemEvent event : subscription.getEvents().getItemEvents()) {
        told.add(event.getEventType());
      }
      equal(told, Arrays.asList(EventType.Created, EventType.Deleted));
      subscription.unsubscribe();
    });
    step("events are streamed", () -> {
      StreamingSubscription subscription = hers.subscribeToStreamingNotifications(
          Collections.singletonList(new FolderId(WellKnownFolderName.Inbox)), EventType.NewMail);
      StreamingSubscriptionConnection connection = new StreamingSubscriptionConnection(hers, 1);
      connection.addSubscription(subscription);
      CountDownLatch told = new CountDownLatch(1);
      connection.addOnNotificationEvent((sender, said) -> told.countDown());
      connection.addOnDisconnect((sender, said) -> { });
      connection.open();
      send(his, "Streamed", alice);
      has(told.await(30, TimeUnit.SECONDS), "event");
      connection.close();
    });
  }

  private void mailboxes() {
    step("absence is set and told", () -> {
      OofSettings settings = hers.getUserOofSettings(alice);
      settings.setState(OofState.Enabled);
      settings.setInternalReply(new OofReply("Away"));
      settings.setExternalReply(new OofReply("Away"));
      settings.setExternalAudience(OofExternalAudience.All);
      hers.setUserOofSettings(alice, settings);
      equal(hers.getUserOofSettings(alice).getState(), OofState.Enabled);
      settings.setState(OofState.Disabled);
      hers.setUserOofSettings(alice, settings);
    });
    step("a rule is made, works, is changed and deleted", () -> {
      Rule rule = new Rule();
      rule.setDisplayName("Move");
      rule.setPriority(1);
      rule.setIsEnabled(true);
      rule.getConditions().getContainsSubjectStrings().add("invoice");
      rule.getActions().setMoveToFolder(new FolderId(WellKnownFolderName.JunkEmail));
      hers.updateInboxRules(Collections.<RuleOperation>singletonList(new CreateRuleOperation(rule)), true);
      Rule kept = hers.getInboxRules().iterator().next();
      equal(kept.getDisplayName(), "Move");
      has(kept.getActions().getMoveToFolder().getUniqueId() != null, "folder by its id");
      send(his, "invoice 1", alice);
      found(hers, WellKnownFolderName.JunkEmail, "invoice 1");
      kept.setDisplayName("Moved");
      hers.updateInboxRules(Collections.<RuleOperation>singletonList(new SetRuleOperation(kept)), true);
      hers.updateInboxRules(Collections.<RuleOperation>singletonList(new DeleteRuleOperation(kept.getId())), true);
      equal(hers.getInboxRules().getCount(), 0);
    });
    step("settings are kept in a folder", () -> {
      UserConfiguration settings = new UserConfiguration(hers);
      settings.getDictionary().addElement("key", "value");
      settings.save("Settings", WellKnownFolderName.Inbox);
      UserConfiguration bound =
          UserConfiguration.bind(hers, "Settings", WellKnownFolderName.Inbox, UserConfigurationProperties.All);
      equal(bound.getDictionary().getElements("key"), "value");
      bound.getDictionary().setElements("key", "other");
      bound.update();
      bound.delete();
    });
    step("ids are converted there and back", () -> {
      String id = found(hers, WellKnownFolderName.Drafts, "synchronised").getId().getUniqueId();
      AlternateId hex = (AlternateId) hers.convertId(new AlternateId(IdFormat.EwsId, id, alice), IdFormat.HexEntryId);
      equal(((AlternateId) hers.convertId(hex, IdFormat.EwsId)).getUniqueId(), id);
    });
    step("conversations are found", () -> {
      Collection<Conversation> found =
          hers.findConversation(new ConversationIndexedItemView(10), new FolderId(WellKnownFolderName.Inbox));
      has(found.iterator().next().getTopic() != null, "topic");
    });
    step("the end of a password is told", () -> has(hers.getPasswordExpirationDate(alice) != null, "date"));
  }

  private void refusals() {
    step("a malformed id is refused", () -> {
      try {
        Item.bind(hers, new ItemId("AAMkAGI="));
        throw new AssertionError("taken");
      } catch (ServiceResponseException refused) {
        equal(refused.getErrorCode(), ServiceError.ErrorInvalidIdMalformed);
      }
    });
    step("a wrong password is refused", () -> {
      try {
        service(alice, "wrong").findItems(WellKnownFolderName.Inbox, new ItemView(1));
        throw new AssertionError("let in");
      } catch (ServiceRequestException refused) {
        has(refused.getMessage().contains("401"), "status 401 in " + refused.getMessage());
      }
    });
  }
}
