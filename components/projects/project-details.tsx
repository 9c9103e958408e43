import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { Project } from "@/lib/projects/schema";
import { t } from "@/lib/projects/words";
import { Rate } from "./rate";

export function ProjectDetails({
  project: { clientName, categoryName, hourlyRateMinor, currency, description },
  locale,
  clientHref,
  showClient,
  showRate,
}: {
  project: Project;
  locale: string;
  clientHref: string | undefined;
  showClient: boolean;
  showRate: boolean;
}) {
  const client = {
    term: t("field.client"),
    value:
      clientName && clientHref ? (
        <TextLink href={clientHref} className="wrap-anywhere">
          {clientName}
        </TextLink>
      ) : (
        t("page.notBilled")
      ),
  };
  const rate = {
    term: t("field.rate"),
    value: <Rate amountMinor={hourlyRateMinor} currency={currency} locale={locale} />,
  };
  return (
    <div className="grid gap-5">
      <DescriptionList
        columns={3}
        items={[
          ...(showClient ? [client] : []),
          { term: t("list.category"), value: categoryName ?? t("list.none") },
          ...(showRate ? [rate] : []),
        ]}
      />
      {description && (
        <p className="max-w-prose whitespace-pre-line wrap-anywhere">{description}</p>
      )}
    </div>
  );
}
