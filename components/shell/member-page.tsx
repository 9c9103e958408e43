import "server-only";
import type { Metadata } from "next";
import { cache, type ReactNode } from "react";
import { can, findMember, type Member } from "@/lib/auth";
import type { Permission } from "@/lib/supabase/codes.types";
import { NotFoundView } from "./not-found-view";
import { t } from "./words";

type WorkspaceProps = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What the address of a page says; `slug` is the workspace's. */
export type Asked<Props extends WorkspaceProps> = {
  slug: string;
  params: Awaited<Props["params"]>;
  search: Awaited<Props["searchParams"]>;
};

type Shown<A, D> = A & { member: Member; data: D };

type MemberPage<A extends Asked<WorkspaceProps>, D> = {
  /** What the person's role must allow; "organization.read" is what every member may. */
  permission: Permission;
  /**
   * Asks for what the page shows, while the database is still being asked who the person is: whether
   * they may see it is its own decision, and what it says is thrown away if they may not see the page.
   * Undefined, or a record of null: there is nothing at this address.
   */
  load?: (asked: A) => Promise<D | undefined>;
  title: (shown: Shown<A, D>) => string;
  render: (shown: Shown<A, D>) => ReactNode;
};

/**
 * A page inside a workspace. Whoever is not a member, lacks the permission, or asks for a record that is
 * not there gets one and the same "Not found"; no page can forget to check. A page's file exports what
 * this makes: `export const generateMetadata = page.metadata; export default page.page;`
 */
export function memberPage<A extends Asked<WorkspaceProps>, D = undefined>({
  permission,
  load,
  title,
  render,
}: MemberPage<A, D>) {
  // Title and body share one answer. React's cache lives as long as the request and compares by value
  // only what is no object.
  const ask = cache(async (address: string): Promise<Shown<A, D> | undefined> => {
    const asked = JSON.parse(address) as A;
    const loading = load?.(asked);
    // It may fail before the person is known, and must then not end the process.
    loading?.catch(() => {});
    const member = await findMember(asked.slug);
    if (!member || !can(member, permission)) return undefined;
    const data = await loading;
    if (load && (data === undefined || data === null)) return undefined;
    return { ...asked, member, data: data as D };
  });
  const shown = async ({ params, searchParams }: WorkspaceProps) => {
    const place = await params;
    const asked = { slug: place.workspace, params: place, search: await searchParams };
    return ask(JSON.stringify(asked));
  };

  return {
    metadata: async (props: WorkspaceProps): Promise<Metadata> => {
      const found = await shown(props);
      return { title: found ? title(found) : t("notFound.title") };
    },
    page: async (props: WorkspaceProps) => {
      const found = await shown(props);
      return found ? render(found) : <NotFoundView />;
    },
  };
}
