import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { PostButton } from "@/components/ui/post-button";
import { formatMoment, formatShortMoment } from "@/lib/dates";
import type { Session } from "@/lib/sessions/schema";
import { t } from "@/lib/sessions/words";

type Post = (data: FormData) => Promise<void>;

/** Where somebody is signed in, and the buttons that end it. */
export function SessionList({
  sessions,
  more,
  user: { locale, timeZone },
  end,
  endOthers,
}: {
  sessions: readonly Session[];
  more: number;
  user: { locale: string; timeZone: string };
  end: Post;
  endOthers: Post;
}) {
  return (
    <Card
      title={t("title")}
      description={t("text")}
      flush
      actions={sessions.length > 1 && <PostButton action={endOthers}>{t("endOthers")}</PostButton>}
      footer={more > 0 && t("more", { count: more })}
    >
      <ul className="divide-y divide-line border-t border-line">
        {sessions.map(({ id, device, startedAt, usedAt, isThis, inUse }) => {
          const short = (instant: string) =>
            formatShortMoment(instant, new Date(), locale, timeZone);
          return (
            <li key={id} className="flex items-center gap-3 px-4 py-2.5 sm:px-5">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 font-medium">
                  {device}
                  {isThis && <Badge tone="accent">{t("isThis")}</Badge>}
                </p>
                <p className="text-xs text-muted">
                  {inUse ? t("inUse") : t("used", { when: short(usedAt) })} ·{" "}
                  {t("started", { when: short(startedAt) })}
                </p>
              </div>
              {!isThis && (
                <PostButton
                  action={end}
                  fields={{ id }}
                  size="sm"
                  label={t("endOf", { device, when: formatMoment(startedAt, locale, timeZone) })}
                >
                  {t("end")}
                </PostButton>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
