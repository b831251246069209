// Times as the reader writes them: the browser's zone, the page's language.

// English and German are written in more than one way: the browser knows which is its reader's.
const page = document.documentElement.lang;
const language = navigator.languages.find((one) => one.split("-")[0] === page) ?? page;
const format = (options) => new Intl.DateTimeFormat(language, options);
const TIME = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const SECONDS = format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const DAY = format({ day: "numeric", month: "short" });
const YEAR = format({ day: "numeric", month: "short", year: "numeric" });
const WHOLE = format({ dateStyle: "full", timeStyle: "short", hourCycle: "h23" });
const LONG_DAY = format({ weekday: "long", day: "numeric", month: "long" });
const MONTH = format({ month: "long", year: "numeric" });
const WEEKDAY = format({ weekday: "short" });

export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const DAY_MS = 86_400_000;

export const time = (moment) => TIME.format(moment);
export const seconds = (moment) => SECONDS.format(moment);
export const whole = (moment) => WHOLE.format(moment);
export const longDay = (moment) => LONG_DAY.format(moment);
export const month = (moment) => MONTH.format(moment);
export const weekday = (moment) => WEEKDAY.format(moment);
export const dayOfYear = (moment) => YEAR.format(moment);

/** Return midnight of a moment's day, by the reader's clock. */
export function midnight(moment) {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
}

/** Return midnight some days later: days are 23 or 25 hours long where clocks change. */
export function later(moment, days) {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days);
}

/** Return the Monday of a moment's week. */
export function monday(moment) {
  return later(moment, -((moment.getDay() + 6) % 7));
}

/** Return how a list says when: the time today, the day this year, the year before that. */
export function short(moment, now) {
  if (midnight(moment).getTime() === midnight(now).getTime()) return TIME.format(moment);
  return (moment.getFullYear() === now.getFullYear() ? DAY : YEAR).format(moment);
}

/** Return a day as addresses have it: 2026-03-02. */
export function dayText(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Return the day that an address names, null where it names none. */
export function dayNamed(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? "");
  return found ? new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3])) : null;
}

/** Return a number of bytes as people say it. */
export function bytes(count) {
  if (count < 1024) return `${count} B`;
  const [divisor, unit] = count < 1 << 20 ? [1024, "KiB"] : [1 << 20, "MiB"];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(count / divisor)} ${unit}`;
}
