package io.holdfast.payment.channel.paypal;

import com.paypal.sdk.models.SearchResponse;
import com.paypal.sdk.models.SearchTransactionsInput;
import com.paypal.sdk.models.TransactionDetails;
import com.paypal.sdk.models.TransactionInformation;
import io.holdfast.contract.Money;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.ChannelUnavailableException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The movements of one day (UTC), by PayPal's transaction search. It knows them some hours later. */
final class PayPalBills {

    private static final int PAGE_SIZE = 500;
    private static final String SUCCEEDED = "S";
    /** PayPal, transaction event codes: T11 are reversals, of which T1107 is the refund of a payment. */
    private static final String REFUND = "T1107";

    private static final String PAYMENT = "T00";
    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]", Locale.ROOT);

    private final PayPalClients clients;

    PayPalBills(PayPalClients clients) {
        this.clients = clients;
    }

    List<BillLine> of(ChannelSettings settings, LocalDate day) {
        try {
            List<TransactionInformation> movements = new ArrayList<>();
            int pages = 1;
            for (int page = 1; page <= pages; page++) {
                SearchResponse found = page(settings, day, page);
                pages = found.getTotalPages() == null ? 1 : found.getTotalPages();
                if (found.getTransactionDetails() != null) {
                    found.getTransactionDetails().stream()
                            .map(TransactionDetails::getTransactionInfo)
                            .filter(each -> each != null && SUCCEEDED.equals(each.getTransactionStatus()))
                            .forEach(movements::add);
                }
            }
            return lines(movements);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new ChannelUnavailableException("the bill of " + day + " cannot be had now", e);
        }
    }

    private SearchResponse page(ChannelSettings settings, LocalDate day, int page) throws IOException {
        SearchTransactionsInput input = new SearchTransactionsInput.Builder(day + "T00:00:00Z", day + "T23:59:59Z")
                .fields("transaction_info")
                .pageSize(PAGE_SIZE)
                .page(page)
                .build();
        Answered<SearchResponse> answered = clients.ask(
                settings, client -> client.getTransactionSearchController().searchTransactions(input));
        SearchResponse found = answered.orNull();
        if (found == null || found.getTransactionDetails() == null) {
            throw new IOException("no bill");
        }
        return found;
    }

    private static List<BillLine> lines(List<TransactionInformation> movements) {
        Map<String, String> attemptByCapture = new HashMap<>();
        for (TransactionInformation each : movements) {
            if (code(each).startsWith(PAYMENT) && each.getCustomField() != null) {
                attemptByCapture.put(each.getTransactionId(), each.getCustomField());
            }
        }
        List<BillLine> lines = new ArrayList<>();
        for (TransactionInformation each : movements) {
            if (code(each).startsWith(PAYMENT)) {
                lines.add(line(each, text(each.getCustomField()), each.getTransactionId(), null));
            } else if (code(each).equals(REFUND)) {
                String capture = text(each.getPaypalReferenceId());
                lines.add(line(each, attemptByCapture.getOrDefault(capture, ""), capture, text(each.getCustomField())));
            }
        }
        return lines;
    }

    private static BillLine line(
            TransactionInformation movement, String attemptNo, String captureId, @Nullable String refundNo) {
        Money amount = signed(movement.getTransactionAmount());
        Money fee = movement.getFeeAmount() == null ? Money.of(0, amount.currency()) : signed(movement.getFeeAmount());
        return new BillLine(
                OffsetDateTime.parse(movement.getTransactionInitiationDate(), OFFSET)
                        .toInstant(),
                attemptNo,
                captureId,
                refundNo,
                Money.of(Math.abs(amount.amountMinor()), amount.currency()),
                // What was kept stands below zero there.
                Money.of(-fee.amountMinor(), fee.currency()));
    }

    private static Money signed(com.paypal.sdk.models.Money amount) {
        String value = text(amount.getValue());
        boolean negative = value.startsWith("-");
        Money read = PayPalMoney.read(amount.getCurrencyCode(), negative ? value.substring(1) : value);
        return negative ? Money.of(-read.amountMinor(), read.currency()) : read;
    }

    private static String code(TransactionInformation movement) {
        return text(movement.getTransactionEventCode());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
