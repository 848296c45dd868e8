package io.holdfast.payment.channel.wechat;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.DigestBillEntity;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.ChannelUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/** Version 3: a signed answer says where a day's bill is and what its digest must be; then it is fetched. */
final class V3Bills {

    private final BillDownloadServiceExtension service;

    V3Bills(HttpClient http, Config config) {
        this.service = new BillDownloadServiceExtension.Builder()
                .httpClient(http)
                .decryptor(config.createDecryptor())
                .build();
    }

    List<BillLine> of(LocalDate day) {
        GetTradeBillRequest request = new GetTradeBillRequest();
        request.setBillDate(day.toString());
        request.setBillType(BillType.ALL);
        return V3Ask.ask(() -> service.getTradeBill(request))
                .understood(V3Bills::read)
                .fold(lines -> lines, failure -> none(day, failure), why -> {
                    throw unavailable(day, why);
                });
    }

    private static List<BillLine> read(DigestBillEntity bill) {
        try (InputStream stream = bill.getInputStream()) {
            byte[] file = stream.readAllBytes();
            if (!bill.verifyHash()) {
                throw new IOException("a bill with another digest");
            }
            return Bill.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<BillLine> none(LocalDate day, Failure failure) {
        if (failure.code().equals("NO_STATEMENT_EXIST")) {
            return List.of();
        }
        throw unavailable(day, failure.toString());
    }

    private static ChannelUnavailableException unavailable(LocalDate day, String why) {
        return new ChannelUnavailableException(
                "WeChat Pay's bill of " + day + " cannot be had now", new IOException(why));
    }
}
