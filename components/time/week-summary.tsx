import { ButtonLink } from "@/components/ui/button-link";
import { Duration } from "@/components/ui/duration";
import { Icon } from "@/components/ui/icon";
import { addDays, formatDateRange, formatWeekday } from "@/lib/dates";
import type { TimeSheet } from "@/lib/time/schema";
import { t } from "@/lib/time/words";

const height = 36;

/** Which week this is, its total, and its days with theirs: the entries below may fill several pages. */
export function WeekSummary({
  sheet: { today, from, until, days },
  locale,
  earlier,
  later,
  current,
}: {
  sheet: TimeSheet;
  locale: string;
  /** The neighbouring weeks, where there are any. */
  earlier: string | undefined;
  later: string | undefined;
  /** The week of today, where it is another. */
  current: string | undefined;
}) {
  const totals = new Map(days.map((day) => [day.date, day.durationSeconds]));
  const total = days.reduce((sum, day) => sum + day.durationSeconds, 0);
  // Eight hours fill a bar, so that a light week looks light.
  const full = Math.max(8 * 3600, ...totals.values());
  const arrow = { variant: "ghost", size: "icon", className: "print:hidden" } as const;
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <div className="-ms-2 flex items-center gap-1 print:ms-0">
          {earlier && (
            <ButtonLink href={earlier} aria-label={t("sheet.earlier")} rel="prev" {...arrow}>
              <Icon name="back" />
            </ButtonLink>
          )}
          <h2 className="num font-medium text-muted">{formatDateRange(from, until, locale)}</h2>
          {later && (
            <ButtonLink href={later} aria-label={t("sheet.later")} rel="next" {...arrow}>
              <Icon name="forward" />
            </ButtonLink>
          )}
          {current && (
            <ButtonLink href={current} size="sm" className="ms-1 print:hidden">
              {t("sheet.current")}
            </ButtonLink>
          )}
        </div>
        <p className="mt-0.5 flex items-baseline gap-2">
          <span className="text-2xl/8 font-semibold tracking-tight">
            <Duration seconds={total} unit />
          </span>
          <span className="text-muted">{t("sheet.inWeek")}</span>
        </p>
      </div>
      <ol className="week-days">
        {Array.from({ length: 7 }, (_, index) => addDays(from, index)).map((day) => {
          const seconds = totals.get(day) ?? 0;
          const bar = Math.round((seconds / full) * height);
          return (
            <li key={day} {...(day === today && { "aria-current": "date" })}>
              <svg viewBox={`0 0 28 ${height}`} width={28} height={height} aria-hidden="true">
                <rect width="28" height={height} rx="3" />
                <rect y={height - bar} width="28" height={bar} rx="3" />
              </svg>
              <span>
                {formatWeekday(day, locale)} {Number(day.slice(8))}
              </span>
              {seconds > 0 ? <Duration seconds={seconds} /> : <span aria-hidden="true">–</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
