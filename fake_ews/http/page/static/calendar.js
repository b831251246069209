// A calendar: a week as a grid of hours, or as a list; by the reader's clock, beginning where the organisation's stands.

import { call } from "./api.js";
import { aside, h, icon, show } from "./elements.js";
import { span } from "./item.js";
import * as moments from "./moments.js";
import { say } from "./words.js";

const HOUR_MS = 3_600_000;
/** Hours that are shown even when nothing is in them. */
const DAYTIME = [8, 18];

export class Calendar {
  constructor(bar, address) {
    this.bar = bar;
    this.address = address;
    this.view = matchMedia("(max-width: 56rem)").matches ? "agenda" : "week";
    this.heading = h("header", { class: "listhead calendarhead" });
    this.content = h("div", { class: "scroll" });
    this.element = h("div", { class: "listing calendar" }, this.heading, this.content);
    this.first = null;
  }

  async open(listed, current) {
    this.listed = listed;
    this.current = current;
    const where = `${listed.mailbox}/${listed.folder}`;
    if (where !== this.where || !this.first) this.first = moments.monday(this.bar.now());
    this.where = where;
    await this.news();
  }

  async news() {
    const { first, listed, where } = this;
    const end = moments.later(first, 7);
    const events = await call("agenda", { mailbox: listed.mailbox, folder: listed.folder, start: first.toISOString(), end: end.toISOString() });
    if (first !== this.first || where !== this.where) return;
    // One that ends where the week begins touches it, but is not in it.
    const inside = events.filter((one) => new Date(one.facts.end) > first || one.facts.start === one.facts.end);
    const today = moments.dayText(this.bar.now());
    show(this.heading, [first, listed, this.view], () => this.head(first, end));
    show(this.content, [inside, first, this.view, this.current, today], () => (this.view === "week" ? this.week(inside, first, today) : this.agenda(inside, first, today)));
  }

  head(first, end) {
    const go = (days) => () => {
      this.first = days ? moments.later(this.first, days) : moments.monday(this.bar.now());
      this.news();
    };
    const last = moments.later(end, -1);
    const months = first.getMonth() === last.getMonth() ? moments.month(first) : `${moments.month(first)} – ${moments.month(last)}`;
    const views = ["week", "agenda"].map((one) => h("button", { type: "button", class: "quiet small", "aria-pressed": String(one === this.view), "data-key": `view-${one}`,
      onclick: () => { this.view = one; this.news(); } }, say(one)));
    return [
      this.listed.back && h("a", { class: "back", href: this.listed.back }, icon("back"), aside(say("back"))),
      h("h2", {}, months),
      h("div", { class: "turning" },
        h("button", { type: "button", class: "quiet small", "aria-label": say("previous_week"), title: say("previous_week"), onclick: go(-7), "data-key": "previous" }, icon("back")),
        h("button", { type: "button", class: "quiet small", onclick: go(0), "data-key": "today" }, say("today")),
        h("button", { type: "button", class: "quiet small", "aria-label": say("next_week"), title: say("next_week"), onclick: go(7), "data-key": "next" }, icon("next"))),
      h("div", { class: "switch", role: "group", "aria-label": say("view") }, views),
    ];
  }

  days(first) {
    return Array.from({ length: 7 }, (_, day) => moments.later(first, day));
  }

  week(events, first, today) {
    const whole = events.filter(isLong);
    const timed = events.filter((one) => !isLong(one));
    const [from, to] = hours(timed);
    const days = this.days(first);
    const rows = Array.from({ length: to - from }, (_, hour) => from + hour);
    return h("div", { class: "week", style: { "--hours": String(to - from) } },
      h("div", { class: "corner soft" }),
      days.map((day) => h("div", { class: ["dayhead", moments.dayText(day) === today && "today"] },
        h("span", { class: "soft" }, moments.weekday(day)), " ", h("strong", {}, String(day.getDate())))),
      h("div", { class: "corner soft" }, whole.length > 0 && say("all_day_short")),
      days.map((day) => h("div", { class: "allday" }, whole.filter((one) => isOn(one, day)).map((one) => this.event(one, null, "above")))),
      h("div", { class: "hours", "aria-hidden": "true" }, rows.map((hour) => h("span", { class: "soft" }, `${String(hour).padStart(2, "0")}:00`))),
      days.map((day) => this.column(day, timed.filter((one) => isOn(one, day)), from, to, moments.dayText(day) === today)),
      h("p", { class: "soft zone" }, say("zone", { zone: moments.zone })));
  }

  column(day, events, from, to, isToday) {
    const begin = day.getTime() + from * HOUR_MS;
    const length = (to - from) * HOUR_MS;
    const now = this.bar.now().getTime();
    return h("section", { class: "day", "aria-label": moments.longDay(day) },
      lanes(events).map(({ event, lane, width }) => {
        const start = Math.max(new Date(event.facts.start).getTime(), begin);
        const end = Math.min(new Date(event.facts.end).getTime(), begin + length);
        return this.event(event, {
          top: `${((start - begin) / length) * 100}%`,
          height: `${(Math.max(end - start, HOUR_MS / 2.5) / length) * 100}%`,
          left: `${(lane / width) * 100}%`,
          width: `${100 / width}%`,
        });
      }),
      isToday && now >= begin && now <= begin + length && h("div", { class: "now", style: { top: `${((now - begin) / length) * 100}%` }, "aria-hidden": "true" }));
  }

  agenda(events, first, today) {
    const days = this.days(first).map((day) => ({ day, on: events.filter((one) => isOn(one, day)) })).filter(({ on }) => on.length);
    if (!days.length) return h("p", { class: "empty" }, say("no_events"));
    return [
      days.map(({ day, on }) => h("section", { class: "agenda" },
        h("h3", { class: moments.dayText(day) === today && "today" }, moments.longDay(day)),
        h("ol", { class: "rows" }, on.map((one) => h("li", {}, this.event(one)))))),
      h("p", { class: "soft zone" }, say("zone", { zone: moments.zone })),
    ];
  }

  event(line, style = null, place = "") {
    const { start, end, all_day: allDay, location, status = "Busy", cancelled, series } = line.facts;
    const times = allDay ? say("all_day") : `${moments.time(new Date(start))} – ${moments.time(new Date(end))}`;
    const subject = line.subject || say("no_subject");
    const said = [subject, span(line.facts), location, say(status), series === "Occurrence" && say("recurring"), cancelled && say("cancelled")].filter(Boolean).join(", ");
    return h("a", { class: ["event", "row", status, cancelled && "cancelled", style && "placed"], href: this.address(line), style: style ?? {}, title: said, "aria-label": said,
      "aria-current": line.id === this.current ? "true" : null, "data-key": `${line.id}-${place}` },
      h("strong", {}, subject), " ",
      !(allDay && place === "above") && h("span", { class: "times" }, times, ["Occurrence", "Exception"].includes(series) && " ↻"), " ",
      location && h("span", { class: "where" }, location));
  }
}

/** Whether an event belongs above the hours: whole days, or more than one. */
function isLong(line) {
  const { start, end, all_day: allDay } = line.facts;
  return allDay || new Date(end) - new Date(start) >= moments.DAY_MS;
}

function isOn(line, day) {
  const [start, end] = [new Date(line.facts.start), new Date(line.facts.end)];
  return start < moments.later(day, 1) && (end > day || (start >= day && end.getTime() === start.getTime()));
}

/** Return from which hour to which the grid goes: daytime, and whatever is before and after it. */
function hours(events) {
  let [from, to] = DAYTIME;
  for (const { facts } of events) {
    const [start, end] = [new Date(facts.start), new Date(facts.end)];
    if (moments.dayText(start) !== moments.dayText(end)) return [0, 24];
    from = Math.min(from, start.getHours());
    to = Math.max(to, end.getHours() + (end.getMinutes() > 0 ? 1 : 0));
  }
  return [from, to];
}

/** Give events that overlap lanes beside each other; each group of them is as wide as it needs. */
function lanes(events) {
  const placed = [];
  let group = [];
  let groupEnd = -Infinity;
  const close = () => {
    const width = Math.max(1, ...group.map((one) => one.lane + 1));
    for (const one of group) placed.push({ ...one, width });
    group = [];
  };
  for (const event of [...events].sort((a, b) => a.facts.start.localeCompare(b.facts.start))) {
    const start = new Date(event.facts.start).getTime();
    if (start >= groupEnd) close();
    const taken = group.filter((one) => new Date(one.event.facts.end) > start).map((one) => one.lane);
    let lane = 0;
    while (taken.includes(lane)) lane += 1;
    group.push({ event, lane });
    groupEnd = Math.max(groupEnd, new Date(event.facts.end).getTime());
  }
  close();
  return placed;
}
