package io.holdfast.payment.channel.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.ChannelUnavailableException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The acquirer's bill of one day. */
final class CardBills {

    private final AcquirerHttp http;

    CardBills(AcquirerHttp http) {
        this.http = http;
    }

    List<BillLine> of(ChannelSettings settings, LocalDate day) {
        try {
            AcquirerReply reply = http.get(settings, "bills/" + day);
            JsonNode lines = reply.json().path("lines");
            if (!reply.isGood() || !lines.isArray()) {
                throw new IOException("no bill, status " + reply.status());
            }
            List<BillLine> bill = new ArrayList<>();
            lines.forEach(line -> bill.add(line(line)));
            return bill;
        } catch (IOException | IllegalArgumentException e) {
            throw new ChannelUnavailableException("the bill of " + day + " cannot be had now", e);
        }
    }

    private static BillLine line(JsonNode line) {
        boolean refund = line.path("type").asText("").equals("refund");
        return new BillLine(
                Authorization.instant(line.path("at").asText("")),
                line.path("reference").asText(""),
                line.path("capture_id").asText(""),
                refund ? line.path("refund_reference").asText("") : null,
                Authorization.money(line, "amount"),
                Authorization.money(line, "fee"));
    }
}
