import type { Metadata } from "next";
import { CategoryForm } from "@/components/categories/category-form";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { createCategory } from "@/lib/categories/actions";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "New category" };

type Props = { params: Promise<{ workspace: string }> };

export default async function NewCategoryPage({ params }: Props) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "categories.create")) return <NotFoundView />;
  return (
    <>
      <PageHeader
        title="New category"
        breadcrumbs={[
          { label: "Settings", href: paths.settings(slug) },
          { label: "Categories", href: paths.categories(slug) },
        ]}
      />
      <CategoryForm action={createCategory.bind(null, slug)} cancelHref={paths.categories(slug)} />
    </>
  );
}
