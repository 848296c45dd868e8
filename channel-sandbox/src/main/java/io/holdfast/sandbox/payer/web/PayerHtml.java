package io.holdfast.sandbox.payer.web;

import io.holdfast.sandbox.trade.Standing;
import io.holdfast.sandbox.trade.Terms;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Way;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** The page as text. It asks nobody for anything: no scripts, no styles from elsewhere. */
final class PayerHtml {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Pay %1$s</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.75rem; margin: 0 }
            dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem }
            dd { margin: 0; overflow-wrap: anywhere }
            form { display: inline-block; margin: 0 .5rem .5rem 0 }
            button { font: inherit; padding: .5rem 1rem }
            </style>
            <p>Sandbox: no money moves here.</p>
            <h1>%1$s</h1>
            %2$s
            <dl>
            <dt>Channel</dt><dd>%3$s</dd>
            <dt>For</dt><dd>%4$s</dd>
            <dt>Number</dt><dd>%5$s</dd>
            <dt>State</dt><dd>%6$s</dd>
            <dt>Payments</dt><dd>%7$d</dd>
            </dl>
            %8$s
            </html>
            """;

    private static final String LIST = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Payers</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            table { border-collapse: collapse; width: 100%% }
            th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid #ddd }
            .amount { text-align: right }
            </style>
            <p>Sandbox: no money moves here.</p>
            <h1>Payers</h1>
            <p>%s</p>
            <table>
            <tr><th>Number</th><th>Channel</th><th>For</th><th class="amount">Amount</th><th>State</th></tr>
            %s</table>
            </html>
            """;
    private static final String ROW = "<tr><td><a href=\"/payer/%1$s\">%1$s</a></td><td>%2$s</td><td>%3$s</td>"
            + "<td class=\"amount\">%4$s</td><td>%5$s</td></tr>\n";

    private PayerHtml() {}

    /** Where a person finds the trade to play the payer of. */
    static String list(List<Trade> latest) {
        String words = latest.isEmpty()
                ? "Nobody was asked to pay since the sandbox started: make a payment through a channel first."
                : "Choose a trade to be its payer. The newest stands first.";
        return LIST.formatted(words, latest.stream().map(PayerHtml::row).collect(Collectors.joining()));
    }

    private static String row(Trade trade) {
        Terms terms = trade.terms();
        return ROW.formatted(
                escaped(terms.number()),
                terms.channel(),
                escaped(terms.description()),
                escaped(amount(terms)),
                trade.standing());
    }

    static String unknown() {
        return "<!DOCTYPE html><title>Unknown</title><p>The sandbox does not know this trade. It remembers nothing"
                + " from before its last start.</p>";
    }

    static String of(Trade trade, String code, String qrSvg) {
        Terms terms = trade.terms();
        return PAGE.formatted(
                escaped(amount(terms)),
                head(trade, code, qrSvg),
                terms.channel(),
                escaped(terms.description()),
                escaped(terms.number()),
                trade.standing(),
                trade.payments().size(),
                buttons(trade));
    }

    private static String head(Trade trade, String code, String qrSvg) {
        if (!qrSvg.isEmpty()) {
            return qrSvg + "<p>" + escaped(code) + "</p>";
        }
        if (trade.terms().way() == Way.CARD && trade.standing() == Standing.OPEN) {
            return "<p>Your bank asks whether it is you who pays.</p>";
        }
        return "";
    }

    private static String buttons(Trade trade) {
        return switch (trade.standing()) {
            case OPEN, PAYING ->
                button(trade, "pay", "Pay")
                        + button(trade, "decline", "Decline")
                        + button(trade, "pay-twice", "Pay twice");
            case APPROVED, AUTHORIZED -> button(trade, "pay-twice", "Pay twice");
            case PAID -> button(trade, "pay-late", "Pay again");
            case DECLINED, CLOSED -> button(trade, "pay-late", "Pay late");
        };
    }

    private static String button(Trade trade, String action, String words) {
        return "<form method=\"post\" action=\"/payer/" + escaped(trade.terms().number()) + "/" + action + "\"><button>"
                + words + "</button></form>";
    }

    private static String amount(Terms terms) {
        int decimals = Math.max(0, Currency.getInstance(terms.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(terms.amountMinor(), decimals).toPlainString() + " " + terms.currency();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
