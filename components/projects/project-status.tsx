import { StatusBadge, type Tone } from "@/components/ui/badge";
import type { ProjectStatus as Status } from "@/lib/projects/schema";
import { t } from "@/lib/projects/words";

const tones: Record<Status, Tone> = { active: "success", on_hold: "warn", completed: "neutral" };

export function ProjectStatus({ status }: { status: Status }) {
  return <StatusBadge tone={tones[status]}>{t(`status.${status}`)}</StatusBadge>;
}
