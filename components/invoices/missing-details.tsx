import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { Invoice } from "@/lib/invoices/schema";

/**
 * What a draft still lacks. Seller and buyer are copied into the document when it is issued and do
 * not change after that, so this is the last moment to complete them. A link goes to who may.
 */
export function MissingDetails({
  invoice: { seller, buyer },
  sellerHref,
  buyerHref,
}: {
  invoice: Invoice;
  sellerHref: string | undefined;
  buyerHref: string | undefined;
}) {
  const missing = [
    { name: "your own", href: sellerHref, lacks: seller.address === "" },
    { name: `that of ${buyer.name}`, href: buyerHref, lacks: buyer.address === "" },
  ].filter(({ lacks }) => lacks);
  if (missing.length === 0) return null;
  return (
    <div className="print:hidden">
      <Notice tone="warn" title="An address is missing">
        An issued invoice cannot be completed later. Add{" "}
        {missing.map(({ name, href }, at) => (
          <span key={name}>
            {at > 0 && " and "}
            {href ? <TextLink href={href}>{name}</TextLink> : name}
          </span>
        ))}{" "}
        first.
      </Notice>
    </div>
  );
}
