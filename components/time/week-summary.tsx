import { ButtonLink } from "@/components/ui/button-link";
import { Duration } from "@/components/ui/duration";
import { Icon } from "@/components/ui/icon";
import { addDays, formatDateRange, formatWeekday } from "@/lib/dates";
import type { TimeSheet } from "@/lib/time/schema";

const height = 36;

/** Which seven days these are, their total, and their shape. The days below say the figures. */
export function WeekSummary({
  sheet,
  today,
  locale,
  older,
  newer,
}: {
  sheet: TimeSheet;
  today: string;
  locale: string;
  older: string;
  newer: string | undefined;
}) {
  const totals = new Map(sheet.days.map((day) => [day.date, day.durationSeconds]));
  const total = sheet.days.reduce((sum, day) => sum + day.durationSeconds, 0);
  const week = Array.from({ length: 7 }, (_, index) => addDays(sheet.from, index));
  // Eight hours fill a bar, so that a light week looks light.
  const full = Math.max(8 * 3600, ...totals.values());
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <div className="-ms-2 flex items-center gap-1">
          <ButtonLink href={older} variant="ghost" size="icon" aria-label="Older week" rel="next">
            <Icon name="back" />
          </ButtonLink>
          <h2 className="num font-medium text-muted">
            {formatDateRange(sheet.from, sheet.until, locale)}
          </h2>
          {newer && (
            <ButtonLink href={newer} variant="ghost" size="icon" aria-label="Newer week" rel="prev">
              <Icon name="forward" />
            </ButtonLink>
          )}
        </div>
        <p className="mt-0.5 flex items-baseline gap-2">
          <span className="text-2xl/8 font-semibold tracking-tight">
            <Duration seconds={total} />
          </span>
          <span className="text-muted">in seven days</span>
        </p>
      </div>
      <div className="flex gap-1.5" aria-hidden="true">
        {week.map((day) => {
          const bar = Math.round(((totals.get(day) ?? 0) / full) * height);
          return (
            <div key={day} className="w-7 text-center">
              <svg
                viewBox={`0 0 28 ${height}`}
                width={28}
                height={height}
                className="block"
                aria-hidden="true"
              >
                <rect width="28" height={height} rx="3" className="fill-sunken" />
                <rect
                  y={height - bar}
                  width="28"
                  height={bar}
                  rx="3"
                  className={day === today ? "fill-accent" : "fill-accent-line"}
                />
              </svg>
              <span className={`text-xs ${day === today ? "font-medium text-ink" : "text-faint"}`}>
                {formatWeekday(day, locale)}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
