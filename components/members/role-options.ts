import { type Role, rolesUpTo } from "@/lib/members/schema";
import { t } from "@/lib/members/words";

/** What someone of this role may make of others, each with what it is for. */
export function roleOptions(ownRole: Role): { value: Role; label: string }[] {
  return rolesUpTo(ownRole).map((value) => ({ value, label: t(`choice.${value}`) }));
}
