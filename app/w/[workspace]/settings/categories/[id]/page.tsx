import type { Metadata } from "next";
import { CategoryForm } from "@/components/categories/category-form";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PageHeader } from "@/components/ui/page-header";
import { RecordActions } from "@/components/ui/record-actions";
import { can, findMember } from "@/lib/auth";
import { deleteCategory, updateCategory } from "@/lib/categories/actions";
import { findCategory } from "@/lib/categories/queries";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Edit category" };

type Props = { params: Promise<{ workspace: string; id: string }> };

export default async function CategoryPage({ params }: Props) {
  const { workspace: slug, id } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "categories.update")) return <NotFoundView />;
  const category = await findCategory(slug, id);
  if (!category) return <NotFoundView />;
  return (
    <>
      <PageHeader
        title={<span className="wrap-anywhere">{category.name}</span>}
        breadcrumbs={[
          { label: "Settings", href: paths.settings(slug) },
          { label: "Categories", href: paths.categories(slug) },
        ]}
        actions={
          <RecordActions
            kind="category"
            id={id}
            name={category.name}
            remove={can(member, "categories.delete") ? deleteCategory.bind(null, slug) : undefined}
            warning="Its projects stay, without a category. This cannot be undone."
          />
        }
      />
      <CategoryForm
        action={updateCategory.bind(null, slug, id)}
        category={category}
        cancelHref={paths.categories(slug)}
      />
    </>
  );
}
