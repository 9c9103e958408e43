import { ChevronRight } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { paths } from "@/lib/paths";

/**
 * The person's workspaces. Plain links: entering one is a full page load, so that nothing kept of
 * another can turn up in it.
 */
export function WorkspaceList({
  workspaces,
}: {
  workspaces: readonly { slug: string; name: string; role: string }[];
}) {
  return (
    <ul className="-mx-2 grid gap-0.5">
      {workspaces.map(({ slug, name, role }) => (
        <li key={slug}>
          <a
            href={paths.dashboard(slug)}
            className="flex items-center gap-3 rounded-lg p-2 hover:bg-sunken"
          >
            <Avatar name={name} shape="square" size="lg" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{name}</span>
              <span className="block truncate text-xs text-muted">
                <span className="capitalize">{role}</span> · {slug}
              </span>
            </span>
            <ChevronRight size={16} aria-hidden className="shrink-0 text-faint" />
          </a>
        </li>
      ))}
    </ul>
  );
}
