package io.holdfast.sandbox.payer.web;

import io.holdfast.sandbox.trade.Standing;
import io.holdfast.sandbox.trade.Terms;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Way;
import java.math.BigDecimal;
import java.util.Currency;

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

    private PayerHtml() {}

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
