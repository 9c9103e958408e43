import { words } from "@/lib/words";

/** What every document with lines says: on paper, on the screen and in its editor. */
export const t = words({
  description: "Description",
  quantity: "Quantity",
  price: "Unit price",
  amount: "Amount",
  subtotal: "Subtotal",
  total: "Total",
  taxOf: "{tax} {rate} of {net}",
  taxNumber: "Tax number {number}",
  lines: "Lines",
  noLines: "There are no lines yet.",
  editor: {
    field: "Line {number}: {field}",
    priceIn: "Price, {currency}",
    percent: "{tax} %",
    bills: "Bills {duration} h of time, unbilled again if the line is removed.",
    add: "Add line",
    up: "Move line {number} up",
    down: "Move line {number} down",
    remove: "Remove line {number}",
    sums: "Totals",
  },
  errors: {
    inLine: "Line {number, number}: {message}",
    description: "Say what this line is for.",
    quantity: "Enter a number with up to two decimals.",
    quantityRange: "Enter a million at most.",
    price: "Enter an amount of {currency} such as {price}.",
    priceRange: "This price is too high.",
    taxRate: "Enter percents, 0 to 100.",
  },
});
