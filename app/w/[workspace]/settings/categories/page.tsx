import type { Metadata } from "next";
import { CategoryList } from "@/components/categories/category-list";
import { SettingsFrame } from "@/components/organizations/settings-frame";
import { NotFoundView } from "@/components/shell/not-found-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { can, findMember } from "@/lib/auth";
import { listCategories } from "@/lib/categories/queries";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Categories" };

type Props = { params: Promise<{ workspace: string }> };

export default async function CategoriesPage({ params }: Props) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "categories.update")) return <NotFoundView />;
  return (
    <SettingsFrame slug={slug} current="categories">
      <Card
        title="Categories"
        description="Kinds of work, to tell projects apart."
        actions={
          <ButtonLink href={paths.newCategory(slug)}>
            <Icon name="add" />
            New category
          </ButtonLink>
        }
        flush
      >
        <CategoryList slug={slug} categories={await listCategories(slug)} />
      </Card>
    </SettingsFrame>
  );
}
