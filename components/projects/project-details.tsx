import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { Project } from "@/lib/projects/schema";
import { Rate } from "./rate";

export function ProjectDetails({
  project,
  currency,
  locale,
  clientHref,
  showClient,
  showRate,
}: {
  project: Project;
  /** The workspace's, for the rate of work without a client. */
  currency: string;
  locale: string;
  clientHref: string | undefined;
  showClient: boolean;
  showRate: boolean;
}) {
  const { client } = project;
  const clientItem = {
    term: "Client",
    value:
      client && clientHref ? (
        <TextLink href={clientHref} className="wrap-anywhere">
          {client.name}
        </TextLink>
      ) : (
        "No client, so it is never billed"
      ),
  };
  const rateItem = {
    term: "Hourly rate",
    value: (
      <Rate
        amountMinor={project.hourlyRateMinor}
        currency={client?.currency ?? currency}
        locale={locale}
      />
    ),
  };
  return (
    <DescriptionList
      columns={3}
      items={[
        ...(showClient ? [clientItem] : []),
        { term: "Category", value: project.categoryName ?? "None" },
        ...(showRate ? [rateItem] : []),
      ]}
    />
  );
}
