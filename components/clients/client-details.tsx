import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { Client } from "@/lib/clients/schema";
import { t } from "@/lib/clients/words";

/** How to reach and bill a client. What was left empty is left out. */
export function ClientDetails({ client }: { client: Omit<Client, "id"> }) {
  const items = [
    {
      term: t("field.email"),
      value: client.email && (
        <TextLink href={`mailto:${client.email}`} external className="wrap-anywhere">
          {client.email}
        </TextLink>
      ),
    },
    {
      term: t("field.phone"),
      value: client.phone && (
        <TextLink href={`tel:${client.phone.replace(/[^+\d]/g, "")}`} external>
          {client.phone}
        </TextLink>
      ),
    },
    { term: t("field.currency"), value: client.currency },
    { term: t("field.taxNumber"), value: client.taxNumber },
    { term: t("field.address"), value: lines(client.address) },
    { term: t("field.notes"), value: lines(client.notes) },
  ];
  return <DescriptionList items={items.filter(({ value }) => value)} columns={2} />;
}

function lines(text: string) {
  return text && <p className="whitespace-pre-line wrap-anywhere">{text}</p>;
}
