import { StatusBadge, type Tone } from "@/components/ui/badge";
import { type ProjectStatus as Status, statusLabels } from "@/lib/projects/schema";

const tones: Record<Status, Tone> = { active: "success", on_hold: "warn", completed: "neutral" };

export function ProjectStatus({ status }: { status: Status }) {
  return <StatusBadge tone={tones[status]}>{statusLabels[status]}</StatusBadge>;
}
